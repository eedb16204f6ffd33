import { deploymentOf, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { chainWatch, offer, order, type Order } from '@topsteel/domain/api';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { expect } from 'chai';
import { encodeFunctionData, keccak256, parseTransaction, type Hex } from 'viem';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import { Refused } from '../../scripts/seed/session.ts';
import { until } from '../../scripts/seed/until.ts';
import { bendChain, type Recorded } from './bend-chain.ts';
import { expectInvariants } from './invariants.ts';
import { finalizesAfter, forgetsTransactions } from './rpc-proxy.ts';
import { runInstead } from './run-instead.ts';
import * as plate from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

/** Deeper than every reorganisation that a sale has to bear. */
const FINALITY = 22n;
const DEPTHS = [1, 2, 5, 20];
/** Deeper than the two blocks behind which the local chain calls a block final. */
const TOO_DEEP = [5, 20];
const PATIENCE_MS = 300_000;
const BUYER = demoWallet(9);
const OTHER_BUYER = demoWallet(8);
const TWO_TONNES = 2_000_000n;
const { usdc } = deploymentOf(31337);

describe('A reorganisation of the chain in the middle of a sale', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: plate.Trade;
  let chain: ReturnType<typeof bendChain>;
  before(async () => {
    world = await faultWorld();
    trade = await plate.openTrade(world);
    chain = bendChain(world);
  });

  const deposits = ({ payment }: Order) => chain.recorded('PaymentAuthorized', payment.paymentId);
  const captures = ({ payment }: Order) => chain.recorded('DeliveryCaptured', payment.paymentId);
  const statuses = (records: Recorded[]): string[] => records.map(({ status }) => status);
  const usdcOf = (account: Hex): Promise<bigint> =>
    chain.node.readContract({ address: usdc, abi: usdcAbi, functionName: 'balanceOf', args: [account] });
  const onOffer = async (): Promise<string> =>
    (await trade.buyer.get(`/v2/offers/${trade.offer.id}`, offer)).availableGrams;

  /** The block that says it now. */
  async function blockOf(records: Promise<Recorded[]>): Promise<bigint> {
    const standing = (await records).filter(({ status }) => status !== 'orphaned');
    expect(standing).to.have.length(1);
    return standing[0]?.block ?? 0n;
  }

  /** Another block says it: a higher one. */
  function isSaidAgain(records: () => Promise<Recorded[]>, block: bigint): Promise<unknown> {
    return until(
      `what block ${block} said to be said again`,
      records,
      (all) => all.some((record) => record.block > block && record.status !== 'orphaned'),
      PATIENCE_MS,
    );
  }

  /** The watcher has marked what that block said as taken back. */
  function isTakenBack(records: () => Promise<Recorded[]>, block: bigint): Promise<unknown> {
    return until(
      `what block ${block} said to be taken back`,
      records,
      (all) => all.some((record) => record.block === block && record.status === 'orphaned'),
      PATIENCE_MS,
    );
  }

  /** The buyer pays, and the money is in a block that may still be replaced. */
  async function depositIsSeen(placed: Order): Promise<void> {
    await plate.signPayment(trade.buyer, placed, BUYER);
    await plate.paymentReaches(trade.buyer, placed, 'authorized');
  }

  function expectPaidOnce({ payment, lines: [line], settlement }: Order): void {
    const weighed = plate.weighedOf(BigInt(line?.massGrams ?? 0));
    const wanted = captureAmountOf(
      'usdc-escrow',
      BigInt(payment.amountMinor),
      weighed,
      BigInt(line?.maxGrams ?? 0),
    );
    expect(payment).to.include({ state: 'captured', capturedMinor: wanted.toString() });
    expect(settlement?.titleGrams).to.equal(weighed.toString());
  }

  /** The payer takes its signature back, and the token knows it. */
  async function cancellationOf({ payment }: Order): Promise<Hex> {
    const { domain, message } = payment.typedData ?? {};
    const nonce = String(message?.['nonce']) as Hex;
    const signature = await BUYER.signTypedData({
      domain: { ...domain, chainId: 31337n, verifyingContract: usdc },
      types: {
        CancelAuthorization: [
          { name: 'authorizer', type: 'address' },
          { name: 'nonce', type: 'bytes32' },
        ],
      },
      primaryType: 'CancelAuthorization',
      message: { authorizer: BUYER.address, nonce },
    });
    const args = [BUYER.address, nonce, signature] as const;
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'cancelAuthorization', args });
    return chain.sign(BUYER, { to: usdc, data });
  }

  function transfer(to: Hex, amountMinor: bigint) {
    const args = [to, amountMinor] as const;
    return { to: usdc, data: encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args }) };
  }

  /** What the relayer has signed for the deposit and no node has. */
  async function signedDeposit(placed: Order): Promise<ReturnType<typeof parseTransaction>> {
    const signed = () => chain.signedFor(placed);
    const [raw] = await until('the relayer to sign', signed, ({ length }) => length > 0, PATIENCE_MS);
    return parseTransaction(raw ?? '0x');
  }

  describe(`above what is final, ${FINALITY} blocks below the head:`, () => {
    before(() => world.node.set(finalizesAfter(FINALITY)));
    beforeEach(async () => {
      // Whatever came before is out of reach.
      await chain.mine(Number(FINALITY));
      await chain.hasRead(await chain.node.getBlockNumber());
    });
    after(async () => {
      world.node.set(null);
      await world.ground.waitFor('chain');
      await chain.mine(3);
    });

    for (const depth of DEPTHS) {
      describe(`one of ${depth}`, () => {
        before(async () => {
          await chain.startAnew();
          await chain.holdGrowth();
        });
        after(() => chain.letGrow());

        it('drops a deposit for good: it is told as not received, and nothing is paid', async () => {
          const before = [await usdcOf(BUYER.address), await onOffer()];
          const placed = await plate.placePlate(trade);
          const cancellation = await cancellationOf(placed);
          await depositIsSeen(placed);
          const block = await blockOf(deposits(placed));
          expect(await chain.takeBackFrom(block, depth, [cancellation])).to.be.at.least(depth);
          await isTakenBack(() => deposits(placed), block);
          const failing = plate.reachesStatus(trade.buyer, placed, 'payment-failed');
          const { payment, timeline } = await chain.growingWhile(failing);
          expect(payment).to.include({ state: 'failed', authorizedMinor: '0', capturedMinor: '0' });
          expect(payment.failure).to.equal('The payment authorization was used or cancelled.');
          expect(timeline.map(({ code }) => code)).to.include.members(['block-replaced', 'payment-failed']);
          const reason = 'Not paid.';
          const left = await trade.buyer.post(`/v2/orders/${placed.id}/cancellation`, { reason }, order);
          expect(left.status).to.equal('cancelled');
          expect(statuses(await deposits(placed))).to.deep.equal(['orphaned']);
          expect([await usdcOf(BUYER.address), await onOffer()]).to.deep.equal(before);
          await expectInvariants(world);
        });

        it('moves a deposit to another block: it is paid once', async () => {
          const placed = await plate.placePlate(trade);
          await depositIsSeen(placed);
          const block = await blockOf(deposits(placed));
          expect(await chain.takeBackFrom(block, depth)).to.be.at.least(depth);
          await isTakenBack(() => deposits(placed), block);
          await isSaidAgain(() => deposits(placed), block);
          const sold = await chain.growingWhile(plate.deliverPlate(world, trade, placed));
          expect(statuses(await deposits(placed))).to.deep.equal(['orphaned', 'final']);
          expectPaidOnce(sold);
          await expectInvariants(world);
        });

        it('puts another payer’s other amount in the place of a deposit: each pays its own, once', async () => {
          const keeper = demoAccount('usdcOwner');
          const placed = await plate.placePlate(trade);
          await depositIsSeen(placed);
          const block = await blockOf(deposits(placed));
          const otherSale = { wallet: OTHER_BUYER, orderedGrams: TWO_TONNES };
          const other = await plate.placePlate(trade, otherSale);
          world.node.set(forgetsTransactions(finalizesAfter(FINALITY)));
          await plate.signPayment(trade.buyer, other, OTHER_BUYER);
          const { to, data } = await signedDeposit(other);
          const instead = await chain.sign(keeper, { to: to ?? usdc, data: data ?? '0x' });
          const all = (await usdcOf(BUYER.address)) + BigInt(placed.payment.amountMinor);
          const spent = await chain.sign(BUYER, transfer(keeper.address, all));
          expect(await chain.takeBackFrom(block, depth, [instead, spent])).to.be.at.least(depth);
          world.node.set(finalizesAfter(FINALITY));
          await isTakenBack(() => deposits(placed), block);

          const failing = plate.reachesStatus(trade.buyer, placed, 'payment-failed');
          const failed = await chain.growingWhile(failing);
          expect(failed.payment.failure).to.equal('The wallet does not hold enough USDC.');
          await chain.growingWhile(plate.reachesStatus(trade.buyer, other, 'confirmed'));
          const [standing] = await deposits(other);
          expect(standing).to.include({ block, txHash: keccak256(instead) });

          await chain.send(await chain.sign(keeper, transfer(BUYER.address, all)));
          const sellBoth = async (): Promise<Order[]> => {
            await plate.payPlate(world, trade, placed);
            const sold = await plate.deliverPlate(world, trade, placed);
            return [sold, await plate.deliverPlate(world, trade, other, otherSale)];
          };
          for (const sold of await chain.growingWhile(sellBoth())) expectPaidOnce(sold);
          expect(statuses(await deposits(placed))).to.deep.equal(['orphaned', 'final']);
          expect(statuses(await deposits(other))).to.deep.equal(['final']);
          await expectInvariants(world);
        });

        it('drops a capture: the seller is paid once, by another block', async () => {
          const selling = plate.sellPlate(world, trade, {
            async whenWeighed() {
              // The deposit is final before the capture is asked for; the capture is at the head.
              await chain.beQuiet();
              await chain.mine(Number(FINALITY));
              await chain.hasRead(await chain.node.getBlockNumber());
            },
            async whenCaptured(captured) {
              const block = await blockOf(captures(captured));
              expect(await chain.takeBackFrom(block, depth)).to.be.at.least(depth);
              await isTakenBack(() => captures(captured), block);
              await isSaidAgain(() => captures(captured), block);
              chain.growAgain();
            },
          });
          const sold = await chain.growingWhile(selling);
          expect(statuses(await captures(sold))).to.deep.equal(['orphaned', 'final']);
          expect(statuses(await deposits(sold))).to.deep.equal(['final']);
          expectPaidOnce(sold);
          await expectInvariants(world);
        });
      });
    }
  });

  for (const depth of TOO_DEEP) {
    it(`of ${depth} blocks, final ones among them, stops money with an alarm until a person has looked`, async () => {
      await chain.startAnew();
      await runInstead(world, 'oracles', { env: { DEEP_REORG: 'halt' } }, async () => {
        const operator = await world.operator();
        const watch = () => operator.get('/v2/finance/chain', chainWatch);
        const held = await plate.placePlate(trade);
        await plate.payPlate(world, trade, held);
        await chain.holdGrowth();
        await chain.mine(depth);
        await chain.hasRead(await chain.node.getBlockNumber());
        const putBack = await chain.keep();
        expect(await chain.takeBackFrom(await blockOf(deposits(held)), depth)).to.be.at.least(depth);
        const { alarm } = await until('the alarm', watch, (told) => told.alarm !== null, PATIENCE_MS);
        expect(alarm).to.include({ kind: 'deep-reorg', isHeld: true });
        expect(alarm?.sentence).to.match(
          /^The chain took back final blocks: it parts at \d+, but \d+ was final\./,
        );

        const reason = 'Found steel elsewhere.';
        const refusal: unknown = await trade.buyer
          .post(`/v2/orders/${held.id}/cancellation`, { reason }, order)
          .catch((error: unknown) => error);
        expect(refusal).to.be.instanceOf(Refused).with.property('code', 'unavailable');
        const waiting = await plate.placePlate(trade);
        await plate.signPayment(trade.buyer, waiting, BUYER);
        await chain.looksAgain(3);
        expect(await chain.signedFor(waiting)).to.deep.equal([]);
        expect(statuses(await deposits(held))).to.deep.equal(['final']);

        await chain.letGrow();
        await putBack();
        await chain.looksAgain(3);
        expect((await watch()).alarm?.kind).to.equal('deep-reorg');
        expect(await chain.signedFor(waiting)).to.deep.equal([]);
        const note = 'The node was on a fork and was replaced by one that has the block.';
        await operator.post('/v2/finance/chain/resume', { note, mayFollow: false }, chainWatch);
        await plate.payPlate(world, trade, waiting);
        for (const one of [held, waiting]) expectPaidOnce(await plate.deliverPlate(world, trade, one));
        expect(statuses(await deposits(held))).to.deep.equal(['final']);
      });
      await expectInvariants(world);
    });
  }
});
