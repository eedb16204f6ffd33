import { expect } from 'chai';
import { emptySnapshot, receiptBalances, type Snapshot } from '@topsteel/domain/payment';
import type { Rail } from '../../src/rail/rail.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { openCardWorld } from './card-world.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';
import type { RailWorld } from './rail-world.ts';

const AMOUNT = 361_800n;

describe('payments over a rail', () => {
  let bench: PaymentBench;
  let world: RailWorld;
  /** Stands between core and driver: tests change what is read, and when. */
  const between: { read: ((attempt: StoredAttempt) => Promise<Snapshot>) | null } = { read: null };

  before(async () => {
    bench = await openPayments(async () => {
      world = await openCardWorld();
      const rail: Rail = {
        ...world.rail,
        read: (attempt) => (between.read ? between.read(attempt as StoredAttempt) : world.rail.read(attempt)),
      };
      return [rail];
    });
  });
  afterEach(() => {
    between.read = null;
  });
  after(async () => {
    await world.close();
    await bench.close();
  });

  const begin = () => bench.begin('card', 'EUR', AMOUNT);
  const take = async () => {
    for (const { raw, sign } of world.webhooks()) {
      await bench.takeWebhook.run('card', raw, sign(new Date(), 'current'));
    }
    await bench.inbox.run();
  };

  it('settles once when webhook and polls look at the same time', async () => {
    const attempt = await begin();
    await world.pay(attempt);
    const looks = await Promise.all([
      take(),
      ...Array.from({ length: 8 }, (_, look) => bench.payments.observe(attempt.id, `look-${look}`)),
    ]);
    expect(looks).to.have.length(9);
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.version]).to.deep.equal(['authorized', attempt.version + 1]);
    const { rows } = await bench.market.database.sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM payment_event WHERE attempt_id = $1',
      [attempt.id],
    );
    expect(rows[0]?.count).to.equal(after.version);
  });

  it('does not let a slow old answer overwrite a newer one, not even of a total that may fall', async () => {
    const attempt = await begin();
    /** Looks with an answer that was given before `happens` and arrives after it has been seen. */
    const overtaken = async (happens: () => Promise<unknown>): Promise<StoredAttempt> => {
      const old = await world.rail.read(await bench.attempt(attempt.id));
      let answer: (snapshot: Snapshot) => void = () => undefined;
      const slow = new Promise<Snapshot>((resolve) => (answer = resolve));
      const asked = new Promise<void>((resolve) => {
        between.read = () => {
          between.read = null;
          resolve();
          return slow;
        };
      });
      const looking = bench.payments.observe(attempt.id, 'slow');
      await asked;
      await happens();
      await bench.payments.observe(attempt.id, 'fast');
      answer(old);
      await looking;
      return bench.attempt(attempt.id);
    };
    expect((await overtaken(() => world.pay(attempt))).state).to.equal('authorized');
    await bench.ask(attempt, 'capture', AMOUNT);
    const refund = { key: `refund:${attempt.id}`, amountMinor: 100_000n, reason: '' };
    const refunded = await overtaken(() => world.rail.refund(attempt, refund));
    expect([refunded.state, refunded.snapshot.refundedMinor]).to.deep.equal(['partially-refunded', 100_000n]);
    expect(await bench.work(attempt)).to.deep.equal([]);
  });

  it('takes no word back: an answer that says less is a matter for a person, until it is right again', async () => {
    const attempt = await begin();
    await world.pay(attempt);
    await bench.payments.observe(attempt.id, 'test');
    between.read = () => Promise.resolve({ ...emptySnapshot });
    const after = await bench.payments.observe(attempt.id, 'stale');
    expect(after.state).to.equal('authorized');
    const [open] = await bench.work(attempt);
    expect([open?.kind, open?.closed_at, open?.reason]).to.deep.equal([
      'payment-amount',
      null,
      'The provider said 361800 of authorizedMinor before and says 0 now. Nothing was booked.',
    ]);
    between.read = null;
    await bench.payments.observe(attempt.id, 'right');
    const [closed] = await bench.work(attempt);
    expect(closed?.outcome).to.equal('The provider’s next answer was in order.');
  });

  it('tells listeners between what comes in and what goes out, and keeps nothing when one of them fails', async () => {
    const attempt = await begin();
    const seen: string[] = [];
    let fails = true;
    bench.payments.onChange(async (_tx, change) => {
      if (change.attempt.id !== attempt.id) return;
      if (fails) throw new Error('The order could not be brought up to date.');
      const minor = (await bench.books(attempt)).order_liability ?? 0n;
      seen.push(`${change.cause} ${change.attempt.state} ${change.after.authorizedMinor} ${minor}`);
    });
    await world.pay(attempt);
    const refused = await bench.payments.observe(attempt.id, 'test').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
    expect((await bench.attempt(attempt.id)).version).to.equal(attempt.version);
    fails = false;
    await bench.payments.observe(attempt.id, 'again');
    expect(seen).to.deep.equal(['again authorized 361800 0']);
  });

  it('closes an attempt that the provider refuses, with its reason, and lets another begin', async () => {
    const attempt = await bench.begin('card', 'USDC', AMOUNT);
    expect([attempt.state, attempt.snapshot.failure]).to.deep.equal([
      'failed',
      'A card can be charged with at most 999,999.99 in EUR, CHF, GBP. Pay this order another way.',
    ]);
    const second = await bench.beginFor(attempt.orderId, 'card', 'EUR', AMOUNT);
    expect(second.state).to.equal('requires-action');
  });

  it('tells the provider when the time to pay is over', async () => {
    const attempt = await begin();
    await bench.market.database.sql.query(
      "UPDATE payment_attempt SET expires_at = now() - interval '1 second' WHERE id = $1",
      [attempt.id],
    );
    await bench.payments.observe(attempt.id, 'poll');
    await bench.commands.run();
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.closedAt === null]).to.deep.equal(['expired', false]);
  });

  it('moves no money while the chain is in question', async () => {
    const attempt = await begin();
    await world.pay(attempt);
    await bench.payments.observe(attempt.id, 'test');
    const { sql } = bench.market.database;
    await sql.query(
      `INSERT INTO bridge.head (chain_id, latest, finalized, alarm)
       VALUES (31337, 1, 1, 'The nodes disagree.')`,
    );
    await bench.ask(attempt, 'capture', AMOUNT);
    expect((await bench.attempt(attempt.id)).snapshot.capturedMinor).to.equal(0n);
    await sql.query('UPDATE bridge.head SET alarm = NULL');
    await bench.hurry();
    await bench.commands.run();
    expect((await bench.attempt(attempt.id)).snapshot.capturedMinor).to.equal(AMOUNT);
  });

  it('books what the provider pays out, once, and takes it back when the bank does', async () => {
    const { registry, payouts, market } = bench;
    const rail: Rail = {
      ...registry.get('card'),
      payouts: () =>
        Promise.resolve([
          {
            ref: 'po_1',
            currency: 'EUR',
            amountMinor: 100_000n,
            status: paid,
            at: new Date('2026-11-26T00:00:00Z'),
          },
        ]),
    };
    let paid: 'paid' | 'failed' = 'paid';
    expect([await payouts.run(rail), await payouts.run(rail)]).to.deep.equal([1, 0]);
    paid = 'failed';
    expect([await payouts.run(rail), await payouts.run(rail)]).to.deep.equal([1, 0]);
    const { rows } = await market.database.sql.query<{ external_ref: string }>(
      "SELECT external_ref FROM ledger.transfer_group WHERE external_ref LIKE 'provider-payout:%' ORDER BY 1",
    );
    expect(rows.map(({ external_ref: ref }) => ref)).to.deep.equal([
      'provider-payout:stripe:po_1',
      'provider-payout:stripe:po_1:failed',
    ]);
  });

  it('shows every order’s money as its last snapshot has it', async () => {
    const { rows } = await bench.market.database.sql.query<{ id: string }>(
      'SELECT id::text FROM payment_attempt',
    );
    for (const { id } of rows) {
      const attempt = await bench.attempt(id);
      const due = receiptBalances(attempt.snapshot, 'authorization');
      expect((await bench.books(attempt)).order_liability ?? 0n).to.equal(due.orderLiabilityMinor);
    }
  });
});
