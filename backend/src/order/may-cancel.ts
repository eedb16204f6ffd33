import type { StoredOrder } from './infra/order-store.ts';

/** Its money went back when its time was over, and steel had left for the buyer: still kept for it, until it is back. */
export const isLoadOut = ({
  payment,
  heldGrams,
}: {
  payment: Pick<StoredOrder['payment'], 'state'> & { isFinal?: boolean };
  heldGrams?: bigint | undefined;
}): boolean => payment.state === 'reclaimed' && payment.isFinal === true && (heldGrams ?? 0n) > 0n;

/**
 * May a side end this order now? The buyer until the seller ships, the seller until the load is weighed; nobody while
 * money is on its way into the escrow, or once payment was asked for. The seller also says so that a load is back with it.
 */
export function mayCancel(
  {
    payment,
    fulfilment,
    closedAs,
    delivery,
    heldGrams,
  }: Pick<StoredOrder, 'fulfilment' | 'closedAs'> & {
    payment: Pick<StoredOrder['payment'], 'state' | 'rail'> & { isFinal?: boolean };
    /** What of the order was weighed; absent where none can have been. */
    delivery?: { weighedGrams: bigint | null } | null;
    heldGrams?: bigint;
  },
  side: 'buyer' | 'seller',
): boolean {
  if (isLoadOut({ payment, heldGrams })) return side === 'seller';
  if (closedAs !== null || (delivery?.weighedGrams ?? null) !== null) return false;
  if (fulfilment !== 'unshipped' && !(side === 'seller' && fulfilment === 'announced')) return false;
  if (payment.state === 'requested') return payment.rail !== 'usdc-escrow';
  return payment.state === 'awaiting' || payment.state === 'failed' || payment.state === 'authorized';
}
