import type { Hex } from 'viem';
import { z } from 'zod';
import type { Queryable } from '../../database.ts';
import { watchedPaymentSchema } from '../../reports/report-kinds.ts';
import type { WatchedPayment } from '../../reports/report-kinds.ts';
import type { ReportedReceipt } from './decide-receipt.ts';

/** An order whose money is due to be looked for. */
export interface DueWatch {
  fiatOrderId: Hex;
  payments: WatchedPayment[];
  /** Why the payments cannot be looked for as they are written; null: they can. */
  fault: string | null;
  failures: number;
  ageMs: number;
}

/** Orders that are due, those that waited longest first; one that somebody began to watch is due at once. */
export async function dueWatches(db: Queryable): Promise<DueWatch[]> {
  const { rows } = await db.query<{
    fiat_order_id: Hex;
    payments: unknown[];
    failures: number;
    age_ms: string;
  }>(
    `WITH due AS MATERIALIZED (
       SELECT fiat_order_id, failures, next_at FROM bridge.receipt_reading
       WHERE next_at <= now() ORDER BY next_at LIMIT 50
     )
     SELECT d.fiat_order_id, d.failures,
            (extract(epoch FROM now() - min(w.created_at)) * 1000)::bigint AS age_ms,
            jsonb_agg(jsonb_build_object('rail', w.rail, 'reference', w.reference, 'providerRef', w.provider_ref,
              'currency', w.currency) ORDER BY w.created_at, w.rail, w.reference) AS payments
     FROM due d JOIN bridge.receipt_watch w USING (fiat_order_id)
     GROUP BY d.fiat_order_id, d.failures, d.next_at ORDER BY d.next_at`,
  );
  return rows.map((row) => {
    const payments = z.array(watchedPaymentSchema).safeParse(row.payments);
    const issue = payments.error?.issues[0];
    return {
      fiatOrderId: row.fiat_order_id,
      payments: payments.data ?? [],
      fault:
        issue === undefined
          ? null
          : `The payments of the order cannot be read: ${issue.path.join('.')}: ${issue.message}.`,
      failures: row.failures,
      ageMs: Number(row.age_ms),
    };
  });
}

/** Keeps what was read, or why it could not be, and when to look again. */
export async function keepReading(
  db: Queryable,
  fiatOrderId: string,
  reading: { receivedMinor: bigint | null; error: string | null; nextInMs: number | null },
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.receipt_reading AS r (fiat_order_id, received_minor, read_at, next_at, failures, error)
     VALUES ($1, $2::numeric, now(), coalesce(now() + make_interval(secs => $3::double precision / 1000), 'infinity'), $4, $5::text)
     ON CONFLICT (fiat_order_id) DO UPDATE SET received_minor = coalesce(excluded.received_minor, r.received_minor),
       read_at = excluded.read_at, next_at = excluded.next_at, error = excluded.error,
       failures = CASE WHEN excluded.error IS NULL THEN 0 ELSE r.failures + 1 END`,
    [
      fiatOrderId,
      reading.receivedMinor?.toString() ?? null,
      reading.nextInMs,
      reading.error === null ? 0 : 1,
      reading.error,
    ],
  );
}

/** The newest report of the order's receipt that is signed or waits to be; its round says how far we are. */
export async function readLastProposed(db: Queryable, fiatOrderId: string): Promise<ReportedReceipt | null> {
  const { rows } = await db.query<{ value: string; observed_at: string }>(
    `SELECT value::text, extract(epoch FROM observed_at)::bigint AS observed_at FROM bridge.oracle_report
     WHERE kind = 'TopSteel.FiatReceipt' AND subject = $1 AND state <> 'abandoned' ORDER BY round DESC LIMIT 1`,
    [fiatOrderId],
  );
  const row = rows[0];
  return row === undefined ? null : { value: BigInt(row.value), observedAt: Number(row.observed_at) };
}
