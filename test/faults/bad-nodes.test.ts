import { chainWatch, order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../../scripts/seed/session.ts';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import { until } from '../../scripts/seed/until.ts';
import { bendChain } from './bend-chain.ts';
import { expectInvariants } from './invariants.ts';
import {
  answersHalf,
  isDown,
  isOnChain,
  isSlow,
  liesFrom,
  limitsUs,
  losesLogs,
  standsStill,
  startRpcProxy,
  type Block,
  type Fault,
  type RpcProxy,
} from './rpc-proxy.ts';
import { runInstead } from './run-instead.ts';
import {
  deliverPlate,
  openTrade,
  payPlate,
  placePlate,
  sellPlate,
  signPayment,
  type Trade,
} from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

/** At least; a fault that has bent no answer by then is waited for. */
const BAD_MS = 5_000;
const PATIENCE_MS = 300_000;

const nodes: Record<string, (world: FaultWorld) => Fault | Promise<Fault>> = {
  'is down': () => isDown,
  'takes two seconds for everything': () => isSlow(2_000),
  'answers 429 Too Many Requests': () => limitsUs(20, '1'),
  'is on another chain': () => isOnChain(1),
  'leaves logs out': () => losesLogs,
  'answers half a batch': () => answersHalf,
  'stands still': async (world) => {
    const { node } = bendChain(world);
    const block = (tag: 'latest' | 'finalized'): Promise<Block> =>
      node.request({ method: 'eth_getBlockByNumber', params: [tag, false] } as never);
    return standsStill(await block('latest'), await block('finalized'));
  },
};

/** How many of its answers are bent before it behaves again; the node is bent until then, and for a while at least. */
async function bend(node: RpcProxy, fault: Fault): Promise<void> {
  const before = node.bent;
  node.set(fault);
  await pause(BAD_MS);
  await until(
    'an answer to be bent',
    () => Promise.resolve(node.bent - before),
    (bent) => bent > 0,
    PATIENCE_MS,
  );
  node.set(null);
}

describe('A node that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });
  afterEach(() => world.node.set(null));

  for (const [what, faultOf] of Object.entries(nodes)) {
    it(`${what} when the money comes in, and again when it goes out, makes the order late; it is paid once`, async () => {
      const bending: Promise<void>[] = [];
      // Not waited for: the buyer and the seller go on meanwhile.
      const begin = async (): Promise<void> => {
        await Promise.all(bending);
        bending.push(bend(world.node, await faultOf(world)));
      };
      const sold = await sellPlate(world, trade, { whenPlaced: begin, whenWeighed: begin });
      await Promise.all(bending);
      expect(bending).to.have.length(2);
      expect(sold.settlement?.titleGrams).to.equal('996000');
      await expectInvariants(world);
    });
  }

  it('calls other blocks final than another one does stops money, until a person has looked', async () => {
    const chain = bendChain(world);
    const rpcUrl = world.ground.env['RPC_URL'] ?? '';
    const other = await startRpcProxy(rpcUrl);
    const withTwo = { env: { RPC_URLS: other.url } };
    await runInstead(world, 'oracles', withTwo, async () => {
      const operator = await world.operator();
      const watch = () => operator.get('/v2/finance/chain', chainWatch);
      const held = await placePlate(trade);
      other.set(liesFrom((await chain.node.getBlockNumber()) + 1n));
      await signPayment(trade.buyer, held, demoWallet(9));
      const { alarm } = await until('the alarm', watch, (told) => told.alarm !== null, PATIENCE_MS);
      expect(alarm).to.include({ kind: 'nodes-disagree', isHeld: true });
      expect(other.bent).to.be.above(0);
      const deposits = () => chain.recorded('PaymentAuthorized', held.payment.paymentId);
      expect((await deposits()).map(({ status }) => status)).to.deep.equal(['seen']);

      const reason = 'Found steel elsewhere.';
      const refusal: unknown = await trade.buyer
        .post(`/v2/orders/${held.id}/cancellation`, { reason }, order)
        .catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(Refused).with.property('code', 'unavailable');
      const waiting = await placePlate(trade);
      await signPayment(trade.buyer, waiting, demoWallet(9));
      other.set(null);
      await chain.looksAgain(3);
      expect((await watch()).alarm?.kind).to.equal('nodes-disagree');
      expect(await chain.signedFor(waiting)).to.deep.equal([]);
      expect((await deposits()).map(({ status }) => status)).to.deep.equal(['seen']);

      const note = 'Asked a third node: the second was on a fork and has been put right.';
      await operator.post('/v2/finance/chain/resume', { note, mayFollow: false }, chainWatch);
      for (const one of [held, waiting]) {
        await payPlate(world, trade, one);
        expect((await deliverPlate(world, trade, one)).settlement?.titleGrams).to.equal('996000');
      }
    });
    await other.stop();
    await expectInvariants(world);
  });
});
