import type { BalanceLimit, TransferKind } from '@topsteel/domain/ledger';
import type pg from 'pg';
import { readClosings } from '../anchors/read-closings.ts';
import { readingDatabase } from '../reconcile/reading-database.ts';
import type { KeptAccount, KeptBooks, KeptEntry } from './judge-books.ts';

const ENTRIES_AT_ONCE = 5_000;

type Row = Record<string, string | null>;

/**
 * Reads all books of a database, in one snapshot that nobody's writing moves.
 *
 * @throws AppError `unavailable` when the database does not answer or has no books.
 */
export function readKeptBooks(databaseUrl: string): Promise<KeptBooks> {
  return readingDatabase('The books', databaseUrl, async (client) => {
    const accounts = await readAccounts(client);
    const sealed = await readSealed(client);
    const waiting = await readWaiting(client);
    const { rows } = await client.query<Row>(
      `SELECT sequence::text, '0x' || encode(hash, 'hex') AS hash FROM ledger.chain_head`,
    );
    const head = { sequence: BigInt(rows[0]?.sequence ?? 0), hash: hashOf(rows[0]?.hash) };
    return {
      accounts,
      entries: [...sealed, ...waiting],
      head,
      closings: await readClosings(client, 'ledger'),
    };
  });
}

async function readAccounts(client: pg.ClientBase): Promise<KeptAccount[]> {
  const { rows } = await client.query<Row>(
    `SELECT a.id::text, a.code, a.owner, a.currency, a.balance_limit, b.debits_pending::text, b.debits_posted::text,
            b.credits_pending::text, b.credits_posted::text
       FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id ORDER BY a.code, a.owner, a.currency`,
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    code: row.code ?? '',
    owner: row.owner ?? '',
    currency: row.currency ?? '',
    limit: (row.balance_limit ?? 'none') as BalanceLimit,
    totals: {
      debitsPending: BigInt(row.debits_pending ?? 0),
      debitsPosted: BigInt(row.debits_posted ?? 0),
      creditsPending: BigInt(row.credits_pending ?? 0),
      creditsPosted: BigInt(row.credits_posted ?? 0),
    },
  }));
}

const ENTRY = `t.id::text, t.entry::text, t.kind, t.pending_id::text, t.debit_account_id::text, t.credit_account_id::text,
       t.amount::text, t.code, ((extract(epoch FROM t.expires_at) * 1000000)::bigint)::text AS expires_at_us,
       t.position::text, t.group_id::text, g.external_ref, g.order_id::text, g.chain_id::text, g.block_number::text,
       ((extract(epoch FROM g.effective_at) * 1000000)::bigint)::text AS effective_at_us,
       to_char(g.posted_period, 'YYYY-MM') AS period, '0x' || encode(t.digest, 'hex') AS digest`;

/** The first page has no lower bound: who can write a row can give it any number. */
async function readSealed(client: pg.ClientBase): Promise<KeptEntry[]> {
  const entries: KeptEntry[] = [];
  for (;;) {
    const { rows } = await client.query<Row>(
      `SELECT ${ENTRY}, s.sequence::text, '0x' || encode(s.hash, 'hex') AS hash
         FROM ledger.seal s
         JOIN ledger.transfer t ON t.id = s.transfer_id
         JOIN ledger.transfer_group g ON g.id = t.group_id
        WHERE $1::bigint IS NULL OR s.sequence > $1 ORDER BY s.sequence LIMIT ${ENTRIES_AT_ONCE}`,
      [entries.at(-1)?.sequence?.toString() ?? null],
    );
    for (const row of rows) entries.push(entryOf(row));
    if (rows.length < ENTRIES_AT_ONCE) return entries;
  }
}

/** In the order in which they will be sealed. */
async function readWaiting(client: pg.ClientBase): Promise<KeptEntry[]> {
  const { rows } = await client.query<Row>(
    `SELECT ${ENTRY}, NULL AS sequence, NULL AS hash
       FROM ledger.transfer t
       JOIN ledger.transfer_group g ON g.id = t.group_id
       LEFT JOIN ledger.unsealed u ON u.group_id = t.group_id
      WHERE NOT EXISTS (SELECT FROM ledger.seal s WHERE s.transfer_id = t.id)
      ORDER BY u.place, t.entry`,
  );
  return rows.map(entryOf);
}

function entryOf(row: Row): KeptEntry {
  return {
    id: row.id ?? '',
    entry: BigInt(row.entry ?? 0),
    kind: (row.kind ?? '') as TransferKind,
    pendingId: row.pending_id ?? null,
    debitAccountId: row.debit_account_id ?? '',
    creditAccountId: row.credit_account_id ?? '',
    amountMinor: BigInt(row.amount ?? 0),
    code: row.code ?? '',
    expiresAtUs: integerOrNull(row.expires_at_us),
    position: Number(row.position),
    groupId: row.group_id ?? '',
    externalRef: row.external_ref ?? '',
    orderId: row.order_id ?? null,
    chainId: integerOrNull(row.chain_id),
    blockNumber: integerOrNull(row.block_number),
    effectiveAtUs: BigInt(row.effective_at_us ?? 0),
    period: row.period ?? '',
    digest: hashOf(row.digest),
    sequence: integerOrNull(row.sequence),
    hash: typeof row.hash === 'string' ? hashOf(row.hash) : null,
  };
}

const integerOrNull = (text: string | null | undefined): bigint | null =>
  typeof text === 'string' ? BigInt(text) : null;
const hashOf = (text: string | null | undefined): `0x${string}` => (text ?? '0x') as `0x${string}`;
