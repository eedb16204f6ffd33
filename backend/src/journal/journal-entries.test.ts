import { expect } from 'chai';
import type { JournalInput } from '@topsteel/domain/api';
import { accountOf } from '@topsteel/domain/ledger';
import { MARKETPLACE_ACCOUNT } from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { problemOf } from '../../test/market/open-market.ts';
import { openPayouts, OUR_IBAN, sellerOwner, type Payouts } from '../../test/payout/open-payouts.ts';
import { CloseLine } from '../bank/close-line.ts';
import { DecideEntry } from '../bank/decide-entry.ts';
import { ReadBank } from '../bank/read-bank.ts';
import { ReadConversions } from '../conversion/read-conversions.ts';
import { RecordConversion } from '../conversion/record-conversion.ts';
import { ExportBooks } from '../invoicing/export-books.ts';
import { ClosePeriod } from '../ledger/close-period.ts';
import { enterGroup } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { DecideJournalEntry } from './decide-journal-entry.ts';
import { ProposeJournalEntry } from './propose-journal-entry.ts';
import { ReadJournal } from './read-journal.ts';
import { ReverseJournalEntry } from './reverse-journal-entry.ts';

const now = new Date('2026-11-27T10:00:00Z');
const STRANGER = 'BE68539007547034';
const OUR = OUR_IBAN.toLowerCase();

