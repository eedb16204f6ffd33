import { auditAnchorsAbi } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { encodeErrorResult, keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { RelayerChain } from '../src/relayer/relayer-chain.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { NodeRefusal } from '../src/rpc/json-rpc.ts';
import { commissionLot, drive, intentOf, registerMill, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** `AuditAnchors_ClosedInFuture(2, 1)`, as a node hands it on. */
const CLOSED_IN_FUTURE = encodeErrorResult({
  abi: auditAnchorsAbi,
  errorName: 'AuditAnchors_ClosedInFuture',
  args: [2, 1],
});
const hashOf = (text: string): Hex => keccak256(toBytes(text));

/** The ledger takes a transformation as often as it is sent, while there is mass: 60 t, cut by 10 t each time. */
describe('an act that a contract refuses twice', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it('is not put off by its own refusal, while the watcher has not read the block that holds it', async () => {
    const relayer = world.relayer();
    const { timestamp } = await world.client.getBlock();
    // A book that closes later than the block is asked for again in five seconds; this one is closed already.
    const closedAt = (timestamp + 1n).toString();
    const book = hashOf('book');
    const key = businessKey.anchorBook(book, timestamp);
    await request(world, key, 'anchor-book', {
      ...{ book, root: hashOf('root'), sequence: timestamp.toString(), closedAt },
    });
    await world.node.increaseTime({ seconds: 5 });
    await world.mine(1);
    await relayer.relay();
    const refuses = (chain: RelayerChain): RelayerChain => ({
      ...chain,
      estimateGas: () => Promise.reject(new NodeRefusal(3, 'execution reverted', CLOSED_IN_FUTURE)),
    });
    relayer.close();
    const again = world.relayer(refuses);
    await again.relay();
    const { rows } = await world.database.query('SELECT status, not_before FROM bridge.intent');
    expect(rows).to.deep.equal([{ status: 'sent', not_before: null }]);
    await drive(world, again, key, 'final');
    again.close();
  });
});

describe('an act that no contract refuses twice', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let lotId: bigint;

  before(async () => {
    world = await startWorld();
    const first = world.relayer();
    mill = await registerMill(world, first, 'Forges de l’Escaut');
    ({ lotId } = await commissionLot(world, first, mill, 1n));
    first.close();
  });
  afterEach(() => {
    relayer.close();
  });
  after(() => world.stop());

  function takeOver(change?: (chain: RelayerChain) => RelayerChain): Relayer {
    world.closeRelayers();
    relayer = world.relayer(change);
    return relayer;
  }

  async function cut(name: string): Promise<string> {
    const key = businessKey.transformLot(name);
    await request(world, key, 'transform-lot', {
      actor: mill,
      inputs: [{ lotId: lotId.toString(), grams: '10000000' }],
      outputs: [{ to: mill, massGrams: '10000000' }],
      lossGrams: '0',
      processEmissionsGrams: '90001',
      evidence: hashOf('cutting list'),
      epcisEvent: hashOf(name),
    });
    return key;
  }

  async function sent(key: string): Promise<string[]> {
    const { rows } = await world.database.query<{ status: string }>(
      `SELECT t.status FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
       WHERE i.business_key = $1 ORDER BY t.created_at, t.id`,
      [key],
    );
    return rows.map(({ status }) => status);
  }

  async function made(name: string): Promise<number> {
    const { rows } = await world.database.query(
      `SELECT 1 FROM bridge.event WHERE name = 'LotsTransformed' AND status <> 'orphaned' AND args->>'epcisEvent' = $1`,
      [hashOf(name)],
    );
    return rows.length;
  }

  it('is not sent again while the watcher has not read the block that holds it', async () => {
    const key = await cut('ahead of the watcher');
    takeOver();
    for (let turn = 0; turn < 3; turn += 1) await relayer.relay();
    expect(await sent(key)).to.deep.equal(['mined']);
    await drive(world, relayer, key, 'final');
    expect(await made('ahead of the watcher')).to.equal(1);
  });

  it('is not sent again where it failed, before that block is final', async () => {
    const key = await cut('out of gas');
    await takeOver((chain) => ({ ...chain, estimateGas: () => Promise.resolve(60_000n) })).relay();
    takeOver();
    for (let turn = 0; turn < 2; turn += 1) {
      await relayer.relay();
      await world.watchAll();
    }
    expect(await sent(key)).to.deep.equal(['mined']);
    await world.mine(3);
    await world.watchAll();
    await drive(world, relayer, key, 'final');
    expect(await sent(key)).to.deep.equal(['reverted', 'final']);
    expect(await made('out of gas')).to.equal(1);
  });

  it('is not sent again where the nodes know its nonce used and not by what', async () => {
    const key = await cut('without a receipt');
    const blind = (chain: RelayerChain): RelayerChain => ({
      ...chain,
      inclusionOf: () => Promise.resolve(null),
    });
    takeOver(blind);
    for (let turn = 0; turn < 3; turn += 1) await relayer.relay();
    expect(await sent(key)).to.deep.equal(['broadcast']);
    await world.mine(3);
    await world.watchAll();
    for (let turn = 0; turn < 3; turn += 1) await relayer.relay();
    expect((await intentOf(world, key)).status).to.equal('final');
    expect(await sent(key)).to.deep.equal(['dropped']);
    expect(await made('without a receipt')).to.equal(1);
  });

  it('is sent under another nonce once it is final that a foreign transaction has used its own', async () => {
    const key = await cut('overtaken');
    const mute = (chain: RelayerChain): RelayerChain => ({ ...chain, broadcast: () => Promise.resolve() });
    await takeOver(mute).relay();
    const { address } = world.accounts.hosted;
    const foreign = { from: address, to: address, value: '0x0' };
    await world.node.request({ method: 'eth_sendTransaction', params: [foreign] } as never);
    await world.watchAll();
    await takeOver(mute).relay();
    expect(await sent(key)).to.deep.equal(['broadcast']);
    await world.mine(3);
    await world.watchAll();
    await drive(world, takeOver(), key, 'final');
    expect(await sent(key)).to.deep.equal(['dropped', 'final']);
    expect(await made('overtaken')).to.equal(1);
  });
});
