import type { Hex } from 'viem';
import type { Queryable } from '../database.ts';

/** The event that proves that an intent's act is done. */
export interface EventMatch {
  contract: string;
  name: string;
  /** Arguments that must be equal; addresses checksummed, integers as decimal strings. */
  args: Record<string, string | readonly string[]>;
  /** Which of the matching events, counted from 1 in chain order. */
  ordinal: number;
}

export interface FoundEvent {
  /** What must still stand when the act is called done. */
  standsBy: Standing;
  txHash: Hex;
  blockNumber: bigint;
  isFinal: boolean;
  args: Record<string, unknown>;
}

/** A row of our verified log; or, where no log tells, that the watcher's record reaches the block. */
export type Standing = { eventId: string } | { chainId: number };

/** The n-th such event that stands on the chain by our own verified log, or null. */
export async function findEvent(
  db: Queryable,
  chainId: number,
  match: EventMatch,
): Promise<FoundEvent | null> {
  const { rows } = await db.query<{
    id: string;
    tx_hash: Hex;
    block_number: string;
    status: 'seen' | 'final';
    args: Record<string, unknown>;
  }>(
    // Found by the arguments first: in the order of blocks the whole record would be read for an act that is not there yet.
    `WITH found AS MATERIALIZED (
       SELECT id, tx_hash, block_number, log_index, status, args FROM bridge.event
       WHERE chain_id = $1 AND contract = $2 AND name = $3 AND args @> $4::jsonb AND status <> 'orphaned'
     )
     SELECT id, tx_hash, block_number, status, args FROM found ORDER BY block_number, log_index OFFSET $5 LIMIT 1`,
    [chainId, match.contract, match.name, JSON.stringify(match.args), match.ordinal - 1],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    standsBy: { eventId: row.id },
    txHash: row.tx_hash,
    blockNumber: BigInt(row.block_number),
    isFinal: row.status === 'final',
    args: row.args,
  };
}
