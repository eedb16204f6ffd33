import type { Tx } from '../../platform/database/index.ts';

type Hash = `0x${string}`;

export interface ClosingView {
  number: string;
  first_sequence: string;
  last_sequence: string;
  root: Hash;
  closed_at: Date;
  /** Of the request to the chain: requested, sent, mined, final, failed. */
  status: string;
  tx_hash: Hash | null;
  result: unknown;
}

/** Where a book is kept: both schemas have the tables seal, chain_head and closing. */
export type BookSchema = 'ledger' | 'audit';

export interface SealedEntry {
  id: string;
  sequence: string;
  text: string;
  digest: Hash;
  previous_hash: Hash;
  hash: Hash;
}

const closingsIn = (
  schema: BookSchema,
) => `SELECT c.number::text, c.first_sequence::text, c.last_sequence::text,
                         '0x' || encode(c.root, 'hex') AS root, c.closed_at, i.status, i.tx_hash, i.result
                    FROM ${schema}.closing c JOIN bridge.intent i ON i.business_key = c.business_key`;

/** Until the transaction ends nobody else closes the book. */
export async function lockBook(tx: Tx, schema: BookSchema): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM pg_advisory_xact_lock(hashtext('${schema}.closing'))`);
}

/** The newest closing, failed or not; null before the first. */
export async function lastClosing(tx: Tx, schema: BookSchema): Promise<ClosingView | null> {
  const rows = await tx.$queryRawUnsafe<ClosingView[]>(
    `${closingsIn(schema)} ORDER BY c.number DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Where the book is covered up to, by a closing that has not failed. */
export async function coveredSequence(tx: Tx, schema: BookSchema): Promise<string> {
  const rows = await tx.$queryRawUnsafe<{ covered: string }[]>(
    `SELECT coalesce(max(c.last_sequence), 0)::text AS covered
       FROM ${schema}.closing c JOIN bridge.intent i ON i.business_key = c.business_key WHERE i.status <> 'failed'`,
  );
  return rows[0]?.covered ?? '0';
}

export async function hasPeriodClosedAfter(tx: Tx, at: Date): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<{ is: boolean }[]>(
    'SELECT EXISTS (SELECT FROM ledger.period WHERE closed_at > $1::timestamptz) AS is',
    at.toISOString(),
  );
  return rows[0]?.is ?? false;
}

export async function hashesBetween(
  tx: Tx,
  schema: BookSchema,
  first: string,
  last: string,
): Promise<Hash[]> {
  const rows = await tx.$queryRawUnsafe<{ hash: Hash }[]>(
    `SELECT '0x' || encode(hash, 'hex') AS hash FROM ${schema}.seal
      WHERE sequence BETWEEN $1::bigint AND $2::bigint ORDER BY sequence`,
    first,
    last,
  );
  return rows.map(({ hash }) => hash);
}

export async function headSequence(tx: Tx, schema: BookSchema): Promise<string> {
  const rows = await tx.$queryRawUnsafe<{ sequence: string }[]>(
    `SELECT sequence::text FROM ${schema}.chain_head`,
  );
  return rows[0]?.sequence ?? '0';
}

export async function insertClosing(
  tx: Tx,
  schema: BookSchema,
  closing: { number: bigint; first: string; last: string; root: Hash; businessKey: string },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO ${schema}.closing (number, first_sequence, last_sequence, root, business_key)
     VALUES ($1::bigint, $2::bigint, $3::bigint, decode($4, 'hex'), $5)`,
    closing.number.toString(),
    closing.first,
    closing.last,
    closing.root.slice(2),
    closing.businessKey,
  );
}

const entryIn: Readonly<Record<BookSchema, string>> = {
  ledger: `SELECT t.id::text, s.sequence::text, ledger.entry_text(t, ledger.group_text(g)) AS text,
            '0x' || encode(t.digest, 'hex') AS digest, '0x' || encode(s.hash, 'hex') AS hash,
            '0x' || coalesce((SELECT encode(p.hash, 'hex') FROM ledger.seal p WHERE p.sequence = s.sequence - 1),
                             repeat('00', 32)) AS previous_hash
       FROM ledger.seal s
       JOIN ledger.transfer t ON t.id = s.transfer_id
       JOIN ledger.transfer_group g ON g.id = t.group_id
      WHERE t.id = $1::uuid`,
  audit: `SELECT e.id::text, s.sequence::text, audit.entry_text(e) AS text,
            '0x' || encode(s.digest, 'hex') AS digest, '0x' || encode(s.hash, 'hex') AS hash,
            '0x' || coalesce((SELECT encode(p.hash, 'hex') FROM audit.seal p WHERE p.sequence = s.sequence - 1),
                             repeat('00', 32)) AS previous_hash
       FROM audit.seal s JOIN audit_entry e ON e.id = s.entry_id
      WHERE e.id = $1::bigint`,
};

/** A sealed entry with what its hash is made of; null when there is none of this id, or it waits to be sealed. */
export async function sealedEntry(tx: Tx, schema: BookSchema, id: string): Promise<SealedEntry | null> {
  const rows = await tx.$queryRawUnsafe<SealedEntry[]>(entryIn[schema], id);
  return rows[0] ?? null;
}

/** The closing that holds an entry and has not failed; null when none does. */
export async function closingOf(tx: Tx, schema: BookSchema, sequence: string): Promise<ClosingView | null> {
  const rows = await tx.$queryRawUnsafe<ClosingView[]>(
    `${closingsIn(schema)} WHERE $1::bigint BETWEEN c.first_sequence AND c.last_sequence AND i.status <> 'failed'
      ORDER BY c.number DESC LIMIT 1`,
    sequence,
  );
  return rows[0] ?? null;
}

/** @returns how many entries of the audit log were sealed; 0 when none waits, or another process seals. */
export async function sealAudit(tx: Tx, atMost: number): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ sealed: number }[]>(
    `SELECT CASE WHEN EXISTS (SELECT FROM audit.unsealed) THEN audit.seal_entries($1::integer) ELSE 0 END AS sealed`,
    atMost,
  );
  return rows[0]?.sealed ?? 0;
}
