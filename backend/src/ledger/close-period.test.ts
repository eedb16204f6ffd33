import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import type { AppError } from '@topsteel/domain/errors';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { ClosePeriod } from './close-period.ts';
import { claimGroup, enterGroup, resolveGroup, type Group } from './enter-group.ts';
import { ReadBooks } from './read-books.ts';
import { ReadPeriods } from './read-periods.ts';

const caller = { userId: 'user-of-finance', organisationId: null };
/** Months that are over by any clock this test may run under. */
const SEPTEMBER = '2025-09';
const OCTOBER = '2025-10';

describe('ledger: closing a month', () => {
  let database: TestDatabase;
  let periods: ReadPeriods;
  let closing: ClosePeriod;
  beforeEach(async () => {
    database = await openDatabase();
    periods = new ReadPeriods(database.prisma);
    closing = new ClosePeriod(database.prisma);
  });
  afterEach(async () => database.close());

  const receipt = (ref: string, day: string, amountMinor: bigint): Group => ({
    externalRef: ref,
    orderId: null,
    effectiveAt: new Date(`${day}T09:00:00Z`),
    legs: [
      {
        debit: accountOf('card_clearing', 'stripe'),
        credit: accountOf('order_liability', 'order-1'),
        amountMinor,
        currency: 'EUR',
        code: 'capture',
      },
    ],
  });
  const enter = (...args: Parameters<typeof receipt>) =>
    database.prisma.transact((tx) => enterGroup(tx, receipt(...args)));
  const refusal = (act: Promise<unknown>) =>
    act.then(
      () => null,
      (error: unknown) => error as AppError,
    );
  const reasonOf = async (act: Promise<unknown>) => (await refusal(act))?.details.reason;
  const close = (month: string, seen: string[] = [], now?: Date) =>
    closing.run(caller, month, seen, ...(now ? ([now] as const) : []));

  it('keeps the month’s balance, and posts what comes later in the next month with its own date', async () => {
    await enter('a', '2025-09-30', 311_244n);
    await close(SEPTEMBER);
    await enter('late', '2025-09-30', 500n);
    await enter('b', '2025-10-02', 1_000n);
    const september = await periods.one(SEPTEMBER);
    expect(september.state).to.equal('closed');
    expect(september.closedBy).to.equal('user-of-finance');
    expect(september.lines).to.deep.equal([
      {
        code: 'card_clearing',
        name: 'Due from the card provider',
        pcg: '511500',
        currency: 'EUR',
        openingMinor: '0',
        debitsMinor: '311244',
        creditsMinor: '0',
        closingMinor: '311244',
      },
      {
        code: 'order_liability',
        name: 'Received for an order',
        pcg: '467500',
        currency: 'EUR',
        openingMinor: '0',
        debitsMinor: '0',
        creditsMinor: '311244',
        closingMinor: '311244',
      },
    ]);
    expect(september.chain?.entries).to.equal('1');
    const october = await periods.one(OCTOBER);
    expect(october.lines.map((line) => [line.openingMinor, line.closingMinor])).to.deep.equal([
      ['311244', '312744'],
      ['311244', '312744'],
    ]);
    expect(october.totals).to.deep.equal([
      { currency: 'EUR', debitsMinor: '312744', creditsMinor: '312744', balances: true },
    ]);
    const { items } = await new ReadBooks(database.prisma).transfers({});
    expect(
      items.map(({ externalRef, effectiveAt, period }) => [externalRef, effectiveAt, period]),
    ).to.deep.equal([
      ['b', '2025-10-02T09:00:00.000Z', OCTOBER],
      ['late', '2025-09-30T09:00:00.000Z', OCTOBER],
      ['a', '2025-09-30T09:00:00.000Z', SEPTEMBER],
    ]);
  });

  it('closes months one after another, when they are over, once', async () => {
    await enter('a', '2025-09-10', 100n);
    await enter('b', '2025-10-10', 100n);
    expect(await reasonOf(close(OCTOBER))).to.equal('not-next');
    expect(await reasonOf(close(SEPTEMBER, [], new Date('2025-09-30T23:59:59Z')))).to.equal('not-over');
    await close(SEPTEMBER);
    expect(await reasonOf(close(SEPTEMBER))).to.equal('closed');
    expect(await periods.list(new Date('2025-10-31T23:59:59Z'))).to.deep.include({ next: null });
    const { items, next } = await periods.list(new Date('2025-11-01T00:00:00Z'));
    expect(items.map(({ month, state, isNext }) => [month, state, isNext])).to.deep.equal([
      [OCTOBER, 'open', true],
      [SEPTEMBER, 'closed', false],
    ]);
    expect(next).to.equal(OCTOBER);
  });

  it('asks about claims that are pending, and lists those that were seen', async () => {
    await database.prisma.transact((tx) => claimGroup(tx, receipt('claim', '2025-09-12', 700n)));
    const refused = await refusal(close(SEPTEMBER));
    expect(refused?.code).to.equal('conflict');
    expect(refused?.message).to.contain('Claims up to 2025-09 are pending: 1.');
    const [claim] = (await periods.one(SEPTEMBER)).openClaims;
    expect(claim).to.deep.include({ externalRef: 'claim', amountMinor: '700', currency: 'EUR' });
    const seen = claim?.id;
    expect(refused?.details.claims).to.deep.equal([seen]);
    await close(SEPTEMBER, [seen!]);
    expect((await periods.one(SEPTEMBER)).listedClaims).to.deep.equal([seen]);
    const posted = { externalRef: 'claim', orderId: null, effectiveAt: new Date('2025-09-13T00:00:00Z') };
    await database.prisma.transact((tx) => resolveGroup(tx, posted, 'post'));
    expect((await periods.one(OCTOBER)).lines.map((line) => line.closingMinor)).to.deep.equal(['700', '700']);
  });

  it('is refused over books that do not hold', async () => {
    await enter('a', '2025-09-10', 100n);
    await enter('b', '2025-09-11', 100n);
    await database.sql.query('ALTER TABLE ledger.transfer DISABLE TRIGGER USER');
    await database.sql.query(
      'UPDATE ledger.transfer SET amount = 101 WHERE entry = (SELECT min(entry) FROM ledger.transfer)',
    );
    await database.sql.query('ALTER TABLE ledger.transfer ENABLE TRIGGER USER');
    const refused = await refusal(close(SEPTEMBER));
    expect(refused?.details).to.deep.equal({ reason: 'books-broken', at: '1' });
  });

  it('waits for who is posting, and lets nobody post into a month that is being closed', async () => {
    await enter('a', '2025-09-10', 100n);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let hasPosted: () => void = () => undefined;
    const posted = new Promise<void>((resolve) => (hasPosted = resolve));
    const posting = database.prisma.transact(async (tx) => {
      await enterGroup(tx, receipt('b', '2025-09-11', 50n));
      hasPosted();
      await held;
    });
    await posted;
    const closed = close(SEPTEMBER);
    release();
    await Promise.all([posting, closed]);
    expect((await periods.one(SEPTEMBER)).lines.map((line) => line.closingMinor)).to.deep.equal([
      '150',
      '150',
    ]);
  });

  it('cannot be undone, by nobody, and not around the rules', async () => {
    await enter('a', '2025-09-10', 100n);
    await close(SEPTEMBER);
    const state = (sql: string) =>
      database.sql.query(sql).then(
        () => 'allowed',
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await state('DELETE FROM ledger.period')).to.equal('TS003');
    expect(await state('UPDATE ledger.period_total SET debits = 0')).to.equal('TS003');
    expect(
      await state(
        `INSERT INTO ledger.period (month, closed_by, sequence, hash, open_claims) VALUES ('2025-12-01', 'x', 0, '', '[]')`,
      ),
    ).to.equal('TS002');
  });
});
