import type { DueItem } from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../../platform/database/index.ts';

/** What is due for an order, and which turn of it a payout would take up. */
export interface StoredDue extends DueItem {
  sellerAccount: string;
  allocation: number;
}

/** Troubles of the work queue that hold an order's payout back, in a word. */
const words: Readonly<Record<string, string>> = {
  dispute: 'dispute',
  'payment-reversed': 'reversal',
  'refund-failed': 'refund that failed',
  'payment-amount': 'question about the amount',
};

/**
 * Every order that is owed or owes something. Finality and title are the payment's; a dispute counts from the provider's
 * word on, before anybody has looked at it.
 *
 * @param sellerId of one vendor, or null for all
 */
export async function readDue(tx: Tx, sellerId: string | null): Promise<StoredDue[]> {
  const rows = await tx.$queryRaw<
    {
      order_id: string;
      number: string;
      seller_id: string;
      seller_account: string;
      currency: string;
      net: string;
      allocated: string;
      allocation: number;
      captured_at: Date;
      is_final: boolean;
      has_title: boolean;
      is_scheduled: boolean;
      is_disputed: boolean;
      is_suspended: boolean;
      is_contested: boolean;
      trouble: string | null;
    }[]
  >`
    SELECT d.order_id::text, o.number, d.seller_id::text, d.seller_account, d.currency, d.net_minor::text AS net,
           d.allocated_minor::text AS allocated, d.allocation, d.captured_at,
           coalesce(p.is_final, false) AND NOT EXISTS (
             SELECT 1 FROM payment_attempt a
              WHERE a.order_id = d.order_id AND a.currency = d.currency AND a.snapshot->>'isFinal' = 'false'
                AND (a.snapshot->>'capturedMinor')::numeric > 0) AS is_final,
           coalesce(p.title_grams, 0) > 0 AS has_title,
           EXISTS (SELECT 1 FROM payout_line l
                    WHERE l.order_id = d.order_id AND l.currency = d.currency AND l.state = 'scheduled') AS is_scheduled,
           EXISTS (SELECT 1 FROM payment_attempt a
                    WHERE a.order_id = d.order_id AND (a.snapshot->>'disputedMinor')::numeric > 0) AS is_disputed,
           (SELECT s.is_suspended FROM organisation s WHERE s.id = d.seller_id) AS is_suspended,
           EXISTS (SELECT 1 FROM dispute x WHERE x.order_id = d.order_id
                      AND x.state IN ('open', 'answered', 'escalated')) AS is_contested,
           (SELECT w.kind FROM work_item w
             WHERE w.order_id = d.order_id AND w.closed_at IS NULL AND w.kind = ANY (${Object.keys(words)})
             ORDER BY w.opened_at LIMIT 1) AS trouble
      FROM order_distribution d
      JOIN purchase_order o ON o.id = d.order_id
      LEFT JOIN payment p ON p.order_id = d.order_id
     WHERE d.net_minor <> d.allocated_minor AND (${sellerId}::uuid IS NULL OR d.seller_id = ${sellerId}::uuid)
     ORDER BY o.number, d.currency`;
  return rows.map((row) => ({
    orderId: row.order_id,
    orderNumber: row.number,
    sellerId: row.seller_id,
    sellerAccount: row.seller_account,
    currency: row.currency as Currency,
    netMinor: BigInt(row.net),
    allocatedMinor: BigInt(row.allocated),
    allocation: row.allocation,
    isScheduled: row.is_scheduled,
    isFinal: row.is_final,
    hasTitleMoved: row.has_title,
    isSuspended: row.is_suspended,
    openTrouble:
      row.is_disputed || row.is_contested
        ? 'dispute'
        : row.trouble === null
          ? null
          : (words[row.trouble] ?? row.trouble),
    capturedAt: row.captured_at,
  }));
}
