import type { IntentError, IntentStatus } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { Standing } from './event-lookup.ts';

export interface Intent {
  id: string;
  businessKey: string;
  kind: string;
  payload: unknown;
  status: IntentStatus;
  attempts: number;
  createdAtMs: number;
  /** Somebody takes the act back. */
  isCancelled: boolean;
  /** It has failed and what was signed for it may still be used: nothing is signed anew, and it ends when that is over. */
  failing: FailingError | null;
}

/** `usableUntil` in Unix seconds by the chain. */
export interface FailingError extends IntentError {
  usableUntil: string;
}

/** Intents that are not at their end and whose time has come, oldest first. */
export async function openIntents(db: Queryable, limit: number): Promise<Intent[]> {
  const { rows } = await db.query<{
    id: string;
    business_key: string;
    kind: string;
    payload: unknown;
    status: IntentStatus;
    attempts: number;
    created_at: Date;
    is_cancelled: boolean;
    failing: FailingError | null;
  }>(
    `SELECT id, business_key, kind, payload, status, attempts, created_at,
            cancel_requested_at IS NOT NULL AS is_cancelled,
            CASE WHEN error ? 'usableUntil' THEN error END AS failing
     FROM bridge.intent
     WHERE status IN ('requested', 'sent', 'mined') AND (not_before IS NULL OR not_before <= now() OR cancel_requested_at IS NOT NULL)
     ORDER BY (status = 'mined'), created_at, id LIMIT $1`,
    [limit],
  );
  return rows.map(({ business_key, created_at, is_cancelled, ...row }) => ({
    ...row,
    businessKey: business_key,
    createdAtMs: created_at.getTime(),
    isCancelled: is_cancelled,
  }));
}

/** True when the row is ours to act on: still open, and held by no other transaction. */
export async function claimIntent(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM bridge.intent WHERE id = $1 AND status IN ('requested', 'sent') FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return rowCount === 1;
}

export async function markSent(db: Queryable, id: string, hash: Hex): Promise<void> {
  await db.query(
    `UPDATE bridge.intent
     SET status = 'sent', tx_hash = $2, block_number = NULL, attempts = attempts + 1, updated_at = now()
     WHERE id = $1`,
    [id, hash],
  );
}

export interface Outcome {
  standsBy: Standing;
  status: 'mined' | 'final';
  txHash: Hex;
  blockNumber: bigint;
  result: Record<string, unknown>;
}

/**
 * Calls an act done by what stands in the record at this moment. What the watcher takes back meanwhile is locked against
 * this: either it sees the intent done and opens it again, or this sees the block taken back and changes nothing.
 */
export async function markDone(db: Queryable, id: string, outcome: Outcome): Promise<void> {
  const { standsBy, status, txHash, blockNumber, result } = outcome;
  const [standing, by] =
    'eventId' in standsBy
      ? [`SELECT 1 FROM bridge.event WHERE id = $6 AND status <> 'orphaned'`, standsBy.eventId]
      : ['SELECT 1 FROM bridge.cursor WHERE chain_id = $6 AND number >= $4', standsBy.chainId];
  await db.query(
    `WITH news AS (
       SELECT 1 FROM bridge.intent WHERE id = $1 AND (status, tx_hash) IS DISTINCT FROM ($2, $3)
     ), standing AS MATERIALIZED (${standing} AND EXISTS (SELECT 1 FROM news) FOR SHARE)
     UPDATE bridge.intent
     SET status = $2, tx_hash = $3, block_number = $4, result = $5, error = NULL, updated_at = now()
     WHERE id = $1 AND (status, tx_hash) IS DISTINCT FROM ($2, $3) AND EXISTS (SELECT 1 FROM standing)`,
    [id, status, txHash, blockNumber.toString(), JSON.stringify(result), by],
  );
}

/** For so many seconds by the database's clock, by which it is looked for too: ours may be wrong. */
export async function postpone(db: Queryable, id: string, seconds: number): Promise<void> {
  await db.query(
    'UPDATE bridge.intent SET not_before = now() + make_interval(secs => $2), updated_at = now() WHERE id = $1',
    [id, seconds],
  );
}

/** Keeps why it fails, while it is not over yet. */
export async function markFailing(db: Queryable, id: string, error: FailingError): Promise<void> {
  await db.query('UPDATE bridge.intent SET error = $2, updated_at = now() WHERE id = $1', [
    id,
    JSON.stringify(error),
  ]);
}

export async function markFailed(db: Queryable, id: string, error: IntentError): Promise<void> {
  await db.query(
    `UPDATE bridge.intent SET status = 'failed', error = $2, updated_at = now()
     WHERE id = $1 AND status IN ('requested', 'sent')`,
    [id, JSON.stringify(error)],
  );
}
