import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import pg from 'pg';
import {
  emptyBooks,
  emptyTotals,
  enter,
  type BalanceLimit,
  type Books,
  type Entry,
} from '@topsteel/domain/ledger';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { checkChain } from './ledger-queries.ts';
import { insertGroup, type TransferRow } from './ledger-rows.ts';

const limits: Record<string, BalanceLimit> = {
  wallet: 'none',
  escrow: 'credits-within-debits',
  held: 'debits-within-credits',
  seller: 'debits-within-credits',
  // Accounts apart from the random ones, whose claims may stand on claims that were given back.
  purse: 'none',
  shop: 'debits-within-credits',
};
const RANDOM = ['wallet', 'escrow', 'held', 'seller'];

const stateOf = (error: unknown): string => (error as { code: string }).code;

describe('ledger: the books in the database', () => {
  let database: TestDatabase;
  let ids: Record<string, string>;

  before(async () => {
    database = await openDatabase();
    ids = Object.fromEntries(Object.keys(limits).map((name) => [name, randomUUID()]));
    for (const [name, limit] of Object.entries(limits)) {
      await database.sql.query(
        `INSERT INTO ledger.account (id, code, currency, scale, normal_side, balance_limit) VALUES ($1, $2, 'USDC', 6, 'debit', $3)`,
        [ids[name], name, limit],
      );
    }
  });
  after(async () => database.close());

  const rowOf = (entry: Entry): TransferRow => ({
    id: entry.id,
    kind: entry.kind,
    pendingId: entry.pendingId ?? null,
    debitAccountId: ids[entry.debit]!,
    creditAccountId: ids[entry.credit]!,
    amountMinor: entry.amountMinor,
    code: 'authorize',
    expiresAt: null,
  });
  const insert = (...entries: Entry[]) =>
    database.prisma.transact((tx) =>
      insertGroup(tx, {
        id: randomUUID(),
        externalRef: 'test',
        orderId: null,
        chainId: null,
        blockNumber: null,
        effectiveAt: new Date(),
        transfers: entries.map(rowOf),
      }),
    );
  const stored = async () => {
    const { rows } = await database.sql.query<Record<string, string>>(
      `SELECT a.code, b.debits_pending, b.debits_posted, b.credits_pending, b.credits_posted
         FROM ledger.account_balance b JOIN ledger.account a ON a.id = b.account_id`,
    );
    return new Map(
      rows.map((row) => [
        row.code!,
        {
          debitsPending: BigInt(row.debits_pending!),
          debitsPosted: BigInt(row.debits_posted!),
          creditsPending: BigInt(row.credits_pending!),
          creditsPosted: BigInt(row.credits_posted!),
        },
      ]),
    );
  };
  const refusal = (sql: string, values: unknown[] = []) =>
    database.sql.query(sql, values).then(() => 'allowed', stateOf);

  it('follow the pure rules through random sequences, and what the rules refuse the database refuses', async () => {
    let books: Books = emptyBooks;
    const names = RANDOM;
    const step = fc.record({
      kind: fc.constantFrom<Entry['kind'][]>('single', 'pending', 'pending', 'post', 'post', 'void'),
      debit: fc.constantFrom(...names),
      credit: fc.constantFrom(...names),
      amountMinor: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 10n ** 30n)),
      pick: fc.nat(),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        for (const { pick, ...wanted } of steps) {
          const open = [...books.open.values()];
          const claim =
            wanted.kind === 'single' || wanted.kind === 'pending'
              ? undefined
              : open[pick % Math.max(open.length, 1)];
          if (!claim && wanted.kind !== 'single' && wanted.kind !== 'pending') continue;
          const entry: Entry = claim
            ? {
                ...claim,
                id: randomUUID(),
                kind: wanted.kind,
                pendingId: claim.id,
                amountMinor: wanted.kind === 'void' ? claim.amountMinor : wanted.amountMinor,
              }
            : { ...wanted, id: randomUUID() };
          let next: Books | undefined;
          try {
            next = enter(books, entry, (name) => limits[name] ?? 'none');
          } catch {
            refused += 1;
          }
          const accepted = await insert(entry).catch(() => false);
          expect(
            accepted,
            JSON.stringify(entry, (_, value: unknown) =>
              typeof value === 'bigint' ? value.toString() : value,
            ),
          ).to.equal(next !== undefined);
          books = next ?? books;
        }
        const totals = await stored();
        for (const name of names)
          expect(totals.get(name)).to.deep.equal(books.totals.get(name) ?? emptyTotals);
        const all = [...totals.values()];
        const sum = (side: 'debitsPosted' | 'creditsPosted' | 'debitsPending' | 'creditsPending') =>
          all.reduce((total, account) => total + account[side], 0n);
        expect(sum('debitsPosted')).to.equal(sum('creditsPosted'));
        expect(sum('debitsPending')).to.equal(sum('creditsPending'));
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(refused).to.be.greaterThan(0);
    const chain = await checkChain(database.prisma.client);
    expect(chain.broken_at).to.equal(null);
    expect(chain.replay_differs).to.equal(false);
  });

  it('enter a group whole or not at all', async () => {
    const before = await checkChain(database.prisma.client);
    const good: Entry = {
      id: randomUUID(),
      kind: 'single',
      debit: 'purse',
      credit: 'shop',
      amountMinor: 5n,
    };
    const bad: Entry = {
      id: randomUUID(),
      kind: 'single',
      debit: 'shop',
      credit: 'purse',
      amountMinor: 10n ** 37n,
    };
    expect(await insert(good, bad).catch(() => false)).to.equal(false);
    expect((await checkChain(database.prisma.client)).sequence).to.equal(before.sequence);
    const half = {
      id: randomUUID(),
      size: 2,
      external_ref: 'half',
      effective_at: '2026-11-23T09:00:00Z',
      transfers: [
        {
          id: good.id,
          position: 0,
          kind: 'single',
          debit_account_id: ids.purse,
          credit_account_id: ids.shop,
          amount: '5',
          code: 'receive',
        },
      ],
    };
    const enterDocument = (document: unknown) =>
      refusal('INSERT INTO ledger.posting (document) VALUES ($1)', [JSON.stringify(document)]);
    expect(await enterDocument(half)).to.equal('TS004');
    expect(await enterDocument({ ...half, size: 0, transfers: [] })).to.equal('TS004');
  });

  it('are changed by nobody, not even their owner', async () => {
    await insert({ id: randomUUID(), kind: 'single', debit: 'purse', credit: 'shop', amountMinor: 5n });
    expect(await refusal('UPDATE ledger.transfer SET amount = 1')).to.equal('TS003');
    expect(await refusal('DELETE FROM ledger.transfer')).to.equal('TS003');
    expect(await refusal('UPDATE ledger.account SET balance_limit = $1', ['none'])).to.equal('TS003');
    expect(await refusal('UPDATE ledger.account_balance SET debits_posted = debits_posted + 1')).to.equal(
      'TS003',
    );
    expect(await refusal('UPDATE ledger.transfer_group SET order_id = $1', [randomUUID()])).to.equal('TS003');
    expect(await refusal('UPDATE ledger.chain_head SET sequence = 0')).to.equal('TS003');
    expect(await refusal('UPDATE ledger.balance_stripe SET debits_posted = 0')).to.equal('TS003');
    expect(await refusal('UPDATE ledger.seal SET sequence = 0')).to.equal('TS003');
    expect(await refusal('DELETE FROM ledger.unsealed')).to.equal('TS003');
    expect(
      await refusal(
        `INSERT INTO ledger.transfer_group (id, size, external_ref, effective_at, posted_period) VALUES ($1, 2, 'half', now(), '2026-11-01')`,
        [randomUUID()],
      ),
    ).to.equal('TS003');
    expect(await refusal('TRUNCATE ledger.transfer CASCADE')).to.equal('TS003');
  });

  it('are not even asked by the marketplace’s own role, which may only read and add', async () => {
    const app = new pg.Client({ connectionString: database.url, options: '-c role=topsteel_app' });
    await app.connect();
    const asApp = (sql: string) => app.query(sql).then(() => 'allowed', stateOf);
    const forbidden = '42501';
    expect(await asApp('UPDATE ledger.transfer SET amount = 1')).to.equal(forbidden);
    expect(await asApp('DELETE FROM ledger.transfer')).to.equal(forbidden);
    expect(await asApp('TRUNCATE ledger.transfer')).to.equal(forbidden);
    expect(await asApp('UPDATE ledger.account_balance SET debits_posted = 0')).to.equal(forbidden);
    expect(await asApp('UPDATE ledger.balance_stripe SET debits_posted = 0')).to.equal(forbidden);
    expect(await asApp('INSERT INTO ledger.transfer SELECT * FROM ledger.transfer')).to.equal(forbidden);
    expect(await asApp('DELETE FROM ledger.unsealed')).to.equal(forbidden);
    expect(await asApp('SELECT count(*) FROM ledger.transfer')).to.equal('allowed');
    await app.end();
    const role = await database.prisma.client.$queryRaw<
      { name: string }[]
    >`SELECT current_user::text AS name`;
    expect(role).to.deep.equal([{ name: 'topsteel_app' }]);
  });

  it('show the first entry that somebody with the server in his hands has altered', async () => {
    const row: Entry = {
      id: randomUUID(),
      kind: 'single',
      debit: 'purse',
      credit: 'shop',
      amountMinor: 5n,
    };
    await insert(row);
    await database.sql.query('ALTER TABLE ledger.transfer DISABLE TRIGGER USER');
    await database.sql.query('UPDATE ledger.transfer SET amount = 6 WHERE id = $1', [row.id]);
    await database.sql.query('ALTER TABLE ledger.transfer ENABLE TRIGGER USER');
    const chain = await checkChain(database.prisma.client);
    expect(chain.broken_at).to.equal(chain.sequence);
    expect(chain.replay_differs).to.equal(true);
  });
});
