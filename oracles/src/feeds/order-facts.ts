import type { Queryable } from '../database.ts';

/** What is known of the payment or fiat order that a ticket or message names. Times in Unix seconds. */
export interface PaymentFacts {
  lotId: bigint;
  maxGrams: bigint;
  authorizedAt: number;
  isClosed: boolean;
  capturedGrams: bigint;
  /** Of a payment in escrow: how long the payer may inspect, and until when it can be captured. A signer does not ask. */
  inspection?: { seconds: number; captureBefore: number } | null;
}

/** With the block that it was opened in: where a signer looks. */
export interface OpenedPayment extends PaymentFacts {
  block: string;
}

/**
 * The payment or fiat order as our verified log has it, or null when it was not opened. One with goods has one part: a
 * ruling closes it, and so does the delivery of all its grams.
 */
export async function readPaymentFacts(
  db: Queryable,
  chainId: number,
  paymentId: string,
): Promise<OpenedPayment | null> {
  const { rows } = await db.query<{
    lot_id: string;
    max_grams: string;
    inspection_seconds: string | null;
    capture_before: string | null;
    authorized_at: string;
    block: string;
    is_closed: boolean;
    captured_grams: string;
  }>(
    `SELECT CASE a.name WHEN 'OrderOpened' THEN a.args->'terms'->>'lotId' ELSE a.args->'terms'->'goods'->>'lotId' END AS lot_id,
            CASE a.name WHEN 'OrderOpened' THEN a.args->'terms'->>'maxGrams' ELSE a.args->'terms'->'goods'->>'maxGrams' END AS max_grams,
            CASE a.name WHEN 'PaymentAuthorized' THEN a.args->'terms'->>'inspectionSeconds' END AS inspection_seconds,
            CASE a.name WHEN 'PaymentAuthorized' THEN a.args->'terms'->>'captureBefore' END AS capture_before,
            extract(epoch FROM a.block_timestamp)::bigint AS authorized_at, a.block_number::text AS block,
            EXISTS (SELECT 1 FROM bridge.event e WHERE e.chain_id = $1 AND e.status <> 'orphaned'
              AND ((e.contract = 'settlementEscrow' AND e.args @> $2::jsonb
                    AND (e.name IN ('PaymentVoided', 'DisputesLapsed', 'PaymentSettled', 'DisputeResolved')
                      OR e.args->>'capturable' = '0'))
                OR (e.contract = 'fiatSettlement' AND e.name = 'OrderCancelled' AND e.args @> $3::jsonb))) AS is_closed,
            coalesce((SELECT max((e.args->>'releasedTotal')::numeric) FROM bridge.event e
              WHERE e.chain_id = $1 AND e.contract = 'materialLedger' AND e.name = 'TitleReleased'
              AND e.status <> 'orphaned' AND e.args @> $2::jsonb), 0) AS captured_grams
     FROM bridge.event a
     WHERE a.chain_id = $1 AND a.status <> 'orphaned'
       AND ((a.contract = 'settlementEscrow' AND a.name = 'PaymentAuthorized' AND a.args @> $2::jsonb)
         OR (a.contract = 'fiatSettlement' AND a.name = 'OrderOpened' AND a.args @> $3::jsonb))
     LIMIT 1`,
    [chainId, JSON.stringify({ paymentId }), JSON.stringify({ orderId: paymentId })],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    lotId: BigInt(row.lot_id),
    maxGrams: BigInt(row.max_grams),
    authorizedAt: Number(row.authorized_at),
    block: row.block,
    inspection:
      row.inspection_seconds === null || row.capture_before === null
        ? null
        : { seconds: Number(row.inspection_seconds), captureBefore: Number(row.capture_before) },
    isClosed: row.is_closed || BigInt(row.captured_grams) >= BigInt(row.max_grams),
    capturedGrams: BigInt(row.captured_grams),
  };
}
