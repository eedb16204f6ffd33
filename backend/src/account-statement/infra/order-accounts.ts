import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import type { Tx } from '../../platform/database/index.ts';

/** The accounts that hold money for a buyer's orders: off chain by order, in escrow by payment. */
export async function accountsOfBuyer(tx: Tx, buyerId: string): Promise<AccountRef[]> {
  const rows = await tx.$queryRaw<{ id: string; payment_id: string | null }[]>`
    SELECT o.id::text, p.payment_id FROM purchase_order o LEFT JOIN payment p ON p.order_id = o.id
     WHERE o.buyer_id = ${buyerId}::uuid`;
  return rows.flatMap(({ id, payment_id }) => [
    accountOf('order_liability', id),
    ...(payment_id === null ? [] : [accountOf('escrow_liability', payment_id)]),
  ]);
}

export async function orderNumbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.purchaseOrder.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** What is open by order: what vendors are owed since the capture, and what they owe since the refund. */
export async function openByVendor(
  tx: Tx,
): Promise<{ sellerId: string; sellerAccount: string; currency: string; dueMinor: bigint; since: Date }[]> {
  const rows = await tx.$queryRaw<
    { seller_id: string; seller_account: string; currency: string; due: string; since: Date }[]
  >`
    SELECT seller_id::text, seller_account, currency, (net_minor - allocated_minor)::text AS due,
           CASE WHEN net_minor > allocated_minor THEN captured_at
                ELSE coalesce(taken_back_at, captured_at) END AS since
      FROM order_distribution WHERE net_minor <> allocated_minor`;
  return rows.map((row) => ({
    sellerId: row.seller_id,
    sellerAccount: row.seller_account,
    currency: row.currency,
    dueMinor: BigInt(row.due),
    since: row.since,
  }));
}
