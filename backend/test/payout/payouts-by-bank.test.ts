import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import { CloseLine } from '../../src/bank/close-line.ts';
import { announceBooking } from '../../src/bank/index.ts';
import { DecideEntry } from '../../src/bank/decide-entry.ts';
import type { BankDesk } from '../bank/open-bank-desk.ts';
import { now, openPayouts, OUR_IBAN, SELLER_IBAN, sellerOwner, type Payouts } from './open-payouts.ts';

describe('payouts by the bank that runs', () => {
  let world: Payouts;
  let desk: BankDesk;
  beforeEach(async () => {
    world = await openPayouts({ bank: true });
    desk = world.desk!;
    desk.pay(150_000n, 'Two orders');
    await desk.settle();
    await world.earn('EUR', 100_000n);
    await world.earn('EUR', 50_000n);
    await world.giveAccount();
  });
  afterEach(() => world.close());

  const atBank = (iban: string) => desk.bank.state.accounts.find((account) => account.iban === iban)?.balance;
  const payable = () => world.balance(accountOf('vendor_payable', sellerOwner));
  const paidOut = async () => {
    const batch = await world.propose();
    await world.approve(batch.id);
    await desk.settle();
    return batch.payouts[0]!.id;
  };
  const stateOf = async (id: string) => (await world.payouts.one(world.seller, id)).state;
  /** The books and the bank agree to the cent. */
  const expectEqual = async () => {
    expect(await world.balance(accountOf('bank', OUR_IBAN))).to.equal(atBank(OUR_IBAN));
    expect((await world.market.books.trialBalance()).replayAgrees).to.equal(true);
  };

  it('are settled when the statement shows them, and the books equal the bank', async () => {
    const id = await paidOut();
    expect(await stateOf(id)).to.equal('settled');
    expect([atBank(SELLER_IBAN), atBank(OUR_IBAN)]).to.deep.equal(['148500', '1500']);
    expect(await payable()).to.equal('0');
    await desk.settle();
    expect(atBank(SELLER_IBAN)).to.equal('148500');
    await expectEqual();
  });

  it('that the bank returns after days are owed again, once, and paid by a new payout', async () => {
    const id = await paidOut();
    desk.clock.now = new Date('2026-11-30T09:00:00Z');
    const line = desk.bank.state.lines.find((one) => one.iban === OUR_IBAN && one.direction === 'debit');
    desk.bank.sendBack(line!.bankReference, 'AC04');
    await desk.settle();
    await desk.settle();
    expect(await stateOf(id)).to.equal('returned');
    expect(await payable()).to.equal('148500');
    await expectEqual();

    const again = await paidOut();
    expect(await stateOf(again)).to.equal('settled');
    expect([atBank(SELLER_IBAN), atBank(OUR_IBAN), await payable()]).to.deep.equal(['148500', '1500', '0']);
    await expectEqual();
  });

  it('that the bank refuses restore what is owed', async () => {
    desk.bank.setHolding(true);
    const batch = await world.propose();
    await world.approve(batch.id);
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    await desk.settle();
    expect(await stateOf(batch.payouts[0]!.id)).to.equal('returned');
    expect([atBank(SELLER_IBAN), await payable()]).to.deep.equal(['0', '148500']);
    await expectEqual();
  });

  it('that the bank refused and made all the same are taken from its statement, and the vendor owes what it got twice', async () => {
    desk.pay(148_500n, 'For what is paid twice');
    desk.bank.setHolding(true);
    const first = await world.propose();
    await world.approve(first.id);
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    desk.bank.setHolding(false);
    await desk.settle();
    expect(await stateOf(first.payouts[0]!.id)).to.equal('returned');
    const second = await paidOut();
    expect([await stateOf(second), atBank(SELLER_IBAN)]).to.deep.equal(['settled', '148500']);

    Object.assign(items[0]!, { status: 'held' });
    desk.bank.decide(messageId, items[0]!.endToEndId, 'carry-out');
    await desk.settle();
    await desk.settle();
    expect([atBank(SELLER_IBAN), atBank(OUR_IBAN)]).to.deep.equal(['297000', '1500']);
    expect(await stateOf(first.payouts[0]!.id)).to.equal('settled');
    expect(await world.balance(accountOf('vendor_debt', sellerOwner))).to.equal('148500');
    expect(await payable()).to.equal('0');
    await expectEqual();
    const { rows } = await world.market.database.sql.query<{ kind: string }>(
      "SELECT kind FROM work_item WHERE closed_at IS NULL AND kind <> 'payment-unmatched'",
    );
    expect(rows).to.deep.equal([]);
  });

  it('of which the bank kept a part on their way back are owed whole once a person says so, and the books equal the bank', async () => {
    const id = await paidOut();
    const line = desk.bank.state.lines.find((one) => one.iban === OUR_IBAN && one.direction === 'debit');
    desk.bank.sendBack(line!.bankReference, 'AC04', 500n);
    await desk.settle();
    expect(await stateOf(id)).to.equal('settled');
    const { sql, prisma } = world.market.database;
    const { rows } = await sql.query<{ id: string; key: string }>(
      "SELECT id::text, candidates->0->>'key' AS key FROM bank_entry WHERE state = 'suggested' AND amount_minor = 148000",
    );
    const decide = new DecideEntry(desk.config, prisma, desk.allocate, new CloseLine(desk.allocate));
    await decide.confirm(world.approver, rows[0]!.id, rows[0]!.key);
    expect(await stateOf(id)).to.equal('returned');
    expect([atBank(OUR_IBAN), await payable()]).to.deep.equal(['149500', '148500']);
    expect(await world.balance(accountOf('provider_fees', 'bank'))).to.equal('500');
    await expectEqual();
  });

  it('wait while something has left for the vendor that the books have forgotten, and say so', async () => {
    const why =
      '500.00 EUR went out to the vendor’s bank account and nothing says what for: match it at /finance/reconcile first.';
    const { id } = await world.propose();
    desk.bank.transfer({
      ...{ fromIban: OUR_IBAN, toIban: SELLER_IBAN, amountCents: 50_000n },
      ...{ remittance: 'TopSteel payout PO-2026-0009', endToEndId: 'f'.repeat(32), chargesCents: 0n },
    });
    await desk.settle();
    const refused = await world.approve(id).catch((error: unknown) => error);
    expect(refused).to.include({
      code: 'conflict',
      message: `${why} Decline the batch and propose it again.`,
    });
    await world.decideBatch.run(world.approver, id, { approve: false }, now);
    expect((await world.due.run(null, now)).vendors[0]).to.include({ why, payableNowMinor: '0' });
    expect(await world.propose().catch((error: unknown) => error)).to.include({ code: 'conflict' });
    expect(atBank(SELLER_IBAN)).to.equal('50000');

    const { sql, prisma } = world.market.database;
    await prisma.transact((tx) =>
      announceBooking(tx, {
        ref: 'journal:01a20687-a5b4-76e1-804c-b0e0d5ee8742',
        label: 'TJ-2026-000001 Advance',
        account: accountOf('bank', OUR_IBAN),
        currency: 'EUR',
        movedMinor: -50_000n,
        happenedOn: '2026-11-26',
      }),
    );
    const { rows } = await sql.query<{ line: string; booking: string }>(
      `SELECT e.id::text AS line, b.id::text AS booking FROM bank_entry e, bank_booking b WHERE e.direction = 'debit'`,
    );
    const { line, booking } = rows[0]!;
    const decide = new DecideEntry(desk.config, prisma, desk.allocate, new CloseLine(desk.allocate));
    await decide.note(world.approver, line, { note: 'An advance, booked by hand.', bookingId: booking });
    expect((await world.due.run(null, now)).vendors[0]).to.include({ why: null, payableNowMinor: '148500' });
  });

  it('reach the vendor once when the process ends between the bank’s answer and our note of it', async () => {
    const batch = await world.propose();
    await world.approve(batch.id);
    await desk.sendFiles.run();
    await world.market.database.sql.query(
      "UPDATE bank_file SET status = 'waiting', next_at = now(); UPDATE bank_transfer SET status = 'waiting'",
    );
    await desk.settle();
    expect(await stateOf(batch.payouts[0]!.id)).to.equal('settled');
    expect(atBank(SELLER_IBAN)).to.equal('148500');
    await expectEqual();
  });
});