describe('journal entries', () => {
  let world: Payouts;
  let config: Config;
  let journal: ReadJournal;
  let propose: ProposeJournalEntry;
  let decide: DecideJournalEntry;
  let reverse: ReverseJournalEntry;
  let lines: DecideEntry;
  let read: ReadBank;
  beforeEach(async () => {
    world = await openPayouts({ bank: true });
    const { prisma } = world.market.database;
    config = world.desk!.config;
    const close = new CloseLine(world.desk!.allocate);
    journal = new ReadJournal(prisma);
    propose = new ProposeJournalEntry(config, prisma, close, journal);
    decide = new DecideJournalEntry(config, prisma, close, journal);
    reverse = new ReverseJournalEntry(config, prisma, journal);
    lines = new DecideEntry(config, prisma, world.desk!.allocate, close);
    read = new ReadBank(config, prisma, world.market.books);
  });
  afterEach(() => world.close());

  let proposals = 0;
  const clerk = () => ({ ...world.proposer, raisedAt: now });
  const second = () => ({ ...world.approver, raisedAt: now });
  const rent = (change: Partial<JournalInput> = {}): JournalInput => ({
    date: '2026-11-26',
    currency: 'EUR',
    reference: 'Bail 2026-11',
    reason: 'Rent of the office for November.',
    lines: [
      { code: 'rent_expense', side: 'debit', amountMinor: '100000' },
      { code: 'vat_deductible', owner: 'LU', side: 'debit', amountMinor: '17000' },
      { code: 'bank', owner: OUR_IBAN, side: 'credit', amountMinor: '117000' },
    ],
    ...change,
  });
  /** Each later than the one before: in what order two of one moment are listed is nobody's promise. */
  const run = (input: JournalInput) => {
    proposals += 1;
    return propose.run(clerk(), input, new Date(now.getTime() + proposals));
  };
  const approve = (id: string) => decide.run(second(), id, { approve: true }, now);
  const book = async (input: JournalInput) => approve((await run(input)).id);
  const takeBack = (id: string, date = '2026-11-27') =>
    reverse.run(clerk(), id, { date, reason: 'Booked twice.' }, now);
  const refused = async (act: Promise<unknown>) => {
    const details: { reason?: string; errors?: { field: string; message: string }[] } | undefined = (
      await problemOf(act)
    )?.details;
    return [details?.reason, ...(details?.errors ?? []).map(({ field, message }) => `${field}: ${message}`)];
  };
  const balance = (code: Parameters<typeof accountOf>[0], owner = '') =>
    world.balance(accountOf(code, owner));
  const position = async () => {
    const { bankMinor, booksMinor, differenceMinor } = await read.position(clerk());
    return [bankMinor, booksMinor, differenceMinor];
  };
  /** A standing order of ours to the landlord, of the 2,000.00 that lie on the account. */
  const payRent = async () => {
    world.desk!.pay(200_000n, 'Avance', { from: STRANGER });
    world.desk!.bank.transfer({
      fromIban: MARKETPLACE_ACCOUNT.iban,
      toIban: STRANGER,
      amountCents: 117_000n,
      remittance: 'Bail 2026-11',
      endToEndId: null,
      chargesCents: 0n,
    });
    await world.desk!.settle();
    const { items } = await read.entries(clerk(), { state: 'unmatched' });
    return items.find(({ direction }) => direction === 'debit')!;
  };
  const chain = async () => {
    const trial = await world.market.books.trialBalance();
    return [trial.totals.every(({ balances }) => balances), trial.chain.isIntact, trial.replayAgrees];
  };

  it('are in the books once another person has approved them, with who did and why', async () => {
    const proposed = await run(rent());
    expect(proposed).to.deep.include({
      state: 'waiting',
      totalMinor: '117000',
      mayDecide: false,
      transferId: null,
    });
    expect(proposed.number).to.match(/^TJ-2026-\d{6}$/u);
    expect(await balance('rent_expense')).to.equal(undefined);
    expect(
      (await problemOf(decide.run(clerk(), proposed.id, { approve: true }, now)))?.details.reason,
    ).to.equal('four-eyes');
    expect((await journal.one(second(), proposed.id)).mayDecide).to.equal(true);
    const booked = await approve(proposed.id);
    expect(booked).to.deep.include({ state: 'booked', mayReverse: true, decisionNote: null });
    expect([booked.proposedBy.id, booked.decidedBy?.id]).to.deep.equal([
      'user-of-proposer',
      'user-of-approver',
    ]);
    expect([
      await balance('rent_expense'),
      await balance('vat_deductible', 'LU'),
      await balance('bank', OUR),
    ]).to.deep.equal(['100000', '17000', '-117000']);
    const entry = await world.market.books.entry(booked.transferId!, null);
    expect(
      entry.group.map(({ debit, credit, amountMinor, code }) => [debit.code, credit.code, amountMinor, code]),
    ).to.deep.equal([
      ['rent_expense', 'bank', '100000', 'journal'],
      ['vat_deductible', 'bank', '17000', 'journal'],
    ]);
    expect([entry.transfer.externalRef, entry.transfer.period]).to.deep.equal([
      `journal:${booked.id}`,
      '2026-11',
    ]);
    expect(await chain()).to.deep.equal([true, true, true]);
    expect(await refused(approve(proposed.id))).to.deep.equal(['journal-decided']);
    const { rows } = await world.market.database.sql.query<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit_entry WHERE subject = $1 ORDER BY action DESC`,
      [`journal-entry:${booked.id}`],
    );
    expect(rows).to.deep.equal([
      { action: 'journal-entry.propose', actor: 'user-of-proposer' },
      { action: 'journal-entry.approve', actor: 'user-of-approver' },
    ]);
  });

  it('close the line of the bank that they were made for, so that bank and books agree', async () => {
    const line = await payRent();
    expect([line.direction, line.openMinor]).to.deep.equal(['debit', '117000']);
    expect(await position()).to.deep.equal(['83000', '200000', '-117000']);
    expect(await refused(lines.note(clerk(), line.id, { note: 'By our accountant.' }))).to.deep.equal([
      'booking-needed',
      'bookingId: Choose what booked it.',
    ]);
    const half = rent({ bankEntryId: line.id });
    expect(
      await refused(
        run({
          ...half,
          lines: [
            { code: 'rent_expense', side: 'debit', amountMinor: '116999' },
            { code: 'bank', owner: OUR_IBAN, side: 'credit', amountMinor: '116999' },
          ],
        }),
      ),
    ).to.deep.equal([
      'journal-wrong',
      `bankEntryId: The line of the bank is 1,170.00 EUR: credit “Bank account” ${OUR_IBAN} with exactly that.`,
    ]);
    const proposed = await run(half);
    expect((await refused(run(half)))[0]).to.equal('line-proposed');
    expect((await journal.list(clerk(), { bankEntryId: line.id })).items.map(({ id }) => id)).to.deep.equal([
      proposed.id,
    ]);
    await approve(proposed.id);
    expect(await position()).to.deep.equal(['83000', '83000', '0']);
    const closed = await read.entry(clerk(), line.id);
    expect([closed.state, closed.openMinor, closed.note]).to.deep.equal([
      'done',
      '0',
      `Booked by ${proposed.number}, Bail 2026-11.`,
    ]);
    expect(closed.allocations.map(({ kind, label, booking }) => [kind, label, booking])).to.deep.equal([
      ['elsewhere', `${proposed.number} Bail 2026-11`, { kind: 'journal', id: proposed.id }],
    ]);
    const { rows } = await world.market.database.sql.query(
      `SELECT 1 FROM work_item WHERE closed_at IS NULL AND kind = 'bank-entry'`,
    );
    expect(rows).to.deep.equal([]);
    // The money did move: what is wrong about it is between the other accounts.
    expect((await refused(takeBack(proposed.id)))[0]).to.equal('explains-line');
  });

  it('are named by a line that came in, which leaves what was not matched', async () => {
    world.desk!.pay(50_000n, 'Apport en capital', { from: STRANGER });
    await world.desk!.settle();
    const [line] = (await read.entries(clerk(), {})).items;
    expect(await position()).to.deep.equal(['50000', '50000', '0']);
    const capital = (amountMinor: string) =>
      rent({
        reference: 'AG 2026-11-26',
        reason: 'Capital paid in.',
        lines: [
          { code: 'bank', owner: OUR_IBAN, side: 'debit', amountMinor },
          { code: 'capital', side: 'credit', amountMinor },
        ],
      });
    await book(capital('20000'));
    await book(capital('30000'));
    await book(rent());
    const offered = await read.bookings(clerk(), line!.id);
    // Nearest to what is open first; what left the account is not offered to what came in.
    expect(
      offered.items.map(({ kind, amountMinor, restMinor }) => [kind, amountMinor, restMinor]),
    ).to.deep.equal([
      ['journal', '30000', '30000'],
      ['journal', '20000', '20000'],
    ]);
    const note = (place: number) =>
      lines.note(clerk(), line!.id, { note: 'Capital.', bookingId: offered.items[place]!.id });
    const part = await note(0);
    expect([part.state, part.openMinor]).to.deep.equal(['unmatched', '20000']);
    expect((await refused(note(0)))[0]).to.equal('booking-other');
    expect((await note(1)).state).to.equal('done');
    // −117,000 of the rent are booked, and the bank has not told of it.
    expect(await position()).to.deep.equal(['50000', '-67000', '117000']);
    expect(await balance('unmatched_receipts', OUR)).to.equal('0');
    expect((await read.bookings(clerk(), line!.id)).items).to.deep.equal([]);
  });

  it('leave a line to the conversion that booked it', async () => {
    const { prisma } = world.market.database;
    const stripe = { code: 'card_clearing', owner: 'stripe', currency: 'EUR' } as const;
    await prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: 'given',
        orderId: null,
        effectiveAt: now,
        legs: [
          {
            debit: accountOf('card_clearing', 'stripe'),
            credit: accountOf('commission_revenue'),
            amountMinor: 117_000n,
            currency: 'EUR',
            code: 'receive',
          },
        ],
      }),
    );
    const record = new RecordConversion(config, prisma, new ReadConversions(config, prisma));
    const conversion = await record.run(
      clerk(),
      {
        from: stripe,
        fromMinor: '117000',
        to: { code: 'bank', owner: OUR_IBAN, currency: 'EUR' },
        toMinor: '116500',
        feeCurrency: 'EUR',
        feeMinor: '500',
        counterparty: 'Stripe',
        reference: 'po_117',
        happenedOn: '2026-11-26',
      },
      now,
    );
    world.desk!.pay(116_500n, 'STRIPE', { from: STRANGER });
    await world.desk!.settle();
    const [line] = (await read.entries(clerk(), {})).items;
    expect(await position()).to.deep.equal(['116500', '233000', '-116500']);
    const { items } = await read.bookings(clerk(), line!.id);
    expect(items.map(({ label, restMinor }) => [label, restMinor])).to.deep.equal([
      ['Stripe po_117', '116500'],
    ]);
    const closed = await lines.note(clerk(), line!.id, { note: 'By hand.', bookingId: items[0]!.id });
    expect(closed.allocations[0]?.booking).to.deep.equal({ kind: 'conversion', id: conversion.id });
    expect(await position()).to.deep.equal(['116500', '116500', '0']);
  });

  it('are taken back by a counter entry that another person approves, once', async () => {
    const booked = await book(rent());
    const counter = await takeBack(booked.id);
    expect(counter.lines.map(({ code, side, amountMinor }) => [code, side, amountMinor])).to.deep.equal([
      ['rent_expense', 'credit', '100000'],
      ['vat_deductible', 'credit', '17000'],
      ['bank', 'debit', '117000'],
    ]);
    expect(counter.reverses).to.deep.equal({ id: booked.id, number: booked.number, state: 'booked' });
    expect((await refused(takeBack(booked.id)))[0]).to.equal('not-reversible');
    await approve(counter.id);
    expect([await balance('rent_expense'), await balance('bank', OUR)]).to.deep.equal(['0', '0']);
    const after = await journal.one(second(), booked.id);
    expect([after.state, after.mayReverse, after.reversal?.id]).to.deep.equal(['booked', false, counter.id]);
    expect((await refused(takeBack(counter.id)))[0]).to.equal('not-reversible');
    expect(await chain()).to.deep.equal([true, true, true]);
    const forced = await problemOf(
      world.market.database.sql.query(`UPDATE journal_entry SET reason = 'Another one.' WHERE id = $1`, [
        booked.id,
      ]),
    );
    expect(forced?.message).to.contain('is not changed; take it back by a counter entry');
    // No line of the bank is closed by what was taken back.
    const line = await payRent();
    expect((await read.bookings(clerk(), line.id)).items).to.deep.equal([]);
  });

  it('may be proposed anew when the first was declined, also by who proposed it', async () => {
    const line = await payRent();
    const proposed = await run(rent({ bankEntryId: line.id }));
    const declined = await decide.run(clerk(), proposed.id, { approve: false, note: 'Wrong VAT.' }, now);
    expect(declined).to.deep.include({ state: 'declined', decisionNote: 'Wrong VAT.', mayReverse: false });
    expect((await refused(takeBack(proposed.id)))[0]).to.equal('not-reversible');
    await book(rent({ bankEntryId: line.id }));
    expect(await position()).to.deep.equal(['83000', '83000', '0']);
    const counts = async (query: Parameters<ReadJournal['list']>[1]) =>
      (await journal.list(clerk(), query)).items.length;
    expect([
      await counts({ state: 'declined' }),
      await counts({ month: '2026-11' }),
      await counts({ month: '2026-10' }),
      await counts({ code: 'rent_expense', state: 'booked' }),
      await counts({ code: 'capital' }),
    ]).to.deep.equal([1, 2, 0, 1, 0]);
    const page = await journal.list(clerk(), { limit: 1 });
    expect(page.items[0]?.state).to.equal('booked');
    const rest = await journal.list(clerk(), { limit: 1, cursor: page.nextCursor! });
    expect([rest.items[0]?.state, rest.nextCursor]).to.deep.equal(['declined', null]);
  });

  it('are refused where only the machine books, at accounts that are not ours, and to come', async () => {
    const on = (code: JournalInput['lines'][number]['code'], owner?: string) =>
      rent({
        lines: [
          { code, ...(owner === undefined ? {} : { owner }), side: 'debit', amountMinor: '5' },
          { code: 'other_income', owner: 'gift', side: 'credit', amountMinor: '5' },
        ],
      });
    expect(await refused(run(on('escrow_onchain', '31337:0xab')))).to.deep.equal([
      'journal-wrong',
      'lines.0.code: It mirrors the escrow contract, which alone moves it.',
    ]);
    expect((await refused(run(on('payout_in_flight', 'x'))))[1]).to.contain(
      'lines.0.code: It holds a refund',
    );
    expect(await refused(run(on('bank', STRANGER)))).to.deep.equal([
      'journal-wrong',
      'lines.0.owner: This is no account of the platform in this currency. Choose one that money was booked on.',
    ]);
    expect((await refused(run(rent({ date: '2026-11-28' }))))[1]).to.contain(
      'date: This day is still to come.',
    );
    expect((await refused(run(rent({ order: 'TS-1999-000001' }))))[1]).to.equal(
      'order: There is no order TS-1999-000001. Check the number.',
    );
    const reasonOf = async (who: Partial<Payouts['proposer']>) =>
      (await problemOf(propose.run({ ...clerk(), ...who }, rent(), now)))?.details.reason;
    expect(await reasonOf({ organisationRoles: ['mill'] })).to.equal('not-the-marketplace');
    expect(await reasonOf({ raisedAt: new Date(0) })).to.equal('step-up-needed');
    expect((await journal.list(clerk(), {})).items).to.deep.equal([]);
  });

  it('correct money of a buyer or a vendor within its limit, and only of the order that they name', async () => {
    world.desk!.pay(100_000n, 'steel', { from: STRANGER });
    await world.desk!.settle();
    const id = await world.earn('EUR', 100_000n);
    const other = await world.market.order('1000000');
    const { rows } = await world.market.database.sql.query<{ number: string }>(
      'SELECT number FROM purchase_order WHERE id = $1',
      [id],
    );
    const goodwill = (amountMinor: string, order: string | undefined): JournalInput => ({
      ...rent(),
      ...(order === undefined ? {} : { order }),
      lines: [
        { code: 'vendor_payable', side: 'debit', amountMinor },
        { code: 'other_income', owner: 'penalty', side: 'credit', amountMinor },
      ],
    });
    const number = rows[0]!.number;
    // 1 % of the capture was the commission.
    expect(await balance('vendor_payable', sellerOwner)).to.equal('99000');
    expect((await refused(run(goodwill('5', undefined))))[1]).to.equal(
      'lines.0.code: Name the order whose money this corrects.',
    );
    expect((await refused(run(goodwill('5', other.number))))[1]).to.equal(
      'lines.0.code: Nothing of this order is on “Owed to a seller” in EUR.',
    );
    expect((await refused(run(goodwill('99001', number))))[1]).to.equal(
      'lines.0.amountMinor: The books have 990.00 EUR on “Owed to a seller”, less than that.',
    );
    // Two that are covered when they are proposed: the ledger refuses the second.
    const [first, late] = [
      await run(goodwill('60000', number.toLowerCase())),
      await run(goodwill('60000', number)),
    ];
    expect(first.order).to.deep.equal({ id, number });
    await approve(first.id);
    expect(await balance('vendor_payable', sellerOwner)).to.equal('39000');
    expect((await refused(approve(late.id)))[0]).to.equal('account-limit');
    expect((await journal.one(second(), late.id)).state).to.equal('waiting');
  });

  it('are not booked into a month that was closed since they were proposed', async () => {
    const early = await run(rent({ date: '2025-09-30' }));
    await book(rent({ date: '2025-09-29' }));
    const closing = new ClosePeriod(world.market.database.prisma);
    await closing.run({ userId: 'user-of-finance', organisationId: null }, '2025-09', []);
    expect(await refused(approve(early.id))).to.deep.equal([
      'period-closed',
      'date: Choose a day after 2025-09.',
    ]);
    expect(await refused(run(rent({ date: '2025-09-30' })))).to.deep.equal([
      'period-closed',
      'date: Choose a day after 2025-09.',
    ]);
    expect((await decide.run(second(), early.id, { approve: false }, now)).state).to.equal('declined');
  });

  it('stand in the exports of the books by their document and reason, with who made them', async () => {
    const booked = await book(rent());
    const { settings } = config;
    const platform = { ...settings.invoicing.platform, siren: '732829320' };
    const exports = new ExportBooks(
      new Config({ ...settings, invoicing: { ...settings.invoicing, platform } }),
      world.market.database.prisma,
    );
    const text = (content: Uint8Array) => new TextDecoder('iso-8859-15').decode(content);
    const year = new Date().getUTCFullYear();
    const fec = text((await exports.fec(year)).content)
      .split(/\r?\n/u)
      .filter((line) => line.includes(booked.number))
      .map((line) => line.split('\t'));
    expect(fec.map((cells) => [cells[0], cells[4], cells[8], cells[10], cells[11], cells[12]])).to.deep.equal(
      [
        [
          'BQ',
          '613200',
          'Bail 2026-11',
          `${booked.number} Rent of the office for November.`,
          '1000,00',
          '0,00',
        ],
        [
          'BQ',
          '512000',
          'Bail 2026-11',
          `${booked.number} Rent of the office for November.`,
          '0,00',
          '1000,00',
        ],
        [
          'BQ',
          '445660',
          'Bail 2026-11',
          `${booked.number} Rent of the office for November.`,
          '170,00',
          '0,00',
        ],
        [
          'BQ',
          '512000',
          'Bail 2026-11',
          `${booked.number} Rent of the office for November.`,
          '0,00',
          '170,00',
        ],
      ],
    );
    expect(await exports.check(year)).to.deep.include({ isSameLedger: true, findings: [] });
    const ledger = text((await exports.generalLedger(year)).content)
      .split('\r\n')
      .find((line) => line.includes('rent_expense'));
    expect(ledger?.split(',').slice(-6)).to.deep.equal([
      '1000.00',
      'EUR',
      'Bail 2026-11',
      'Rent of the office for November.',
      'user-of-proposer',
      'user-of-approver',
    ]);
  });
});
