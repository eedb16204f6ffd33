import { expect } from 'chai';
import { attemptStateOf, heldMinor, receiptBalances } from '@topsteel/domain/payment';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { describeAftermath } from './conformance-aftermath.ts';
import { describeInterleavings } from './conformance-interleavings.ts';
import { describeWebhooks } from './conformance-webhooks.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';
import type { OpenWorld, RailWorld } from './rail-world.ts';

export type { OpenWorld, RailWorld, SentWebhook } from './rail-world.ts';

/** What the parts of the suite share: one bench and one world for a rail, an order for each test. */
export interface Stage {
  bench: PaymentBench;
  world: RailWorld;
  begin(): Promise<StoredAttempt>;
  /** A paid attempt, seen. */
  paid(): Promise<StoredAttempt>;
  see(attempt: StoredAttempt): Promise<StoredAttempt>;
  /** The books show exactly what the attempt's last snapshot says. */
  expectBooks(attempt: StoredAttempt): Promise<void>;
}

/**
 * The suite that every rail passes. It plays the whole path: an order's attempt through the core, the driver and a
 * provider that runs, to the books.
 *
 * @param openWorld opens the provider and the driver; see `RailWorld`
 */
export function describeRail(name: string, openWorld: OpenWorld): void {
  describe(`the rail ${name}`, () => {
    const stage = {} as Stage;

    /** What the contract holds is booked by its own events. */
    const expectEscrow = async (kept: StoredAttempt) => {
      await stage.bench.market.hear();
      const books = await stage.bench.books(kept);
      expect(books.escrow_liability ?? 0n, 'escrow_liability').to.equal(heldMinor(kept.snapshot));
      expect(books.escrow_onchain ?? 0n, 'escrow_onchain').to.equal(heldMinor(kept.snapshot));
    };

    before(async () => {
      let world: RailWorld | undefined;
      const bench = await openPayments(async (tools, payer) => {
        world = await openWorld(tools, payer);
        return [world.rail];
      });
      if (!world) throw new Error('The world was not opened.');
      const opened = world;
      Object.assign(stage, {
        bench,
        world: opened,
        begin: () => bench.begin(opened.rail.name, opened.currency, opened.amountMinor),
        paid: async () => {
          const attempt = await stage.begin();
          await opened.pay(attempt);
          await opened.settle();
          return stage.see(attempt);
        },
        see: (attempt: StoredAttempt) => bench.payments.observe(attempt.id, 'test'),
        expectBooks: async (attempt: StoredAttempt) => {
          const kept = await bench.attempt(attempt.id);
          const due = receiptBalances(kept.snapshot, opened.rail.abilities.holds);
          const books = await bench.books(kept);
          const clearing = Object.entries(books).find(([code]) =>
            ['card_clearing', 'crypto_clearing', 'bank', 'native_wallet'].includes(code),
          );
          expect(clearing?.[1] ?? 0n, 'clearing').to.equal(due.clearingMinor);
          expect(books.order_liability ?? 0n, 'order_liability').to.equal(due.orderLiabilityMinor);
          expect(books.refund_in_flight ?? 0n, 'refund_in_flight').to.equal(due.refundInFlightMinor);
          expect(books.dispute_hold ?? 0n, 'dispute_hold').to.equal(due.disputeHoldMinor);
          expect(books.provider_fees ?? 0n, 'provider_fees').to.equal(due.providerFeesMinor);
          expect(books.bad_debt ?? 0n, 'bad_debt').to.equal(due.lossMinor);
          if (opened.rail.abilities.holds === 'escrow') await expectEscrow(kept);
          expect(kept.state, 'state').to.equal(attemptStateOf(kept.snapshot));
        },
      } satisfies Stage);
    });

    after(async () => {
      await stage.world.close();
      await stage.bench.close();
    });

    it('can be used, and says how to pay', async () => {
      const { bench, world } = stage;
      expect(await bench.payments.offered()).to.deep.equal([{ rail: world.rail.name, unavailable: null }]);
      const attempt = await stage.begin();
      expect(attempt.providerRef).to.be.a('string');
      expect(attempt.state).to.equal('requires-action');
      expect(bench.payments.actionOf(attempt).kind).to.be.oneOf(['redirect', 'transfer', 'send', 'sign']);
    });

    it('opens an attempt once, however often it is asked to', async () => {
      const { world } = stage;
      const attempt = await stage.begin();
      const again = await world.rail.open({ ...attempt, providerRef: null });
      expect(again.providerRef).to.equal(attempt.providerRef);
    });

    it('has one open attempt an order', async () => {
      const { bench, world } = stage;
      const attempt = await stage.begin();
      const second = bench.beginFor(attempt.orderId, world.rail.name, world.currency, world.amountMinor);
      expect(await second.catch((error: unknown) => error)).to.include({ code: 'conflict' });
    });

    it('holds what was paid, and books it as the rail holds it', async () => {
      const { world } = stage;
      const attempt = await stage.paid();
      expect(attempt.state).to.equal('authorized');
      expect(attempt.snapshot.authorizedMinor).to.equal(world.amountMinor);
      expect(attempt.snapshot.isFinal).to.equal(true);
      await stage.expectBooks(attempt);
    });

    it('captures what was delivered and gives the rest back', async () => {
      const { bench, world } = stage;
      const delivered = world.amountMinor - 3_096n;
      const attempt = await bench.ask(await stage.paid(), 'capture', delivered);
      await world.settle();
      const { snapshot } = await stage.see(attempt);
      expect(snapshot.capturedMinor).to.equal(delivered);
      if (!world.refundsByHand) expect(snapshot.voidedMinor).to.equal(3_096n);
      expect(snapshot.providerFeeMinor).to.equal(world.feeMinor(delivered));
      await stage.expectBooks(attempt);
    });

    it('captures once, by key and after a crash between the provider’s answer and our note of it', async () => {
      const { bench, world } = stage;
      const paid = await stage.paid();
      const command = {
        key: `capture:${paid.id}:${world.amountMinor}`,
        amountMinor: world.amountMinor,
        reason: '',
      };
      await world.rail.capture(paid, command);
      await bench.ask(paid, 'capture', world.amountMinor);
      await bench.ask(paid, 'capture', world.amountMinor);
      await world.settle();
      const attempt = await stage.see(paid);
      expect(attempt.snapshot.capturedMinor).to.equal(world.amountMinor);
      expect(await bench.commandsOf(attempt)).to.have.length(2);
      await stage.expectBooks(attempt);
    });

    it('captures no more than is held, whatever the key', async () => {
      const { bench, world } = stage;
      const paid = await stage.paid();
      await bench.ask(paid, 'capture', world.amountMinor + 1n, `too-much:${paid.id}`);
      expect((await bench.attempt(paid.id)).snapshot.capturedMinor).to.equal(0n);
      await bench.ask(paid, 'capture', world.amountMinor);
      await bench.ask(paid, 'capture', world.amountMinor, `again:${paid.id}`);
      await world.settle();
      const attempt = await stage.see(paid);
      expect(attempt.snapshot.capturedMinor).to.equal(world.amountMinor);
      expect((await bench.work(attempt)).map(({ kind }) => kind)).to.deep.equal([
        'settlement-stuck',
        'settlement-stuck',
      ]);
      await stage.expectBooks(attempt);
    });

    it('lets nothing come in after it was voided, and gives back what is there', async () => {
      const { bench, world } = stage;
      const unpaid = await bench.ask(await stage.begin(), 'void', 0n);
      expect(unpaid.state).to.be.oneOf(['expired', 'requires-action', 'failed']);
      if (world.refundsByHand) return;
      const attempt = await bench.ask(await stage.paid(), 'void', world.amountMinor);
      await world.settle();
      expect((await stage.see(attempt)).state).to.equal('voided');
      await stage.expectBooks(attempt);
      expect((await bench.books(attempt)).order_liability ?? 0n).to.equal(0n);
    });

    it('asks again while the provider is away, and has one effect', async () => {
      const { bench, world } = stage;
      const paid = await stage.paid();
      await world.setAway(true);
      await bench.ask(paid, 'capture', world.amountMinor);
      const waiting = await bench.commandsOf(paid);
      await world.setAway(false);
      await bench.hurry();
      await bench.commands.run();
      await world.settle();
      const attempt = await stage.see(paid);
      expect(waiting.at(-1)?.status).to.be.oneOf(['waiting', 'done']);
      expect(attempt.snapshot.capturedMinor).to.equal(world.amountMinor);
      await stage.expectBooks(attempt);
    });

    it('ends when its time is over, and another attempt may begin', async () => {
      const { bench, world } = stage;
      const attempt = await stage.begin();
      await world.expire(attempt);
      const ended = await stage.see(attempt);
      expect([ended.state, ended.closedAt === null]).to.deep.equal(['expired', false]);
      const second = await bench.beginFor(
        attempt.orderId,
        world.rail.name,
        world.currency,
        world.amountMinor,
      );
      expect(second.reference).to.not.equal(attempt.reference);
    });

    describeAftermath(stage);
    describeWebhooks(stage);
    describeInterleavings(stage);
  });
}
