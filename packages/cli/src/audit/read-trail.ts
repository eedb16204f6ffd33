import type { KeptTrail, TrailClosing, TrailEntry, TrailSeal } from '@topsteel/domain/audit';
import { AppError } from '@topsteel/domain/errors';
import pg from 'pg';

type Hash = `0x${string}`;

const AT_ONCE = 20_000;

/**
 * The columns themselves; what is hashed of them is made here, not by a function that lies in the database. Ordered by the
 * tables' columns: a bare name would be the text that is answered, and 10 comes before 2 there.
 */
const ENTRIES = `SELECT id::text, ((extract(epoch FROM at) * 1000000)::bigint)::text AS "atUs", actor,
       organisation_id::text AS "organisationId", action, subject, details::text
  FROM audit_entry WHERE id > $1 ORDER BY audit_entry.id LIMIT $2`;
const SEALS = `SELECT sequence::text, entry_id::text AS "entryId", '0x' || encode(digest, 'hex') AS digest,
       '0x' || encode(hash, 'hex') AS hash FROM audit.seal WHERE sequence > $1 ORDER BY seal.sequence LIMIT $2`;
const WAITING = `SELECT entry_id::text AS "entryId", '0x' || encode(digest, 'hex') AS digest FROM audit.unsealed ORDER BY entry_id`;
const HEAD = `SELECT sequence::text, '0x' || encode(hash, 'hex') AS hash FROM audit.chain_head`;
/** Of closings that the chain has taken, with who published them. */
const CLOSINGS = `SELECT c.number::text, c.first_sequence::text AS first, c.last_sequence::text AS last,
       '0x' || encode(c.root, 'hex') AS root, i.status, i.payload->>'book' AS book, i.result->>'publisher' AS publisher
  FROM audit.closing c JOIN bridge.intent i ON i.business_key = c.business_key ORDER BY c.number`;

/** A closing with what it is looked up on chain by; without a publisher it is not final there yet. */
export interface ReadClosing extends TrailClosing {
  book: Hash;
  publisher: Hash | null;
}
export interface ReadTrail extends KeptTrail {
  closings: readonly ReadClosing[];
}

/**
 * Reads the audit log of a database, in one snapshot that nobody's writing moves.
 *
 * @throws AppError `unavailable` when the database does not answer or has no audit log.
 */
export async function readTrail(databaseUrl: string): Promise<ReadTrail> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC',
  });
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const entries = await readAll<TrailEntry>(client, ENTRIES, (row) => row.id);
    const seals = await readAll<Record<'sequence' | 'entryId', string> & Record<'digest' | 'hash', Hash>>(
      client,
      SEALS,
      (row) => row.sequence,
    );
    const { rows: waiting } = await client.query<{ entryId: string; digest: Hash }>(WAITING);
    const { rows: heads } = await client.query<{ sequence: string; hash: Hash }>(HEAD);
    const { rows: closings } = await client.query<
      Record<'number' | 'first' | 'last' | 'status', string> & {
        root: Hash;
        book: Hash;
        publisher: Hash | null;
      }
    >(CLOSINGS);
    const [head] = heads;
    if (!head) throw new Error('the audit log has no head');
    return {
      entries,
      seals: seals.map((row): TrailSeal => ({ ...row, sequence: BigInt(row.sequence) })),
      waiting,
      head: { sequence: BigInt(head.sequence), hash: head.hash },
      closings: closings.map(({ number, first, last, root, status, book, publisher }) => ({
        ...{ number, first: BigInt(first), last: BigInt(last), root, book },
        publisher: status === 'final' ? publisher : null,
      })),
    };
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `The audit log could not be read: ${cause instanceof Error ? cause.message : String(cause)}. Check DATABASE_URL.`,
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readAll<Row extends object>(
  client: pg.Client,
  sql: string,
  keyOf: (row: Row) => string,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const { rows } = await client.query<Row>(sql, [last ? keyOf(last) : '0', AT_ONCE]);
    all.push(...rows);
    if (rows.length < AT_ONCE) return all;
  }
}
