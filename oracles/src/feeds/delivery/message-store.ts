import type { ConsignmentMessage } from '@topsteel/domain/bridge';
import type { Queryable } from '../../database.ts';
import type { KnownDelivery } from './decide-delivery.ts';

export interface MessageRow {
  seq: number;
  jws: string;
  jwsSha256: string;
}

/** Keeps a message once, by its bytes; the second time nothing happens. */
export async function receiveMessage(
  db: Queryable,
  row: MessageRow,
  message: ConsignmentMessage | null,
  reason: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.delivery_message
       (jws_sha256, seq, jws, consignment_no, payment_id, status, happened_at, decision, reason, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text, CASE WHEN $9::text IS NULL THEN NULL ELSE now() END)
     ON CONFLICT (jws_sha256) DO NOTHING`,
    [
      row.jwsSha256,
      row.seq,
      row.jws,
      message?.consignmentNo ?? null,
      message?.paymentId.toLowerCase() ?? null,
      message?.status ?? null,
      message?.happenedAt ?? null,
      reason === null ? 'waiting' : 'rejected',
      reason,
    ],
  );
}

/** Messages without a decision that are due, oldest event first. */
export async function waitingMessages(db: Queryable): Promise<MessageRow[]> {
  const { rows } = await db.query<{ jws_sha256: string; seq: string; jws: string }>(
    `SELECT jws_sha256, seq, jws FROM bridge.delivery_message WHERE decision = 'waiting' AND look_at <= now()
     ORDER BY happened_at, seq LIMIT 200`,
  );
  return rows.map((row) => ({ jwsSha256: row.jws_sha256, seq: Number(row.seq), jws: row.jws }));
}

/** Looks again after a tenth of the time that it has waited, within a minute: many that wait keep no new one from its turn. */
export async function lookLater(db: Queryable, jwsSha256: string): Promise<void> {
  await db.query(
    `UPDATE bridge.delivery_message SET look_at = now() + least((now() - received_at) / 10, interval '1 minute') WHERE jws_sha256 = $1`,
    [jwsSha256],
  );
}

/** What the carrier has said before of the message's consignment and payment, whatever the order it came in. */
export async function readKnownDelivery(
  db: Queryable,
  paymentId: string,
  consignmentNo: string,
): Promise<KnownDelivery> {
  const { rows } = await db.query<{
    taken_over_at: string | null;
    is_reported: boolean | null;
    last_delivered_at: string | null;
  }>(
    `SELECT extract(epoch FROM min(happened_at) FILTER (WHERE status = 'taken-over' AND consignment_no = $2
              AND decision = 'noted'))::bigint AS taken_over_at,
            bool_or(decision = 'reported' AND consignment_no = $2) AS is_reported,
            extract(epoch FROM max(happened_at) FILTER (WHERE decision = 'reported'))::bigint AS last_delivered_at
     FROM bridge.delivery_message WHERE payment_id = $1`,
    [paymentId, consignmentNo],
  );
  const row = rows[0];
  const numberOf = (text: string | null | undefined): number | null =>
    text === null || text === undefined ? null : Number(text);
  return {
    takenOverAt: numberOf(row?.taken_over_at),
    isReported: row?.is_reported === true,
    lastDeliveredAt: numberOf(row?.last_delivered_at),
  };
}

/** Keeps what was decided; a report's round with it. */
export async function decideMessage(
  db: Queryable,
  jwsSha256: string,
  decision: 'reported' | 'noted' | 'rejected',
  { reason = null, round = null }: { reason?: string | null; round?: number | null } = {},
): Promise<void> {
  await db.query(
    `UPDATE bridge.delivery_message SET decision = $2, reason = $3::text, round = $4::integer, decided_at = now()
     WHERE jws_sha256 = $1 AND decision = 'waiting'`,
    [jwsSha256, decision, reason, round],
  );
}
