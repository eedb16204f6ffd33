import type { Tx } from '../../platform/database/index.ts';

/** The attempt that pays by this payment of the escrow; null when the payment is an order's own, or nobody's here. */
export async function attemptOfPayment(
  tx: Tx,
  paymentId: string,
): Promise<{ id: string; orderId: string; orderNumber: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; order_id: string; number: string }[]>`
    SELECT a.id::text, a.order_id::text, o.number FROM payment_attempt a JOIN purchase_order o ON o.id = a.order_id
     WHERE a.rail = 'usdc-escrow' AND a.provider_ref = ${paymentId.toLowerCase()}`;
  return row ? { id: row.id, orderId: row.order_id, orderNumber: row.number } : null;
}
