import type { Tx } from '../../platform/database/index.ts';

/** Every order has a settlement from its first moment on. */
export async function insertSettlement(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO settlement (order_id, state, step, since, look_at, updated_at)
    VALUES (${orderId}::uuid, 'planned', 'planned', now(), now(), now())`;
}

/** Something of the order has changed: its settlement is looked at again after the commit. */
export async function wakeSettlement(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`UPDATE settlement SET look_at = now() WHERE order_id = ${orderId}::uuid`;
}
