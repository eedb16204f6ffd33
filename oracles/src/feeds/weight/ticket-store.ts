import type { WeighTicket } from '@topsteel/domain/bridge';
import type { Queryable } from '../../database.ts';
import type { LastReport } from './decide-report.ts';

export interface TicketRow {
  seq: number;
  jws: string;
  jwsSha256: string;
}

/** Keeps a ticket once, by its bytes; the second time nothing happens. */
export async function receiveTicket(
  db: Queryable,
  row: TicketRow,
  ticket: WeighTicket | null,
  reason: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.weigh_ticket
       (jws_sha256, seq, jws, ticket_no, payment_id, net_grams, weighed_at, decision, reason, delivery_ref, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text, $10, CASE WHEN $9::text IS NULL THEN NULL ELSE now() END)
     ON CONFLICT (jws_sha256) DO NOTHING`,
    [
      row.jwsSha256,
      row.seq,
      row.jws,
      ticket?.ticketNo ?? null,
      ticket?.paymentId.toLowerCase() ?? null,
      ticket?.netGrams ?? null,
      ticket?.weighedAt ?? null,
      reason === null ? 'waiting' : 'rejected',
      reason,
      ticket?.deliveryRef ?? null,
    ],
  );
}

/** Tickets without a decision that are due, oldest weighing first. */
export async function waitingTickets(db: Queryable): Promise<TicketRow[]> {
  const { rows } = await db.query<{ jws_sha256: string; seq: string; jws: string }>(
    `SELECT jws_sha256, seq, jws FROM bridge.weigh_ticket WHERE decision = 'waiting' AND look_at <= now()
     ORDER BY weighed_at, seq LIMIT 200`,
  );
  return rows.map((row) => ({ jwsSha256: row.jws_sha256, seq: Number(row.seq), jws: row.jws }));
}

/** Looks again after a tenth of the time that it has waited, within a minute: many that wait keep no new one from its turn. */
export async function lookLater(db: Queryable, jwsSha256: string): Promise<void> {
  await db.query(
    `UPDATE bridge.weigh_ticket SET look_at = now() + least((now() - received_at) / 10, interval '1 minute') WHERE jws_sha256 = $1`,
    [jwsSha256],
  );
}

export async function rejectTicket(db: Queryable, jwsSha256: string, reason: string): Promise<void> {
  await db.query(
    `UPDATE bridge.weigh_ticket SET decision = 'rejected', reason = $2, decided_at = now() WHERE jws_sha256 = $1`,
    [jwsSha256, reason],
  );
}

export async function markReported(db: Queryable, jwsSha256: string, round: number): Promise<void> {
  await db.query(
    `UPDATE bridge.weigh_ticket SET decision = 'reported', round = $2, decided_at = now() WHERE jws_sha256 = $1`,
    [jwsSha256, round],
  );
}

/** The last weight that was reported for the payment, by our tickets. */
export async function readLastReport(db: Queryable, paymentId: string): Promise<LastReport | null> {
  const { rows } = await db.query<{ ticket_no: string; observed_at: string; value: string; round: number }>(
    `SELECT t.ticket_no, coalesce(extract(epoch FROM r.observed_at), floor(extract(epoch FROM t.weighed_at)))::bigint AS observed_at,
            coalesce(r.value, t.net_grams)::text AS value, t.round
     FROM bridge.weigh_ticket t
     LEFT JOIN bridge.oracle_report r ON r.kind = 'TopSteel.Weight' AND r.subject = t.payment_id AND r.round = t.round
     WHERE t.payment_id = $1 AND t.decision = 'reported' ORDER BY t.round DESC LIMIT 1`,
    [paymentId],
  );
  const row = rows[0];
  return row === undefined
    ? null
    : {
        ticketNo: row.ticket_no,
        observedAt: Number(row.observed_at),
        valueGrams: BigInt(row.value),
        round: row.round,
      };
}

/** The newest reported ticket of each other load of the payment, as it was signed. */
export async function ticketsOfOtherLoads(
  db: Queryable,
  paymentId: string,
  deliveryRef: string,
): Promise<string[]> {
  const { rows } = await db.query<{ jws: string }>(
    `SELECT DISTINCT ON (delivery_ref) jws FROM bridge.weigh_ticket
     WHERE payment_id = $1 AND decision = 'reported' AND delivery_ref <> $2 ORDER BY delivery_ref, round DESC`,
    [paymentId, deliveryRef],
  );
  return rows.map(({ jws }) => jws);
}
