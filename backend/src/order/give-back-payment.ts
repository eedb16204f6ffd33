import { termsJson } from '@topsteel/domain/bridge';
import type { EscrowPayment } from '../payment/index.ts';
import { businessKey, requestIntent, requireMoneyMoves, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { OfferBook } from '../pricing/index.ts';
import { releaseSpending } from '../spending/index.ts';
import { updateOrder, type StoredOrder } from './infra/order-store.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';

/**
 * Asks the chain to give back what a payment in escrow still holds; the goods that it pins are free then. What was
 * captured stays captured. The payment must be locked.
 *
 * @throws AppError `unavailable` while money is stopped
 */
export async function voidEscrow(tx: Tx, payment: EscrowPayment): Promise<void> {
  await requireMoneyMoves(tx);
  const request = {
    businessKey: businessKey.voidPayment(payment.paymentId),
    kind: 'void-payment' as const,
    payload: { paymentId: payment.paymentId, terms: termsJson(payment.terms) },
  };
  if (!(await requestIntent(tx, request))) await retryIntent(tx, request);
}

/**
 * Asks the chain to give back what a payment in escrow holds after its time, when nobody can capture it any more. The
 * payment must be locked.
 *
 * @throws AppError `unavailable` while money is stopped
 */
export async function reclaimEscrow(tx: Tx, payment: EscrowPayment): Promise<void> {
  await requireMoneyMoves(tx);
  const request = {
    businessKey: businessKey.reclaimPayment(payment.paymentId),
    kind: 'reclaim-payment' as const,
    payload: { paymentId: payment.paymentId, terms: termsJson(payment.terms) },
  };
  if (!(await requestIntent(tx, request))) await retryIntent(tx, request);
}

/** Ends an order without delivery. Money in escrow is given back by the chain; elsewhere the settlement asks the provider. */
export async function giveBackPayment(tx: Tx, offers: OfferBook, order: StoredOrder): Promise<void> {
  const { payment } = order;
  if (payment.rail === 'usdc-escrow' && payment.state === 'authorized') return voidEscrow(tx, payment);
  // What had left is reserved on the chain still, also when the hold of its payment has ended.
  const isHeld = payment.state === 'authorized' || payment.state === 'requested' || order.delivery !== null;
  await updateOrder(tx, order.id, { closedAs: 'cancelled', ...(isHeld ? {} : { heldGrams: 0n }) });
  // The steel is free again at once when nothing was paid, and else when the money is back and the chain has freed it.
  if (!isHeld) {
    if (order.heldGrams > 0n) await offers.giveBack(tx, order.offerId, order.heldGrams);
    await releaseSpending(tx, order.id);
  }
  await wakeSettlement(tx, order.id);
}
