import type { Queryable } from '../database.ts';

/** Tells everyone where the chain stands, and whether the watch is in alarm. Also the watcher's sign of life. */
export async function writeHead(
  db: Queryable,
  chainId: number,
  latest: bigint,
  finalized: bigint,
  alarm: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.head (chain_id, latest, finalized, alarm, updated_at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT (chain_id) DO UPDATE
       SET latest = $2, finalized = $3, alarm = $4, updated_at = now()`,
    [chainId, latest.toString(), finalized.toString(), alarm],
  );
}
