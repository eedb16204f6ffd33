import type { Tx } from '../../platform/database/index.ts';

/** Something of the order has changed: its settlement is looked at again after the commit. */
export async function wakeSettlement(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`UPDATE settlement SET look_at = now() WHERE order_id = ${orderId}::uuid`;
}
