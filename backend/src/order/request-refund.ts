import { AppError } from '@topsteel/domain/errors';
import { refundableMinor } from '@topsteel/domain/payment';
import { formatAmount, type Currency } from '@topsteel/domain/units';
import type { RailPayment } from '../payment/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import type { Payments } from '../rail/index.ts';
import { noteOrderEvent } from './infra/order-store.ts';
import { refundsOf } from './infra/refunds-of.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';

/**
 * Asks the provider to give back part of what was captured off chain; the books and the credit note follow what it says.
 * The payment must be locked. @returns what was asked for, for the trail
 *
 * @param by who refunds, for the order's timeline
 * @throws AppError `conflict` when less was captured, or another refund is on its way; `unavailable` while money is stopped
 */
export async function requestRefund(
  tx: Tx,
  payments: Payments,
  payment: RailPayment,
  { amountMinor, reason, by }: { amountMinor: bigint; reason: string; by: string },
): Promise<{ attemptId: string; key: string }> {
  const { orderId, currency } = payment;
  await requireMoneyMoves(tx);
  if (payment.attemptId === null) throw notFound('order');
  // Before the attempt: a refund that the provider takes on in between counts as waiting here, and as asked for there.
  const refunds = await refundsOf(tx, { attemptId: payment.attemptId, orderId });
  const attempt = (await payments.attemptsOf(tx, orderId)).find(({ id }) => id === payment.attemptId);
  if (!attempt) throw notFound('order');
  const refundable = refundableMinor(attempt.snapshot, {
    askedMinor: attempt.asked.refundedMinor,
    cameBackMinor: refunds.cameBackMinor,
  });
  if (amountMinor > refundable) throw tooMuch(amountMinor, refundable, currency);
  // Refunds are counted: two at once are one and a conflict, and one that failed may be asked for again.
  const key = `${orderId}:refund:${refunds.ofOrder}`;
  const command = { key, verb: 'refund' as const, amountMinor, reason };
  if (refunds.waiting > 0 || !(await payments.request(tx, attempt.id, command))) throw underWay();
  await wakeSettlement(tx, orderId);
  await noteOrderEvent(tx, orderId, {
    code: 'payment-refunded',
    what: `${formatAmount(amountMinor, currency)} ${currency} are being refunded to the buyer: ${reason}`,
    by,
  });
  return { attemptId: attempt.id, key };
}

const tooMuch = (amountMinor: bigint, refundable: bigint, currency: Currency) =>
  new AppError('conflict', {
    message: `${formatAmount(amountMinor, currency)} ${currency} can't be refunded: ${formatAmount(refundable, currency)} ${currency} of this payment can. Refund at most that.`,
    details: { reason: 'refund-too-large', refundableMinor: refundable.toString() },
  });
const underWay = () =>
  new AppError('conflict', {
    message: 'Another refund of this order is on its way. Wait for it to arrive, then refund the rest.',
    details: { reason: 'refund-under-way' },
  });
