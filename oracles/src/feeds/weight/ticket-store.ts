import type { WeighTicket } from '@topsteel/domain/bridge';
import type { Queryable } from '../../database.ts';
import type { LastReport, PaymentFacts } from './decide-report.ts';

export const FEED = 'weight';

/** How far the weighbridge's list was read. */
export async function readFeedCursor(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ seq: string }>('SELECT seq FROM bridge.feed_cursor WHERE feed = $1', [
    FEED,
  ]);
  return Number(rows[0]?.seq ?? 0);
}

export async function moveFeedCursor(db: Queryable, seq: number): Promise<void> {
  await db.query(
    `INSERT INTO bridge.feed_cursor (feed, seq) VALUES ($1, $2)
     ON CONFLICT (feed) DO UPDATE SET seq = greatest(bridge.feed_cursor.seq, $2)`,
    [FEED, seq],
  );
}

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
       (jws_sha256, seq, jws, ticket_no, payment_id, net_grams, weighed_at, decision, reason, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text, CASE WHEN $9::text IS NULL THEN NULL ELSE now() END)
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
    ],
  );
}

/** Tickets without a decision, oldest weighing first. */
export async function waitingTickets(db: Queryable): Promise<TicketRow[]> {
  const { rows } = await db.query<{ jws_sha256: string; seq: string; jws: string }>(
    `SELECT jws_sha256, seq, jws FROM bridge.weigh_ticket WHERE decision = 'waiting' ORDER BY weighed_at, seq LIMIT 200`,
  );
  return rows.map((row) => ({ jwsSha256: row.jws_sha256, seq: Number(row.seq), jws: row.jws }));
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

/**
 * The payment as our verified log has it, or null when it was not authorized. A payment with goods has one part: a ruling
 * closes it, and so does the delivery of all its grams.
 */
export async function readPaymentFacts(
  db: Queryable,
  chainId: number,
  paymentId: string,
): Promise<PaymentFacts | null> {
  const { rows } = await db.query<{
    lot_id: string;
    max_grams: string;
    authorized_at: string;
    is_closed: boolean;
    captured_grams: string;
  }>(
    `SELECT a.args->'terms'->'goods'->>'lotId' AS lot_id, a.args->'terms'->'goods'->>'maxGrams' AS max_grams,
            extract(epoch FROM a.block_timestamp)::bigint AS authorized_at,
            EXISTS (SELECT 1 FROM bridge.event e WHERE e.chain_id = $1 AND e.contract = 'settlementEscrow'
              AND (e.name IN ('PaymentVoided', 'DisputesLapsed', 'PaymentSettled', 'DisputeResolved')
                OR e.args->>'capturable' = '0')
              AND e.status <> 'orphaned' AND e.args @> $2::jsonb) AS is_closed,
            coalesce((SELECT max((e.args->>'releasedTotal')::numeric) FROM bridge.event e
              WHERE e.chain_id = $1 AND e.contract = 'materialLedger' AND e.name = 'TitleReleased'
              AND e.status <> 'orphaned' AND e.args @> $2::jsonb), 0) AS captured_grams
     FROM bridge.event a
     WHERE a.chain_id = $1 AND a.contract = 'settlementEscrow' AND a.name = 'PaymentAuthorized'
       AND a.status <> 'orphaned' AND a.args @> $2::jsonb LIMIT 1`,
    [chainId, JSON.stringify({ paymentId })],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    lotId: BigInt(row.lot_id),
    maxGrams: BigInt(row.max_grams),
    authorizedAt: Number(row.authorized_at),
    isClosed: row.is_closed || BigInt(row.captured_grams) >= BigInt(row.max_grams),
    capturedGrams: BigInt(row.captured_grams),
  };
}

export async function readLastReport(db: Queryable, paymentId: string): Promise<LastReport | null> {
  const { rows } = await db.query<{ ticket_no: string; observed_at: string; round: number }>(
    `SELECT ticket_no, floor(extract(epoch FROM weighed_at))::bigint AS observed_at, round
     FROM bridge.weigh_ticket WHERE payment_id = $1 AND decision = 'reported' ORDER BY round DESC LIMIT 1`,
    [paymentId],
  );
  const row = rows[0];
  return row === undefined
    ? null
    : { ticketNo: row.ticket_no, observedAt: Number(row.observed_at), round: row.round };
}

/** Serialises the decisions on one payment, so that two processes cannot give one round twice. */
export async function lockPayment(db: Queryable, paymentId: string): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`weight:${paymentId}`]);
}
