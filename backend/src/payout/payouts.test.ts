import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import { problemOf } from '../../test/market/open-market.ts';
import {
  now,
  openPayouts,
  OUR_IBAN,
  SELLER_IBAN,
  sellerOwner,
  type Payouts,
} from '../../test/payout/open-payouts.ts';
import { payoutFactOf } from './index.ts';

const payable = accountOf('vendor_payable', sellerOwner);
const debt = accountOf('vendor_debt', sellerOwner);
const bankOf = accountOf('bank', OUR_IBAN);

describe('payout: paying vendors', () => {
  let world: Payouts;
  beforeEach(async () => {
    world = await openPayouts();
  });
  afterEach(() => world.close());

  const transfers = async () =>
    (
      await world.market.database.sql.query<{ key: string; amount_minor: string; creditor_iban: string }>(
        'SELECT key, amount_minor::text, creditor_iban FROM bank_transfer ORDER BY key',
      )
    ).rows;
  const factOf = (orderId: string) =>
    world.market.database.prisma.transact((tx) => payoutFactOf(tx, orderId));

  it('by bank: one transfer for all orders of a vendor, approved by a second person, then settled', async () => {
    const first = await world.earn('EUR', 100_000n);
    await world.earn('EUR', 50_000n);
    await world.giveAccount();
    const batch = await world.propose();
    expect(batch).to.include({ state: 'scheduled', mayDecide: false });
    const [payout] = batch.payouts;
    expect(payout).to.include({ method: 'sepa', amountMinor: '148500', debtMinor: '0', state: 'scheduled' });
    expect(payout?.lines.map(({ amountMinor }) => amountMinor)).to.deep.equal(['99000', '49500']);
    expect(payout?.destination.iban).to.equal(SELLER_IBAN);
    expect(await world.balance(payable)).to.equal('148500');
    expect(await factOf(first)).to.equal('scheduled');

    await world.approve(batch.id);
    const id = payout!.id;
    expect(await world.balance(payable)).to.equal('0');
    expect(await world.balance(accountOf('payout_in_flight', id))).to.equal('148500');
    expect(await transfers()).to.deep.equal([
      { key: `payout:${id}`, amount_minor: '148500', creditor_iban: SELLER_IBAN },
    ]);

    await world.bankSays(id, 'accepted');
    expect(await factOf(first)).to.equal('sent');
    const sql = world.market.database.sql;
    await sql.query('UPDATE settlement SET look_at = NULL');
    await world.bankSays(id, 'settled');
    await world.bankSays(id, 'settled');
    const woken = await sql.query<{ order_id: string }>(
      'SELECT order_id::text FROM settlement WHERE look_at IS NOT NULL',
    );
    expect(woken.rows.map((row) => row.order_id)).to.include(first);
    expect(await world.balance(accountOf('payout_in_flight', id))).to.equal('0');
    // 1,500.00 came in, 1,485.00 went out: the commission is left.
    expect(await world.balance(bankOf)).to.equal('1500');
    expect(await world.balance(accountOf('commission_revenue'))).to.equal('1500');
    expect(await factOf(first)).to.equal('settled');
    const shown = await world.payouts.one(world.seller, id);
    expect(shown.events.map(({ state }) => state)).to.deep.equal([
      'scheduled',
      'approved',
      'sent',
      'settled',
    ]);
    expect(await problemOf(world.propose())).to.deep.include({ code: 'conflict' });
  });

  it('an order is paid out only when every payout of it has arrived and nothing more is due', async () => {
    const order = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const first = await world.propose();
    await world.approve(first.id);
    await world.bankSays(first.payouts[0]!.id, 'accepted');
    await world.capture(order, 'EUR', 100_000n, 50_000n);
    const second = await world.propose();
    expect(await factOf(order)).to.equal('scheduled');
    await world.approve(second.id);
    await world.bankSays(second.payouts[0]!.id, 'settled');
    expect(await factOf(order)).to.equal('sent');
    await world.bankSays(first.payouts[0]!.id, 'settled');
    expect(await factOf(order)).to.equal('settled');
    await world.capture(order, 'EUR', 150_000n, 50_000n);
    expect(await factOf(order)).to.equal('none');
  });

  it('needs two people, both newly signed in, of the marketplace', async () => {
    await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const batch = await world.propose();
    const decide = (who: Partial<Payouts['approver']>) =>
      problemOf(world.decideBatch.run({ ...world.approver, ...who }, batch.id, { approve: true }, now));
    expect((await decide({ userId: world.proposer.userId }))?.details.reason).to.equal('four-eyes');
    expect((await decide({ raisedAt: new Date(now.getTime() - 16 * 60_000) }))?.details.reason).to.equal(
      'step-up-needed',
    );
    expect((await decide({ organisationRoles: ['mill'] }))?.details.reason).to.equal('not-the-marketplace');
    const stale = { ...world.proposer, raisedAt: new Date(0) };
    expect((await problemOf(world.proposePayouts.run(stale, {}, now)))?.details.reason).to.equal(
      'step-up-needed',
    );
    expect(await world.balance(payable)).to.equal('99000');
    expect(await transfers()).to.deep.equal([]);
    // Not even a direct write to the table lets one person do both.
    const forced = await problemOf(
      world.market.database.sql.query(
        `UPDATE payout_batch SET state = 'approved', decided_by = proposed_by, decided_at = now()`,
      ),
    );
    expect(forced?.message).to.contain('payout_batch_four_eyes');
  });

  it('is proposed once and approved once, whoever is faster', async () => {
    await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const proposals = await Promise.allSettled([world.propose(), world.propose(), world.propose()]);
    const [made, ...more] = proposals.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(more).to.deep.equal([]);
    const approvals = await Promise.allSettled([1, 2, 3].map(() => world.approve(made!.id)));
    expect(approvals.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected', 'rejected']);
    expect(await transfers()).to.have.lengthOf(1);
    expect(await world.balance(payable)).to.equal('0');
  });

  it('a transfer that the bank refuses restores what is owed, and only that vendor’s', async () => {
    const order = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const { id, payouts } = await world.propose();
    await world.approve(id);
    const payoutId = payouts[0]!.id;
    await world.bankSays(payoutId, 'rejected', 'AC04');
    await world.bankSays(payoutId, 'rejected', 'AC04');
    expect(await world.balance(payable)).to.equal('99000');
    expect(await world.balance(accountOf('payout_in_flight', payoutId))).to.equal('0');
    expect(await world.balance(bankOf)).to.equal('100000');
    expect(await factOf(order)).to.equal('returned');
    const { failure } = await world.payouts.one(world.seller, payoutId);
    expect(failure).to.equal('The bank refused it (AC04): The account is closed.');
    const { rows } = await world.market.database.sql.query<{ kind: string; reason: string }>(
      'SELECT kind, reason FROM work_item',
    );
    expect(rows).to.deep.equal([
      {
        kind: 'payout-failed',
        reason:
          'The payout of 990.00 EUR to Aciérie de la Moselle did not arrive. The bank refused it (AC04): The account is closed.',
      },
    ]);
  });

  it('a transfer that comes back days after it was settled is owed again, once, and is paid by a new payout', async () => {
    const order = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const first = await world.propose();
    await world.approve(first.id);
    const payoutId = first.payouts[0]!.id;
    await world.bankSays(payoutId, 'settled');
    expect(await world.balance(bankOf)).to.equal('1000');
    await world.bankSays(payoutId, 'returned', 'AC04');
    await world.bankSays(payoutId, 'returned', 'AC04');
    await world.bankSays(payoutId, 'settled');
    expect((await world.payouts.one(world.seller, payoutId)).state).to.equal('returned');
    expect(await world.balance(payable)).to.equal('99000');
    expect(await world.balance(bankOf)).to.equal('100000');
    expect(await factOf(order)).to.equal('returned');

    const again = await world.propose();
    expect(again.payouts[0]?.amountMinor).to.equal('99000');
    await world.approve(again.id);
    await world.bankSays(again.payouts[0]!.id, 'settled');
    expect(await world.balance(bankOf)).to.equal('1000');
    expect(await world.balance(payable)).to.equal('0');
    expect(await factOf(order)).to.equal('settled');
    expect(await transfers()).to.have.lengthOf(2);
  });

  it('a return that is told before the payment is booked as both', async () => {
    await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const { id, payouts } = await world.propose();
    await world.approve(id);
    await world.bankSays(payouts[0]!.id, 'returned', 'AC04');
    const { events } = await world.payouts.one(world.seller, payouts[0]!.id);
    expect(events.map(({ state }) => state)).to.deep.equal(['scheduled', 'approved', 'settled', 'returned']);
    expect(await world.balance(payable)).to.equal('99000');
    expect(await world.balance(bankOf)).to.equal('100000');
  });

  it('a transfer that the bank refused and made all the same is paid once: the vendor owes what it got twice', async () => {
    const order = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const first = await world.propose();
    await world.approve(first.id);
    await world.bankSays(first.payouts[0]!.id, 'rejected', 'AC04');
    const second = await world.propose();
    await world.approve(second.id);
    await world.bankSays(second.payouts[0]!.id, 'settled');
    await world.bankSays(first.payouts[0]!.id, 'settled');
    await world.bankSays(first.payouts[0]!.id, 'settled');
    // 1,000.00 came in, 990.00 left twice.
    expect(await world.balance(bankOf)).to.equal('-98000');
    expect(await world.balance(debt)).to.equal('99000');
    expect(await world.balance(payable)).to.equal('0');
    expect(await factOf(order)).to.equal('settled');
    const open = async () =>
      (
        await world.market.database.sql.query<{ kind: string }>(
          'SELECT kind FROM work_item WHERE closed_at IS NULL',
        )
      ).rows.map(({ kind }) => kind);
    expect(await open()).to.deep.equal(['account-below-zero']);
    // The vendor's bank sends the second one back: nothing is owed either way.
    await world.bankSays(second.payouts[0]!.id, 'returned', 'MD06');
    expect(await world.balance(bankOf)).to.equal('1000');
    expect(await open()).to.deep.equal(['payout-returned']);
    expect(await world.balance(debt)).to.equal('0');
    expect(await world.balance(payable)).to.equal('0');
    // And the first one too: everything is owed again.
    await world.bankSays(first.payouts[0]!.id, 'returned', 'MD06');
    expect(await world.balance(bankOf)).to.equal('100000');
    expect(await world.balance(payable)).to.equal('99000');
  });

  it('a refund after the payout is taken off the next one', async () => {
    const refunded = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const first = await world.propose();
    await world.approve(first.id);
    await world.bankSays(first.payouts[0]!.id, 'settled');
    await world.refund(refunded, 'EUR', 40_000n);
    expect(await world.balance(debt)).to.equal('39600');
    expect(await problemOf(world.propose())).to.deep.include({ code: 'conflict' });

    await world.earn('EUR', 50_000n);
    const second = await world.propose();
    expect(second.payouts[0]).to.include({ payableMinor: '49500', debtMinor: '39600', amountMinor: '9900' });
    expect(second.payouts[0]?.lines.map(({ amountMinor }) => amountMinor)).to.deep.equal(['-39600', '49500']);
    await world.approve(second.id);
    expect(await world.balance(debt)).to.equal('0');
    expect(await world.balance(payable)).to.equal('0');
    await world.bankSays(second.payouts[0]!.id, 'settled');

    // The first transfer comes back after all: what the refund took is not owed twice.
    await world.bankSays(first.payouts[0]!.id, 'returned', 'MD06');
    expect(await world.balance(payable)).to.equal('99000');
    expect(await world.balance(debt)).to.equal('0');
  });

  it('a batch is refused when something changed since it was proposed', async () => {
    const order = await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const batch = await world.propose();
    await world.refund(order, 'EUR', 100n);
    expect((await problemOf(world.approve(batch.id)))?.details.reason).to.equal('batch-outdated');
    await world.decideBatch.run(world.approver, batch.id, { approve: false, note: 'Refunded.' }, now);
    const next = await world.propose();
    // 999.00 stay; 9.99 commission.
    expect(next.payouts[0]?.amountMinor).to.equal('98901');
    await world.market.database.sql.query(
      `INSERT INTO work_item (id, key, kind, order_id, reason, action) VALUES (uuidv7(), 'd', 'dispute', $1, 'r', 'a')`,
      [order],
    );
    expect((await problemOf(world.approve(next.id)))?.message).to.contain(
      'There is an open dispute on the order.',
    );
    await world.market.database.sql.query('DELETE FROM work_item');
    await world.giveAccount('DE89370400440532013000');
    expect((await problemOf(world.approve(next.id)))?.message).to.contain(
      'The account that a vendor is paid to',
    );
    expect(await transfers()).to.deep.equal([]);
  });

  it('no money moves while the chain is in question', async () => {
    await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const batch = await world.propose();
    await world.market.database.sql.query(
      `INSERT INTO bridge.head (chain_id, latest, finalized, alarm) VALUES (31337, 1, 1, 'Two nodes disagree on block 7.')`,
    );
    expect((await problemOf(world.approve(batch.id)))?.details.reason).to.equal('money-stopped');
    expect(await world.balance(payable)).to.equal('99000');
  });

  it('on chain: the payout’s id is the key that the token refuses twice', async () => {
    const order = await world.earn('USDC', 100_000_000n);
    const batch = await world.propose();
    const [payout] = batch.payouts;
    expect(payout).to.include({ method: 'chain', amountMinor: '99000000' });
    await world.approve(batch.id);
    const [intent] = (await world.market.intents()).filter(({ kind }) => kind === 'pay-out');
    expect(intent?.business_key).to.equal(`pay-out:${payout!.id}`);
    expect(intent?.payload).to.include({ payoutId: payout!.id, amountMinor: '99000000' });
    await world.chainSays(payout!.id, 'sent');
    expect(await factOf(order)).to.equal('sent');
    await world.chainSays(payout!.id, 'final');
    const treasury = world.market.config.settings.settlement.treasury;
    expect(await world.balance(accountOf('treasury_wallet', treasury), 'USDC')).to.equal('-99000000');
    expect((await world.payouts.one(world.seller, payout!.id)).txHash).to.equal(`0x${'7a'.repeat(32)}`);
  });

  it('on chain: what is refused says so at once, and that it waits until nobody can use its signature', async () => {
    await world.earn('USDC', 100_000_000n);
    const batch = await world.propose();
    await world.approve(batch.id);
    const { id } = batch.payouts[0]!;
    await world.chainSays(id, 'sent');
    const usableUntil = Math.floor(now.getTime() / 1_000) + 3_600;
    const error = { code: 'Error', args: {}, message: 'Circle has blocked one of the accounts.' };
    const { sql } = world.market.database;
    await sql.query(`UPDATE bridge.intent SET status = 'sent', error = $2 WHERE business_key = $1`, [
      `pay-out:${id}`,
      JSON.stringify({ ...error, usableUntil: usableUntil.toString() }),
    ]);
    const failing = {
      reason: 'Circle has blocked one of the accounts.',
      usableUntil: '2026-11-28T10:00:00.000Z',
    };
    const shown = await world.payouts.one(world.seller, id);
    expect([shown.state, shown.failing]).to.deep.equal(['sent', failing]);
    expect((await world.payouts.batch(world.approver, batch.id)).payouts[0]?.failing).to.deep.equal(failing);
    const { items } = await world.payouts.ofVendor(world.seller.organisationId, { limit: 25 });
    expect(items[0]?.failing).to.deep.equal(failing);
    expect(await world.balance(accountOf('payout_in_flight', id), 'USDC')).to.equal('99000000');

    await world.chainSays(id, 'failed', error.message);
    const over = await world.payouts.one(world.seller, id);
    expect([over.state, over.failing, over.failure]).to.deep.equal(['returned', null, error.message]);
  });

  it('on chain: what the token refuses is owed again', async () => {
    await world.earn('USDC', 100_000_000n);
    const batch = await world.propose();
    await world.approve(batch.id);
    await world.chainSays(batch.payouts[0]!.id, 'failed', 'The treasury holds too little.');
    expect(await world.balance(payable, 'USDC')).to.equal('99000000');
    expect((await world.payouts.one(world.seller, batch.payouts[0]!.id)).failure).to.equal(
      'The treasury holds too little.',
    );
  });

  it('says why a vendor is not paid yet', async () => {
    const order = await world.earn('EUR', 100_000n);
    const whyNow = async () => (await world.due.run(null, now)).vendors[0]?.why;
    expect(await whyNow()).to.equal('The vendor has no approved bank account for EUR yet.');
    const proposed = await world.accounts.propose(
      world.seller,
      { currency: 'EUR', holder: 'Aciérie', iban: SELLER_IBAN, bic: null },
      now,
    );
    await world.accounts.decide(world.approver, proposed.id, { approve: true }, now);
    expect(await whyNow()).to.equal(
      'The vendor’s bank account is new and is paid to from 2026-11-30 09:00 UTC.',
    );
    await world.market.database.sql.query('UPDATE payment SET title_grams = 0 WHERE order_id = $1', [order]);
    expect(await whyNow()).to.equal('The title to the steel has not moved to the buyer yet.');
    const [vendor] = (await world.due.run(world.seller.organisationId, now)).vendors;
    expect(vendor).to.include({ dueMinor: '99000', payableNowMinor: '0', destination: null });
    await world.earn('GBP', 100_000n);
    const gbp = (await world.due.run(null, now)).vendors.find(({ currency }) => currency === 'GBP');
    // Pounds are paid as euro to the same account, once it is usable.
    expect([gbp?.why, gbp?.paidAs]).to.deep.equal([
      'The vendor’s bank account is new and is paid to from 2026-11-30 09:00 UTC.',
      null,
    ]);
  });

  it('a bank account is checked, and changed by two people', async () => {
    const input = {
      currency: 'EUR' as const,
      holder: 'Aciérie',
      iban: 'FR7630006000011234567890188',
      bic: null,
    };
    const ask = (iban: string) => problemOf(world.accounts.propose(world.seller, { ...input, iban }, now));
    expect((await ask(input.iban))?.details.reason).to.equal('iban-wrong');
    expect(await ask(SELLER_IBAN)).to.equal(null);
    expect((await ask(SELLER_IBAN))?.details.reason).to.equal('account-awaited');
    const [awaited] = (await world.accounts.awaiting(world.approver)).items;
    expect(awaited).to.include({ state: 'proposed', iban: SELLER_IBAN, usableFrom: null });
    const own = { ...world.approver, userId: world.seller.userId };
    expect(
      (await problemOf(world.accounts.decide(own, awaited!.id, { approve: true }, now)))?.details.reason,
    ).to.equal('four-eyes');
    const vendor = await problemOf(world.accounts.decide(world.seller, awaited!.id, { approve: true }, now));
    expect(vendor?.details.reason).to.equal('not-the-marketplace');
    const declined = await world.accounts.decide(world.approver, awaited!.id, { approve: false }, now);
    expect(declined).to.include({ state: 'declined', usableFrom: null });
  });

  it('shows a vendor its own payouts only', async () => {
    await world.earn('EUR', 100_000n);
    await world.giveAccount();
    const batch = await world.propose();
    const other = { ...world.seller, organisationId: world.market.ids.buyer };
    const payoutId = batch.payouts[0]!.id;
    expect((await problemOf(world.payouts.one(world.seller, payoutId)))?.code).to.equal('not-found');
    await world.approve(batch.id);
    expect((await world.payouts.ofVendor(world.market.ids.seller, {})).items).to.have.lengthOf(1);
    expect((await problemOf(world.payouts.one(other, payoutId)))?.code).to.equal('not-found');
    expect((await problemOf(world.payouts.batch(world.seller, batch.id)))?.code).to.equal('forbidden');
  });
});
