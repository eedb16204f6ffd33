import { expect } from 'chai';
import { CloseLine } from '../../src/bank/close-line.ts';
import { DecideEntry } from '../../src/bank/decide-entry.ts';
import { ReadBank } from '../../src/bank/read-bank.ts';
import { ResendTransfer } from '../../src/bank/resend-transfer.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openSepaRail } from '../../src/rail/sepa/index.ts';
import { TellClaims } from '../../src/rail/sepa/tell-claims.ts';
import { openPayments, type PaymentBench } from '../rail/open-payments.ts';
import { openBankDesk, type BankDesk } from './open-bank-desk.ts';
import { problemOf } from '../market/open-market.ts';

const STRANGER = 'BE68539007547034';
const finance = (raisedAt = new Date()): CallerIdentity => ({
  userId: 'user-finance',
  email: 'finance@steel.test',
  name: 'Finance',
  organisationId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  organisationRoles: ['operator'],
  custody: null,
  access: ['finance'],
  raisedAt,
});

describe('bank entries that a person decides', () => {
  let bench: PaymentBench;
  let desk: BankDesk;
  let decide: DecideEntry;
  let read: ReadBank;
  let resend: ResendTransfer;
  let tell: TellClaims;
  beforeEach(async () => {
    bench = await openPayments(async (tools) => {
      desk = await openBankDesk(tools);
      return [openSepaRail(desk.settings, tools.prisma)];
    });
    const { prisma } = bench.market.database;
    decide = new DecideEntry(desk.config, prisma, desk.allocate, new CloseLine(desk.allocate));
    read = new ReadBank(desk.config, prisma, new ReadBooks(prisma));
    resend = new ResendTransfer(desk.config, prisma);
    tell = new TellClaims(prisma, bench.payments);
  });
  afterEach(async () => {
    await desk.close();
    await bench.close();
  });

  const newest = async () => (await read.entries(finance(), {})).items[0]!;
  const settle = async () => {
    await desk.settle();
    await tell.run();
  };
  const position = async () => {
    const { bankMinor, booksMinor, differenceMinor, days } = await read.position(finance());
    return [bankMinor, booksMinor, differenceMinor, days[0]?.openMinor];
  };
  const openWork = async () => {
    const { rows } = await bench.market.database.sql.query<{ kind: string }>(
      'SELECT kind FROM work_item WHERE closed_at IS NULL ORDER BY opened_at, id',
    );
    return rows.map(({ kind }) => kind);
  };

  it('are owed to nobody known until they are confirmed for an order, and the day goes to zero', async () => {
    const attempt = await bench.begin('sepa', 'EUR', 361_800n);
    desk.pay(361_800n, 'steel', { from: STRANGER });
    await settle();
    const entry = await newest();
    expect([entry.state, entry.openMinor, entry.counterparty.name]).to.deep.equal([
      'suggested',
      '361800',
      'Scheldebrug Constructie NV',
    ]);
    expect(entry.candidates[0]?.why).to.deep.equal(['The amount is exactly what is due.']);
    expect(entry.candidates[0]?.parts[0]?.orderId).to.equal(attempt.orderId);
    expect(await position()).to.deep.equal(['361800', '361800', '0', '361800']);
    expect(await openWork()).to.deep.equal(['payment-unmatched']);

    const after = await decide.confirm(finance(), entry.id, entry.candidates[0]!.key);
    expect([after.state, after.openMinor, after.allocations[0]?.by]).to.deep.equal(['done', '0', 'person']);
    await tell.run();
    const paid = await bench.attempt(attempt.id);
    expect([paid.state, paid.snapshot.authorizedMinor]).to.deep.equal(['authorized', 361_800n]);
    expect(await position()).to.deep.equal(['361800', '361800', '0', '0']);
    expect(await openWork()).to.deep.equal([]);
    expect(await problemOf(decide.confirm(finance(), entry.id, entry.candidates[0]!.key))).to.include({
      code: 'conflict',
      message: 'This entry is matched already. Load the page again.',
    });
  });

  it('are not proposed again after they were declined', async () => {
    await bench.begin('sepa', 'EUR', 361_800n);
    desk.pay(361_800n, 'steel', { from: STRANGER });
    await settle();
    const entry = await newest();
    await decide.decline(finance(), entry.id, entry.candidates[0]!.key);
    await settle();
    const after = await newest();
    expect([after.state, after.candidates]).to.deep.equal(['unmatched', []]);
  });

  it('are split over orders by number or reference, never beyond their amount', async () => {
    const first = await bench.begin('sepa', 'EUR', 361_800n);
    const second = await bench.begin('sepa', 'EUR', 50_000n);
    desk.pay(400_000n, 'two orders', { from: STRANGER });
    await settle();
    const { id } = await newest();
    const parts = (a: string, b: string) => ({
      parts: [
        { order: first.orderNumber.toLowerCase(), amountMinor: a },
        { order: second.reference, amountMinor: b },
      ],
    });
    expect(await problemOf(decide.split(finance(), id, parts('361800', '50000')))).to.include({
      message: 'The parts make 4,118.00 EUR; only 4,000.00 EUR of this entry are open.',
    });
    expect(
      await problemOf(
        decide.split(finance(), id, { parts: [{ order: 'TS-1999-000001', amountMinor: '1' }] }),
      ),
    ).to.include({ code: 'not-found' });
    const half = await decide.split(finance(), id, parts('361800', '38000'));
    expect([half.state, half.openMinor]).to.deep.equal(['unmatched', '200']);
    await settle();
    expect((await bench.attempt(first.id)).snapshot.authorizedMinor).to.equal(361_800n);
    expect((await bench.attempt(second.id)).snapshot.authorizedMinor).to.equal(38_000n);
    expect(await position()).to.deep.equal(['400000', '400000', '0', '200']);
  });

  it('go back to their sender, to the books’ last cent, and to another account when they come back', async () => {
    desk.pay(10_000n, 'by mistake', { from: STRANGER });
    await settle();
    const { id } = await newest();
    const stale = finance(new Date(Date.now() - 3_600_000));
    expect(await problemOf(decide.sendBack(stale, id, { reason: 'Not ours.' }))).to.include({
      code: 'forbidden',
    });
    await decide.sendBack(finance(), id, { reason: 'Not ours.' });
    await settle();
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);

    const sent = desk.bank.state.lines.findLast(
      ({ direction, iban }) => direction === 'debit' && iban === desk.settings.iban,
    );
    desk.bank.sendBack(sent!.bankReference, 'AC04');
    await settle();
    expect(await position()).to.deep.equal(['10000', '10000', '0', '0']);
    expect(await openWork()).to.deep.equal(['refund-failed']);
    const [failed] = (await read.transfers(finance(), {})).items;
    expect([failed?.status, failed?.reason]).to.deep.equal(['returned', 'The account is closed.']);
    const again = { iban: 'DE89370400440532013000', name: 'Scheldebrug Constructie NV' };
    await resend.run(finance(), failed!.id, again);
    expect(await problemOf(resend.run(finance(), failed!.id, again))).to.include({
      message: 'It was sent again already.',
    });
    await settle();
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);
    expect(await openWork()).to.deep.equal([]);
  });

  /** Sends 12,400.00 back to a stranger, whose bank returns it less what it keeps. */
  const comeBackLess = async (keptCents: bigint) => {
    desk.pay(1_240_000n, 'by mistake', { from: STRANGER });
    await settle();
    await decide.sendBack(finance(), (await newest()).id, { reason: 'Not ours.' });
    await settle();
    const sent = desk.bank.state.lines.findLast(
      ({ direction, iban }) => direction === 'debit' && iban === desk.settings.iban,
    );
    desk.bank.sendBack(sent!.bankReference, 'AC04', keptCents);
    await settle();
    return newest();
  };

  it('that come back less what a bank kept are proposed with that part within the limit, and are owed whole again', async () => {
    const entry = await comeBackLess(500n);
    expect([entry.state, entry.amountMinor]).to.deep.equal(['suggested', '1239500']);
    const [candidate, second] = entry.candidates;
    expect(second).to.equal(undefined);
    expect([
      candidate?.parts[0]?.amountMinor,
      candidate?.parts[0]?.feeMinor,
      candidate?.why[0],
    ]).to.deep.equal(['1239500', '500', 'The bank kept 5.00 EUR of our transfer.']);
    await decide.confirm(finance(), entry.id, candidate!.key);
    expect(await position()).to.deep.equal(['1239500', '1239500', '0', '0']);
    expect(await owed()).to.deep.equal({ provider_fees: 500n, unmatched_receipts: 1_240_000n });
  });

  it('that come back with more kept than we bear are not proposed', async () => {
    const entry = await comeBackLess(2_501n);
    expect([entry.state, entry.amountMinor, entry.candidates]).to.deep.equal(['unmatched', '1237499', []]);
    expect(await position()).to.deep.equal(['1237499', '1237499', '0', '1237499']);
  });
  const owed = async () => {
    const { rows } = await bench.market.database.sql.query<{ code: string; minor: string }>(
      `SELECT a.code, (b.debits_posted - b.credits_posted)::text AS minor
         FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
        WHERE a.code IN ('provider_fees', 'unmatched_receipts') ORDER BY a.code`,
    );
    const absolute = (minor: string) => BigInt(minor.replace('-', ''));
    return Object.fromEntries(rows.map(({ code, minor }) => [code, absolute(minor)]));
  };

  it('are left to a person when the bank makes what it refused after it was sent to another account', async () => {
    desk.pay(20_000n, 'by mistake', { from: STRANGER });
    await settle();
    desk.bank.setHolding(true);
    await decide.sendBack(finance(), (await newest()).id, { reason: 'Not ours.' });
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    desk.bank.setHolding(false);
    await settle();
    const [failed] = (await read.transfers(finance(), {})).items;
    await resend.run(finance(), failed!.id, { iban: 'DE89370400440532013000', name: 'Nordkai' });
    await settle();
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);
    desk.pay(20_000n, 'for what is paid twice', { from: STRANGER });
    Object.assign(items[0]!, { status: 'held' });
    desk.bank.decide(messageId, items[0]!.endToEndId, 'carry-out');
    await settle();
    const debit = (await read.entries(finance(), {})).items.find(
      ({ endToEndId, direction }) => endToEndId === items[0]!.endToEndId && direction === 'debit',
    );
    expect([debit?.state, debit?.openMinor]).to.deep.equal(['unmatched', '20000']);
    expect(await openWork()).to.have.members(['payment-unmatched', 'bank-entry']);
  });

  it('are matched when the bank makes what it refused, and the work on the refusal ends', async () => {
    desk.pay(20_000n, 'by mistake', { from: STRANGER });
    await settle();
    desk.bank.setHolding(true);
    await decide.sendBack(finance(), (await newest()).id, { reason: 'Not ours.' });
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    await settle();
    expect(await openWork()).to.deep.equal(['refund-failed']);
    Object.assign(items[0]!, { status: 'held' });
    desk.bank.decide(messageId, items[0]!.endToEndId, 'carry-out');
    await settle();
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);
    expect(await openWork()).to.deep.equal([]);
  });

  /** An order of 3,618.00 that was captured, and whose refund the bank refused. */
  const refusedRefund = async () => {
    const attempt = await bench.begin('sepa', 'EUR', 361_800n);
    desk.pay(361_800n, attempt.reference);
    await settle();
    await bench.ask(await bench.attempt(attempt.id), 'capture', 361_800n);
    await settle();
    desk.bank.setHolding(true);
    await bench.ask(await bench.attempt(attempt.id), 'refund', 361_800n);
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    desk.bank.setHolding(false);
    await settle();
    const makeAllTheSame = () => {
      Object.assign(items[0]!, { status: 'held' });
      desk.bank.decide(messageId, items[0]!.endToEndId, 'carry-out');
    };
    return { attempt, makeAllTheSame };
  };

  it('refund an order when the bank makes a refund that it had refused', async () => {
    const { attempt, makeAllTheSame } = await refusedRefund();
    expect((await bench.attempt(attempt.id)).snapshot.refundedMinor).to.equal(0n);
    makeAllTheSame();
    await settle();
    const { state, snapshot } = await bench.attempt(attempt.id);
    expect([state, snapshot.refundedMinor]).to.deep.equal(['refunded', 361_800n]);
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);
  });

  it('are left to a person when a refund that the bank had refused is made after the order was refunded', async () => {
    const { attempt, makeAllTheSame } = await refusedRefund();
    await bench.ask(await bench.attempt(attempt.id), 'refund', 361_800n, 'refund-again');
    await settle();
    desk.pay(361_800n, 'for what is paid twice', { from: STRANGER });
    makeAllTheSame();
    await settle();
    const debits = (await read.entries(finance(), {})).items.filter(({ direction }) => direction === 'debit');
    expect(debits.map((entry) => [entry.state, entry.openMinor])).to.have.deep.members([
      ['auto', '0'],
      ['unmatched', '361800'],
    ]);
    const { state, snapshot } = await bench.attempt(attempt.id);
    expect([state, snapshot.refundedMinor]).to.deep.equal(['refunded', 361_800n]);
  });

  it('reach the payer at another account when the bank refuses the first', async () => {
    const attempt = await bench.begin('sepa', 'EUR', 361_800n);
    desk.pay(361_800n, attempt.reference);
    await settle();
    await tell.run();
    desk.bank.setHolding(true);
    await bench.ask(await bench.attempt(attempt.id), 'void', 361_800n);
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    desk.bank.decide(messageId, items[0]!.endToEndId, 'reject');
    desk.bank.setHolding(false);
    await settle();
    expect(await openWork()).to.deep.equal(['refund-failed']);
    expect((await bench.attempt(attempt.id)).snapshot.voidedMinor).to.equal(0n);
    const [failed] = (await read.transfers(finance(), {})).items;
    await resend.run(finance(), failed!.id, { iban: STRANGER, name: 'Nordkai Stahlbau GmbH' });
    await settle();
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.snapshot.voidedMinor]).to.deep.equal(['voided', 361_800n]);
    await stage(after);
    expect(await position()).to.deep.equal(['0', '0', '0', '0']);
  });
  const stage = async (attempt: Awaited<ReturnType<PaymentBench['attempt']>>) => {
    expect((await bench.books(attempt)).order_liability ?? 0n).to.equal(0n);
  };

  it('are not closed by a note alone: what is booked elsewhere names what booked it', async () => {
    desk.pay(10_000n, 'card payout', { from: STRANGER });
    await settle();
    const { id } = await newest();
    const refused = await problemOf(
      decide.note(finance(), id, { note: 'Booked by the report of the cards.' }),
    );
    expect([refused?.code, refused?.details.reason]).to.deep.equal(['invalid-input', 'booking-needed']);
    const bookingId = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';
    expect(await problemOf(decide.note(finance(), id, { note: 'By hand.', bookingId }))).to.include({
      code: 'not-found',
    });
    expect((await newest()).openMinor).to.equal('10000');
    expect(await position()).to.deep.equal(['10000', '10000', '0', '10000']);
  });

  it('are only for the marketplace’s own people', async () => {
    const buyer: CallerIdentity = { ...finance(), organisationRoles: ['buyer'] };
    const auditor: CallerIdentity = { ...finance(), organisationRoles: ['auditor'], access: ['auditor'] };
    expect(await problemOf(read.position(buyer))).to.include({ code: 'forbidden' });
    expect(await problemOf(decide.note(auditor, 'x', { note: 'mine' }))).to.include({ code: 'forbidden' });
    expect((await read.position(auditor)).account?.iban).to.equal('LU280019400644750000');
  });
});
