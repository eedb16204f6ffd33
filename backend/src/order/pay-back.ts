import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import type { Payments } from '../rail/index.ts';
import { openWork } from '../work/index.ts';
import type { StoredOrder } from './infra/order-store.ts';
import { requestRefund } from './request-refund.ts';

/** What is to go back to the buyer, and why. */
export interface PayBack {
  /** Of the return or the dispute; one per payment back. */
  id: string;
  number: string;
  reason: string;
  amountMinor: bigint;
  by: string;
}

/**
 * Pays part of what was captured back to the buyer. Off chain by the order's own rail; the books and the credit note
 * (UNTDID 1001: 381) follow what the provider says. What the escrow has paid out is the seller's: it refunds it there by
 * its own wallet, before the time of the terms, and a work item holds it to that. The payment must be locked.
 *
 * @throws AppError `conflict` when less was captured, another refund is under way, or the time to refund has passed;
 * `unavailable` while money is stopped
 */
export async function payBack(
  tx: Tx,
  payments: Payments,
  order: StoredOrder,
  { id, number, reason, amountMinor, by }: PayBack,
): Promise<'rail' | 'seller-wallet'> {
  const { payment } = order;
  if (amountMinor <= 0n || amountMinor > payment.capturedMinor) {
    throw tooMuch(payment.capturedMinor, payment.currency);
  }
  if (payment.rail !== 'usdc-escrow') {
    const told = `${number}: ${reason}`.slice(0, 300);
    await requestRefund(tx, payments, payment, { amountMinor, reason: told, by });
    return 'rail';
  }
  const refundBefore = new Date(payment.terms.refundBefore * 1_000);
  if (refundBefore.getTime() <= Date.now()) throw tooLate(refundBefore);
  const amount = `${formatAmount(amountMinor, payment.currency)} ${payment.currency}`;
  await openWork(tx, {
    key: `refund-due:${id}`,
    kind: 'refund-due',
    orderId: order.id,
    organisationId: order.sellerId,
    reason: `${amount} of order ${order.number} are to go back to the buyer (${number}).`,
    action:
      'Refund the payment in the escrow by the wallet that was paid; title comes back by a transfer of the buyer.',
    details: { number, paymentId: payment.paymentId, amountMinor: amountMinor.toString() },
    dueAt: refundBefore,
  });
  return 'seller-wallet';
}

const tooMuch = (capturedMinor: bigint, currency: StoredOrder['payment']['currency']) =>
  new AppError('conflict', {
    message: `The buyer has paid ${formatAmount(capturedMinor, currency)} ${currency} and not been given back. Credit at most that.`,
    details: { reason: 'credit-too-large', refundableMinor: capturedMinor.toString() },
  });
const tooLate = (refundBefore: Date) =>
  new AppError('conflict', {
    message: `The escrow refunds this payment until ${refundBefore.toISOString()} only. Pay the buyer directly and note it on the order.`,
    details: { reason: 'refund-window-closed' },
  });
