import { orderStatusOf, type OrderStatus } from '@topsteel/domain/order';
import type { StoredOrder } from './infra/order-store.ts';

/**
 * The order's status. What rests on a block that may still be replaced is not yet said to be so: held money is
 * `payment-pending` and a captured payment `settling` until they are final.
 */
export function seenStatusOf({
  payment,
  fulfilment,
  closedAs,
}: {
  payment: Pick<StoredOrder['payment'], 'state' | 'isFinal'>;
  fulfilment: StoredOrder['fulfilment'];
  closedAs: StoredOrder['closedAs'];
}): OrderStatus {
  const status = orderStatusOf({ payment: payment.state, fulfilment, closedAs });
  if (payment.isFinal) return status;
  return status === 'confirmed' ? 'payment-pending' : status === 'completed' ? 'settling' : status;
}
