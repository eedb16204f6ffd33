import type { Queryable } from '../database.ts';
import type { Alarm, AlarmKind } from './decide-step.ts';

export interface HeadState {
  alarmKind: AlarmKind | null;
  isHeld: boolean;
  /** A person allowed to follow the chain below what was final, once. */
  mayFollow: boolean;
}

/** The alarm as everyone sees it, and what a person has decided about it. */
export async function readHead(db: Queryable, chainId: number): Promise<HeadState> {
  const { rows } = await db.query<{ alarm_kind: AlarmKind | null; is_held: boolean; may_follow: boolean }>(
    'SELECT alarm_kind, is_held, may_follow FROM bridge.head WHERE chain_id = $1',
    [chainId],
  );
  const row = rows[0];
  if (row === undefined) return { alarmKind: null, isHeld: false, mayFollow: false };
  return { alarmKind: row.alarm_kind, isHeld: row.is_held, mayFollow: row.may_follow };
}

/**
 * Tells everyone where the chain stands, up to where it is final by what the nodes agree on, and whether the watch is in alarm. Also the watcher's sign of life. A held alarm
 * stays whatever is said here: `bridge.resume` lifts it.
 */
export async function writeHead(
  db: Queryable,
  chainId: number,
  latest: bigint,
  finalized: bigint,
  alarm: Alarm | null,
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.head AS head (chain_id, latest, finalized, alarm, alarm_kind, alarm_since, is_held, updated_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $4::text IS NULL THEN NULL ELSE now() END, $6, now())
     ON CONFLICT (chain_id) DO UPDATE
       SET latest = $2, finalized = $3, updated_at = now(),
           alarm = CASE WHEN head.is_held THEN head.alarm ELSE $4 END,
           alarm_kind = CASE WHEN head.is_held THEN head.alarm_kind ELSE $5 END,
           alarm_since = CASE WHEN head.is_held THEN head.alarm_since
                              WHEN $4::text IS NULL THEN NULL
                              ELSE COALESCE(head.alarm_since, now()) END,
           is_held = head.is_held OR $6`,
    [
      chainId,
      latest.toString(),
      finalized.toString(),
      alarm?.sentence ?? null,
      alarm?.kind ?? null,
      alarm?.isHeld ?? false,
    ],
  );
}

/** The permission to follow the chain below what was final is used up. */
export async function useFollow(db: Queryable, chainId: number): Promise<void> {
  await db.query('UPDATE bridge.head SET may_follow = false WHERE chain_id = $1', [chainId]);
}
