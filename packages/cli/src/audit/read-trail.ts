import type { KeptTrail, TrailEntry, TrailSeal } from '@topsteel/domain/audit';
import type pg from 'pg';
import { readClosings } from '../anchors/read-closings.ts';
import { readingDatabase } from '../reconcile/reading-database.ts';

type Hash = `0x${string}`;

const AT_ONCE = 20_000;

/**
 * The columns themselves; what is hashed of them is made here, not by a function that lies in the database. Ordered by the
 * tables' columns: a bare name would be the text that is answered, and 10 comes before 2 there. The first page has no lower
 * bound: who can write a row can give it any number.
 */
const ENTRIES = `SELECT id::text, ((extract(epoch FROM at) * 1000000)::bigint)::text AS "atUs", actor,
       organisation_id::text AS "organisationId", action, subject, details::text
  FROM audit_entry WHERE $1::bigint IS NULL OR id > $1 ORDER BY audit_entry.id LIMIT $2`;
const SEALS = `SELECT sequence::text, entry_id::text AS "entryId", '0x' || encode(digest, 'hex') AS digest,
       '0x' || encode(hash, 'hex') AS hash
  FROM audit.seal WHERE $1::bigint IS NULL OR sequence > $1 ORDER BY seal.sequence LIMIT $2`;
const WAITING = `SELECT entry_id::text AS "entryId", '0x' || encode(digest, 'hex') AS digest FROM audit.unsealed ORDER BY entry_id`;
const HEAD = `SELECT sequence::text, '0x' || encode(hash, 'hex') AS hash FROM audit.chain_head`;

/** A log with when it was read, in Unix seconds by the clock of who read it; copies of old have no time. */
export interface ReadTrail extends KeptTrail {
  readAt?: number | undefined;
}

/**
 * Reads the audit log of a database, in one snapshot that nobody's writing moves.
 *
 * @throws AppError `unavailable` when the database does not answer or has no audit log.
 */
export function readTrail(databaseUrl: string): Promise<ReadTrail> {
  const readAt = Math.floor(Date.now() / 1_000);
  return readingDatabase('The audit log', databaseUrl, async (client) => {
    const entries = await readAll<TrailEntry>(client, ENTRIES, (row) => row.id);
    const seals = await readAll<Record<'sequence' | 'entryId', string> & Record<'digest' | 'hash', Hash>>(
      client,
      SEALS,
      (row) => row.sequence,
    );
    const { rows: waiting } = await client.query<{ entryId: string; digest: Hash }>(WAITING);
    const { rows: heads } = await client.query<{ sequence: string; hash: Hash }>(HEAD);
    const [head] = heads;
    if (!head) throw new Error('the audit log has no head');
    return {
      ...{ readAt, entries, waiting },
      seals: seals.map((row): TrailSeal => ({ ...row, sequence: BigInt(row.sequence) })),
      head: { sequence: BigInt(head.sequence), hash: head.hash },
      closings: await readClosings(client, 'audit'),
    };
  });
}

async function readAll<Row extends object>(
  client: pg.ClientBase,
  sql: string,
  keyOf: (row: Row) => string,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const { rows } = await client.query<Row>(sql, [last ? keyOf(last) : null, AT_ONCE]);
    for (const row of rows) all.push(row);
    if (rows.length < AT_ONCE) return all;
  }
}
