import type { Tx } from '../../platform/database/index.ts';

export type CommandVerb = 'open' | 'capture' | 'void' | 'refund';

/** An act asked of a provider. */
export interface StoredCommand {
  id: string;
  key: string;
  attemptId: string;
  verb: CommandVerb;
  amountMinor: bigint;
  reason: string;
  /** Tries so far, the present one included. */
  tries: number;
}

/** Tells the provider that the time to pay is over; there is nothing to give back then. */
export const expireKeyOf = (attemptId: string): string => `attempt:${attemptId}:expire`;

/** @returns false when the key was asked for before */
export async function insertCommand(
  tx: Tx,
  attemptId: string,
  command: { key: string; verb: CommandVerb; amountMinor: bigint; reason: string },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO payment_command (id, key, attempt_id, verb, amount_minor, reason)
    VALUES (uuidv7(), ${command.key}, ${attemptId}::uuid, ${command.verb}, ${command.amountMinor.toString()}::numeric,
            ${command.reason})
    ON CONFLICT (key) DO NOTHING`;
  return written === 1;
}

/**
 * The oldest command that is due, lent to this process for a minute. Commands of one attempt go one after the other: a
 * later one is not taken while an earlier one waits.
 */
export async function takeDueCommand(tx: Tx): Promise<StoredCommand | null> {
  const [row] = await tx.$queryRaw<
    {
      id: string;
      key: string;
      attempt_id: string;
      verb: CommandVerb;
      amount_minor: string;
      reason: string;
      attempts: number;
    }[]
  >`
    UPDATE payment_command SET attempts = attempts + 1, next_at = now() + interval '60 seconds'
     WHERE id = (SELECT c.id FROM payment_command c
                  WHERE c.status = 'waiting' AND c.next_at <= now()
                    AND NOT EXISTS (SELECT 1 FROM payment_command e
                                     WHERE e.attempt_id = c.attempt_id AND e.status = 'waiting' AND e.id < c.id)
                  ORDER BY c.next_at, c.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text, key, attempt_id::text, verb, amount_minor::text, reason, attempts`;
  if (!row) return null;
  return {
    id: row.id,
    key: row.key,
    attemptId: row.attempt_id,
    verb: row.verb,
    amountMinor: BigInt(row.amount_minor),
    reason: row.reason,
    tries: row.attempts,
  };
}

/** @returns false when somebody else has ended it meanwhile */
export async function endCommand(
  tx: Tx,
  id: string,
  status: 'done' | 'failed',
  error: string | null,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE payment_command SET status = ${status}, last_error = ${error}, done_at = now()
     WHERE id = ${id}::uuid AND status = 'waiting'`;
  return written === 1;
}

export async function putOffCommand(tx: Tx, id: string, waitMs: number, error: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_command SET last_error = ${error}, next_at = now() + make_interval(secs => ${waitMs / 1_000})
     WHERE id = ${id}::uuid AND status = 'waiting'`;
}
