import type { AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';

/** One posted movement of a set of accounts. */
export interface AccountEntry {
  transferId: string;
  orderId: string | null;
  code: string;
  /** When it counts: when it happened, or the first day of the month it was posted to when its own was closed. */
  at: Date;
  /** Credited above zero, debited below; 0 within the set. */
  amountMinor: bigint;
}

/**
 * What was posted to a set of accounts in a span of time, and what they held before: credits less debits, all accounts
 * together. Pending transfers are not in it.
 *
 * @param span half-open: from, before
 * @example await readEntries(tx, [accountOf('vendor_payable', seller)], 'EUR', { from, before }) // { openingMinor: 0n, entries: […] }
 */
export async function readEntries(
  tx: Tx,
  accounts: readonly AccountRef[],
  currency: Currency,
  { from, before }: { from: Date; before: Date },
): Promise<{ openingMinor: bigint; entries: AccountEntry[] }> {
  const rows = await tx.$queryRaw<
    {
      id: string | null;
      order_id: string | null;
      code: string | null;
      at: Date | null;
      amount: string;
    }[]
  >`
    WITH mine AS (
      SELECT a.id FROM ledger.account a
        JOIN jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS r(code text, owner text)
          ON r.code = a.code AND r.owner = a.owner
       WHERE a.currency = ${currency}),
    moved AS (
      SELECT t.id, t.entry, t.code, t.amount, t.group_id, 1 AS sign FROM ledger.transfer t
       WHERE t.kind IN ('single', 'post') AND t.credit_account_id IN (SELECT id FROM mine)
      UNION ALL
      SELECT t.id, t.entry, t.code, t.amount, t.group_id, -1 FROM ledger.transfer t
       WHERE t.kind IN ('single', 'post') AND t.debit_account_id IN (SELECT id FROM mine)),
    booked AS (
      SELECT m.id, m.entry, m.code, g.order_id, sum(m.sign * m.amount) AS amount,
             greatest(g.effective_at, g.posted_period::timestamp AT TIME ZONE 'UTC') AS at
        FROM moved m JOIN ledger.transfer_group g ON g.id = m.group_id
       GROUP BY m.id, m.entry, m.code, g.order_id, g.effective_at, g.posted_period)
    SELECT NULL::text AS id, NULL::text AS order_id, NULL AS code, NULL::timestamptz AS at,
           coalesce(sum(amount), 0)::text AS amount, NULL::bigint AS entry
      FROM booked WHERE at < ${from}::timestamptz
    UNION ALL
    SELECT id::text, order_id::text, code, at, amount::text, entry
      FROM booked WHERE at >= ${from}::timestamptz AND at < ${before}::timestamptz
     ORDER BY at NULLS FIRST, entry`;
  const entries = rows.flatMap(({ id, order_id, code, at, amount }): AccountEntry[] =>
    id === null || at === null
      ? []
      : [{ transferId: id, orderId: order_id, code: code ?? '', at, amountMinor: BigInt(amount) }],
  );
  const opening = rows.find(({ id }) => id === null);
  return { openingMinor: BigInt(opening?.amount ?? '0'), entries };
}
