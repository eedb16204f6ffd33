import type { StoredOrder } from './infra/order-store.ts';

/**
 * May a side end this order now? The buyer until the seller ships, the seller until the load is weighed; nobody while
 * money is on its way into the escrow, or once payment was asked for.
 */
export function mayCancel(
  {
    payment,
    fulfilment,
    closedAs,
    delivery,
  }: Pick<StoredOrder, 'fulfilment' | 'closedAs'> & {
    payment: Pick<StoredOrder['payment'], 'state' | 'rail'>;
    /** What of the order was weighed; absent where none can have been. */
    delivery?: { weighedGrams: bigint | null } | null;
  },
  side: 'buyer' | 'seller',
): boolean {
  if (closedAs !== null || (delivery?.weighedGrams ?? null) !== null) return false;
  if (fulfilment !== 'unshipped' && !(side === 'seller' && fulfilment === 'announced')) return false;
  if (payment.state === 'requested') return payment.rail !== 'usdc-escrow';
  return payment.state === 'awaiting' || payment.state === 'failed' || payment.state === 'authorized';
}
