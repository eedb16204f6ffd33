import { deploymentOf, readPaymentState, refundPayment, usdcAbi, voidPayment } from '@topsteel/chain';
import { heldMinor } from '@topsteel/domain/payment';
import { expect } from 'chai';
import fc from 'fast-check';
import { encodeFunctionData, type Hex } from 'viem';
import { BridgeEvents } from '../../src/platform/bridge/index.ts';
import { consumeAll } from '../market/consume-all.ts';
import { observeIntents } from '../../src/platform/bridge/observe-intents.ts';
import { chainFactsOf, foldChainFacts } from '../../src/payment/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { HearEscrow } from '../../src/rail/usdc-escrow/index.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';
import { openEscrowWorld, type EscrowWorld } from './usdc-escrow-world.ts';

const AMOUNT = 1_200_000_000n;
const deployment = deploymentOf(31_337);

/** What only the escrow has: parties that act on the contract by themselves, and a contract that may refuse us. */
describe('a payment in the escrow, as parties and contract have it', () => {
  let bench: PaymentBench;
  let world: EscrowWorld;
  const events = new BridgeEvents();

  before(async () => {
    bench = await openPayments(async (tools, payer) => {
      world = await openEscrowWorld(tools, payer);
      return [world.rail];
    });
    new HearEscrow(events).onModuleInit();
  });
  after(async () => {
    await world.close();
    await bench.close();
  });

  const see = (attempt: StoredAttempt) => bench.payments.observe(attempt.id, 'test');
  const paid = async () => {
    const attempt = await bench.begin('usdc-escrow', 'USDC', AMOUNT);
    await world.pay(attempt);
    await world.settle();
    return see(attempt);
  };
  const hear = async () => {
    const { prisma } = bench.market.database;
    await consumeAll(prisma, 'escrow-attempts', events.eventSubscriptions);
    await observeIntents(prisma, events.intentSubscriptions);
  };

  it('is looked at when its contract speaks', async () => {
    const attempt = await paid();
    await bench.polling.run();
    await world.sellerActs(attempt, (terms) => voidPayment(deployment, terms));
    await world.settle();
    await hear();
    expect(await bench.polling.run()).to.equal(1);
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.snapshot.voidedMinor]).to.deep.equal(['voided', AMOUNT]);
  });

  it('that the seller gave back while it was captured is given back, and a person hears of the refusal', async () => {
    const attempt = await paid();
    await world.setAway(true);
    await bench.ask(attempt, 'capture', AMOUNT);
    await world.sellerActs(attempt, (terms) => voidPayment(deployment, terms));
    await world.setAway(false);
    await world.settle();
    await hear();
    const after = await see(attempt);
    expect([after.state, after.snapshot.capturedMinor]).to.deep.equal(['voided', 0n]);
    const [item] = await bench.work(after);
    expect(item?.kind).to.equal('settlement-stuck');
    expect(item?.reason).to.match(/^The capture of order \S+ was refused by the escrow: /);
  });

  it('keeps apart what the seller refunds and what we refund', async () => {
    const attempt = await bench.ask(await paid(), 'capture', AMOUNT);
    await world.settle();
    const approval = encodeFunctionData({
      abi: usdcAbi,
      functionName: 'approve',
      args: [deployment.settlementEscrow, AMOUNT],
    });
    await world.sellerActs(attempt, ({ token }) => ({ to: token, data: approval }));
    await world.sellerActs(attempt, (terms) =>
      refundPayment(deployment, { terms, amount: 100_000_000n, refundableBefore: AMOUNT }),
    );
    await world.settle();
    expect((await see(attempt)).snapshot.refundedMinor).to.equal(100_000_000n);
    const asked = await bench.ask(attempt, 'refund', 200_000_000n);
    expect(asked.snapshot.refundPendingMinor).to.equal(200_000_000n);
    await world.settle();
    const { snapshot } = await see(attempt);
    expect([snapshot.refundPendingMinor, snapshot.refundedMinor]).to.deep.equal([0n, 300_000_000n]);
    expect(await bench.work(attempt)).to.deep.equal([]);
  });

  /** Each act asks for a part, in thousandths of what it may move. */
  const history = fc.record({
    end: fc.constantFrom('capture', 'void', 'seller-void', 'leave'),
    captured: fc.integer({ min: 1, max: 1_000 }),
    refunds: fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 2 }),
  });

  it('has at every block the totals that the contract has', async function () {
    this.timeout(120_000);
    const part = (minor: bigint, thousandths: number) => (minor * BigInt(thousandths)) / 1_000n;
    await fc.assert(
      fc.asyncProperty(history, async ({ end, captured, refunds }) => {
        let attempt = await paid();
        if (end === 'capture') await bench.ask(attempt, 'capture', part(AMOUNT, captured));
        if (end === 'void') await bench.ask(attempt, 'void', AMOUNT);
        if (end === 'seller-void') await world.sellerActs(attempt, (terms) => voidPayment(deployment, terms));
        await world.settle();
        attempt = await see(attempt);
        for (const refund of end === 'capture' ? refunds : []) {
          const left = attempt.snapshot.capturedMinor - attempt.snapshot.refundedMinor;
          if (part(left, refund) > 0n) await bench.ask(attempt, 'refund', part(left, refund));
          await world.settle();
          attempt = await see(attempt);
        }
        await expectContractsTotals(attempt);
      }),
      { numRuns: 8 },
    );
  });

  /** What the driver folds of the events up to a block is what `stateOf` says at that block. */
  async function expectContractsTotals(attempt: StoredAttempt): Promise<void> {
    const paymentId = attempt.providerRef as Hex;
    const { prisma, sql } = bench.market.database;
    const facts = await chainFactsOf(prisma.client, paymentId);
    const { rows } = await sql.query<{ block: string }>(
      `SELECT block_number::text AS block FROM bridge.event
        WHERE args ->> 'paymentId' = $1 AND status = 'final' ORDER BY block_number, log_index`,
      [paymentId],
    );
    const blocks = rows.map(({ block }) => BigInt(block));
    expect(facts).to.have.length(blocks.length);
    const last = await world.client.getBlockNumber({ cacheTime: 0 });
    for (let block = (blocks[0] ?? 0n) - 1n; block <= last; block += 1n) {
      const { authorizedMinor, capturedMinor, returnedMinor } = foldChainFacts(
        facts.filter((_fact, place) => (blocks[place] ?? 0n) <= block),
      );
      const state = await readPaymentState(world.client, deployment, paymentId, block);
      expect(
        [authorizedMinor - capturedMinor - returnedMinor, capturedMinor],
        `block ${block}`,
      ).to.deep.equal([state.capturable, state.refundable]);
    }
    const { snapshot } = attempt;
    const { capturable, refundable } = await readPaymentState(world.client, deployment, paymentId);
    expect([heldMinor(snapshot), snapshot.capturedMinor - snapshot.refundedMinor]).to.deep.equal([
      capturable,
      refundable,
    ]);
  }
});
