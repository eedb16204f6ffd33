import type { Hex } from 'viem';
import { labelLinkOf } from '../inventory/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { captureEvent } from '../traceability/index.ts';
import { deliveryEventOf } from './domain/delivery-event.ts';
import type { StoredPayment } from './infra/payment-store.ts';

/** The goods that change hands under a payment. */
interface Goods {
  lotId: bigint;
  seller: string;
  buyer: string;
  totalGrams: bigint;
  at: Date;
}

/**
 * Keeps the EPCIS event of a delivery, published after the commit, and answers its CBV 2.0 hash, which the ledger keeps
 * with the title that moves. The same delivery always has the same hash.
 *
 * @param as where the lot's label leads, and the organisation whose event it is
 */
export async function deliveryHashOf(
  tx: Tx,
  payment: Pick<StoredPayment, 'paymentId' | 'chainId'>,
  { lotId, seller, buyer, totalGrams, at }: Goods,
  { publicUrl, sellerId }: { publicUrl: string; sellerId: string },
): Promise<Hex> {
  const event = deliveryEventOf({
    at,
    digitalLink: await labelLinkOf(tx, publicUrl, lotId),
    totalGrams,
    chainId: payment.chainId,
    seller,
    buyer,
    paymentId: payment.paymentId,
  });
  const captured = await captureEvent(tx, sellerId, event);
  return captured.hash;
}
