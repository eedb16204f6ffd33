import type { Tx } from '../../platform/database/index.ts';

/** A vendor's money in one month and currency, by the ledger. Minor units. */
export interface MoneyRow {
  month: string;
  currency: string;
  captured: bigint;
  refunded: bigint;
  commission: bigint;
  tax: bigint;
}

/**
 * What the posted entries of a vendor's orders say. Money of an order is divided in groups of legs between what is held for
 * it and those who share it: a group that gives to them is a capture, one that takes from them a refund. In escrow the
 * commission is taken off the seller's part, and its tax is the seller's debt.
 */
export async function moneyOf(tx: Tx, sellerId: string, from: Date, before: Date): Promise<MoneyRow[]> {
  const rows = await tx.$queryRaw<
    { month: string; currency: string; captured: string; refunded: string; commission: string; tax: string }[]
  >`
    WITH leg AS (
      SELECT g.id AS group_id, g.posted_period AS period, d.currency, d.code AS debit, c.code AS credit, t.amount
        FROM purchase_order o
        JOIN ledger.transfer_group g ON g.order_id = o.id
        JOIN ledger.transfer t ON t.group_id = g.id AND t.kind IN ('single', 'post')
        JOIN ledger.account d ON d.id = t.debit_account_id
        JOIN ledger.account c ON c.id = t.credit_account_id
       WHERE o.seller_id = ${sellerId}::uuid AND g.posted_period >= ${from}::date AND g.posted_period < ${before}::date
    ), divided AS (
      SELECT group_id, period, currency,
             coalesce(sum(amount) FILTER (WHERE debit IN ('order_liability', 'escrow_liability')
               AND credit IN ('vendor_payable', 'vendor_debt', 'commission_revenue', 'vat_collected')), 0)
             - coalesce(sum(amount) FILTER (WHERE credit = 'order_liability'
               AND debit IN ('vendor_payable', 'vendor_debt', 'commission_revenue', 'vat_collected')), 0) AS moved,
             coalesce(sum(amount) FILTER (WHERE (debit = 'order_liability' AND credit = 'commission_revenue')
               OR (debit = 'vendor_payable' AND credit = 'commission_payable')), 0)
             - coalesce(sum(amount) FILTER (WHERE debit = 'commission_revenue'
               AND credit IN ('order_liability', 'treasury_wallet')), 0) AS commission,
             coalesce(sum(amount) FILTER (WHERE credit = 'vat_collected'), 0)
             - coalesce(sum(amount) FILTER (WHERE debit = 'vat_collected'), 0) AS tax
        FROM leg GROUP BY group_id, period, currency
    )
    SELECT to_char(period, 'YYYY-MM') AS month, currency, sum(greatest(moved, 0))::text AS captured,
           sum(greatest(-moved, 0))::text AS refunded, sum(commission)::text AS commission, sum(tax)::text AS tax
      FROM divided GROUP BY 1, 2
    HAVING sum(abs(moved)) + sum(abs(commission)) + sum(abs(tax)) > 0
     ORDER BY 1, 2`;
  return rows.map((row) => ({
    month: row.month,
    currency: row.currency,
    captured: BigInt(row.captured),
    refunded: BigInt(row.refunded),
    commission: BigInt(row.commission),
    tax: BigInt(row.tax),
  }));
}

/** A vendor's orders of one month, or of all months together. */
export interface TradeRow {
  seller: string;
  month: string;
  orders: number;
  completed: number;
  onTimePermille: number | null;
  deviationPermille: number | null;
  disputes: number;
  disputePermille: number | null;
  returns: number;
  answerMinutes: number | null;
}

/** What `to_char` makes of a day: its month, or the same word for every day. */
const PERIODS = { month: 'YYYY-MM', all: '"all"' } as const;

/** By seller and month. */
export async function tradeOf(
  tx: Tx,
  sellerIds: readonly string[],
  from: Date,
  before: Date,
  by: keyof typeof PERIODS = 'month',
): Promise<TradeRow[]> {
  return tx.$queryRaw<TradeRow[]>`
    SELECT o.seller_id::text AS seller, to_char(o.created_at AT TIME ZONE 'UTC', ${PERIODS[by]}) AS month, count(*)::int AS orders,
           count(*) FILTER (WHERE p.state = 'captured')::int AS completed,
           (count(*) FILTER (WHERE s.announced_at <= o.created_at + make_interval(days => f.lead_time_days)) * 1000
             / nullif(count(s.order_id), 0))::int AS "onTimePermille",
           round(sum(abs(y.weighed_grams - q.mass_grams)) FILTER (WHERE y.is_complete AND p.title_grams > 0) * 1000
             / nullif(sum(q.mass_grams) FILTER (WHERE y.is_complete AND p.title_grams > 0 AND y.weighed_grams IS NOT NULL), 0))::int
             AS "deviationPermille",
           coalesce(sum(x.disputes), 0)::int AS disputes,
           (coalesce(sum(x.disputes), 0) * 1000 / count(*))::int AS "disputePermille",
           coalesce(sum(r.returns), 0)::int AS returns,
           round((coalesce(sum(x.answer_s), 0) + coalesce(sum(r.answer_s), 0))
             / nullif(coalesce(sum(x.answered), 0) + coalesce(sum(r.answered), 0), 0) / 60)::int AS "answerMinutes"
      FROM purchase_order o
      JOIN quote q ON q.id = o.quote_id
      JOIN payment p ON p.order_id = o.id
      JOIN offer f ON f.id = o.offer_id
      LEFT JOIN delivery y ON y.order_id = o.id
      LEFT JOIN shipment s ON s.order_id = o.id AND s.is_last
      LEFT JOIN LATERAL (
        SELECT count(*) AS disputes, count(m.at) AS answered, sum(extract(epoch FROM m.at - e.created_at)) AS answer_s
          FROM dispute e
          LEFT JOIN LATERAL (SELECT min(n.at) AS at FROM dispute_message n
                              WHERE n.dispute_id = e.id AND n.organisation_id = o.seller_id
                                AND e.opened_by <> o.seller_id) m ON true
         WHERE e.order_id = o.id) x ON true
      LEFT JOIN LATERAL (
        SELECT count(*) AS returns, count(t.decided_at) AS answered,
               sum(extract(epoch FROM t.decided_at - t.created_at)) AS answer_s
          FROM goods_return t WHERE t.order_id = o.id AND t.kind = 'return') r ON true
     WHERE o.seller_id = ANY (${[...sellerIds]}::uuid[])
       AND o.created_at >= ${from}::timestamptz AND o.created_at < ${before}::timestamptz
     GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** Whether an organisation with this id stands in the register. */
/** Whether there is such an organisation, registered or not. */
export async function isKnown(client: Tx, id: string): Promise<boolean> {
  const rows = await client.$queryRaw<unknown[]>`SELECT 1 FROM organisation WHERE id = ${id}::uuid`;
  return rows.length > 0;
}

export async function isRegistered(client: Tx, id: string): Promise<boolean> {
  const rows = await client.$queryRaw<unknown[]>`
    SELECT 1 FROM organisation WHERE id = ${id}::uuid AND state = 'registered'`;
  return rows.length > 0;
}
