import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  emptyBooks,
  emptyTotals,
  enterLinked,
  expiriesAt,
  replayEntries,
  type BalanceLimit,
  type Books,
  type Entry,
} from '@topsteel/domain/ledger';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { checkChain } from './ledger-queries.ts';
import { insertGroup, type TransferRow } from './ledger-rows.ts';

const accounts: Record<string, { currency: string; limit: BalanceLimit }> = {
  bank: { currency: 'EUR', limit: 'none' },
  order: { currency: 'EUR', limit: 'debits-within-credits' },
  seller: { currency: 'EUR', limit: 'debits-within-credits' },
  position: { currency: 'EUR', limit: 'none' },
  wallet: { currency: 'USDC', limit: 'credits-within-debits' },
  holder: { currency: 'USDC', limit: 'debits-within-credits' },
};
const names = Object.keys(accounts);
const rules = {
  limitOf: (name: string) => accounts[name]?.limit ?? 'none',
  currencyOf: (name: string) => accounts[name]?.currency ?? '',
};
/** Ways that money goes: in, on, and out again. */
const paths: [string, string][] = [
  ['bank', 'order'],
  ['bank', 'order'],
  ['order', 'seller'],
  ['seller', 'position'],
  ['wallet', 'holder'],
  ['holder', 'wallet'],
];
const PAST_MS = Date.UTC(2026, 0, 1);
const FUTURE_MS = Date.UTC(2099, 0, 1);
/** Between the two, so that the pure clock agrees with the database's on both. */
const NOW_MS = Date.UTC(2050, 0, 1);

describe('ledger: groups in the database and in the pure rules', () => {
  let database: TestDatabase;
  let ids: Record<string, string>;
  before(async () => {
    database = await openDatabase();
    ids = Object.fromEntries(names.map((name) => [name, randomUUID()]));
    for (const [name, { currency, limit }] of Object.entries(accounts)) {
      await database.sql.query(
        `INSERT INTO ledger.account (id, code, currency, scale, normal_side, balance_limit) VALUES ($1, $2, $3, 2, 'debit', $4)`,
        [ids[name], name, currency, limit],
      );
    }
  });
  after(async () => database.close());

  const insert = (id: string, entries: readonly Entry[]) =>
    database.prisma.transact((tx) =>
      insertGroup(tx, {
        id,
        externalRef: `test:${id}`,
        orderId: null,
        chainId: null,
        blockNumber: null,
        effectiveAt: new Date('2026-11-23T09:00:00Z'),
        transfers: entries.map(
          (entry): TransferRow => ({
            id: entry.id,
            kind: entry.kind,
            pendingId: entry.pendingId ?? null,
            debitAccountId: ids[entry.debit]!,
            creditAccountId: ids[entry.credit]!,
            amountMinor: entry.amountMinor,
            code: 'authorize',
            expiresAt: entry.expiresAtMs === undefined ? null : new Date(entry.expiresAtMs),
          }),
        ),
      }),
    );

  it('agree on every group, its repetition and its contradiction (property)', async () => {
    const legs = fc.record({
      kind: fc.constantFrom<Entry['kind'][]>(
        'single',
        'single',
        'pending',
        'pending',
        'post',
        'void',
        'expire',
      ),
      pair: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...paths) },
        { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)) },
      ),
      amountMinor: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(0n, 10n ** 20n)),
      expiresAtMs: fc.constantFrom(undefined, undefined, PAST_MS, FUTURE_MS),
      pick: fc.nat(),
    });
    let books: Books = emptyBooks;
    const entered: Entry[] = [];
    const seen = { entered: 0, refused: 0, expired: 0, repeated: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(legs, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        async (groups) => {
          for (const group of groups) {
            const entries = group.map(({ pick, pair, ...rest }): Entry => {
              const wanted = { ...rest, debit: pair[0], credit: pair[1] };
              const open = [...books.open.values()];
              const claim = open[pick % Math.max(open.length, 1)];
              if (wanted.kind === 'single') return { ...wanted, id: randomUUID(), expiresAtMs: undefined };
              if (wanted.kind === 'pending' || claim === undefined)
                return { ...wanted, id: randomUUID(), kind: 'pending' };
              return {
                ...claim,
                id: randomUUID(),
                kind: wanted.kind,
                pendingId: claim.id,
                expiresAtMs: undefined,
                amountMinor: wanted.kind === 'post' ? wanted.amountMinor : claim.amountMinor,
              };
            });
            const id = randomUUID();
            let next: Books | undefined;
            try {
              next = enterLinked(books, entries, { ...rules, nowMs: NOW_MS });
            } catch {
              seen.refused += 1;
            }
            const accepted = await insert(id, entries).catch(() => false);
            expect(accepted, JSON.stringify(entries, digits)).to.equal(next !== undefined);
            if (next === undefined) continue;
            seen.entered += 1;
            books = next;
            entered.push(...entries);
            const repeated = await insert(id, entries);
            const contradicted = await insert(id, [{ ...entries[0]!, amountMinor: 10n ** 21n }]).catch(
              (error: unknown) => (error as { code: string }).code,
            );
            expect([repeated, contradicted]).to.deep.equal([false, 'conflict']);
            seen.repeated += 1;
          }
          const lapsed = expiriesAt(books, NOW_MS).map((entry) => ({
            ...entry,
            id: randomUUID(),
            expiresAtMs: undefined,
          }));
          for (const entry of lapsed) {
            expect(await insert(randomUUID(), [entry])).to.equal(true);
            books = enterLinked(books, [entry], { ...rules, nowMs: NOW_MS });
            entered.push(entry);
            seen.expired += 1;
          }
          const { rows } = await database.sql.query<Record<string, string>>(
            `SELECT a.code, b.debits_pending, b.debits_posted, b.credits_pending, b.credits_posted
             FROM ledger.account_balance b JOIN ledger.account a ON a.id = b.account_id`,
          );
          for (const row of rows) {
            expect(
              {
                debitsPending: BigInt(row.debits_pending!),
                debitsPosted: BigInt(row.debits_posted!),
                creditsPending: BigInt(row.credits_pending!),
                creditsPosted: BigInt(row.credits_posted!),
              },
              row.code,
            ).to.deep.equal(books.totals.get(row.code!) ?? emptyTotals);
          }
        },
      ),
      // One history that reaches every case: another seed may tell of no expiry.
      { numRuns: 40, seed: 20_261_126, endOnFailure: true },
    );
    for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).to.be.greaterThan(0);
    expect(replayEntries(entered, rules).totals).to.deep.equal(books.totals);
    const { broken_at, replay_differs, sequence } = await checkChain(database.prisma.client);
    expect([broken_at, replay_differs, sequence]).to.deep.equal([null, false, entered.length.toString()]);
  });
});

const digits = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
