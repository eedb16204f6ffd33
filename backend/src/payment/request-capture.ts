import { termsJson } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { canPayment, capturedTotalDown } from '@topsteel/domain/order';
import type { Hex } from 'viem';
import { requireNotRecalled } from '../genealogy/index.ts';
import { businessKey, chainTime, isIntended, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { deliveryHashOf } from './delivery-hash.ts';
import { updatePayment, type EscrowPayment } from './infra/payment-store.ts';

/** What was delivered under a payment. */
export interface Delivered {
  weighedGrams: bigint;
  weighedAt: Date;
  /** The payer's signature over the grams, or `0x` once the inspection time has passed. */
  receipt: Hex;
  /** Where the lot's label leads. */
  publicUrl: string;
  /** The organisation that delivered, whose event it is. */
  sellerId: string;
  /** Nothing more is to be shipped: what is left of the money goes back, and the goods that are left are free. */
  isLast: boolean;
}

/**
 * Asks for a capture of a payment: the seller is paid for the grams weighed so far, title to them moves, and after the
 * last load the rest goes back. The total is floor(maxAmount × grams ÷ maxGrams); the escrow works out the same and takes
 * what was captured before off it. The event of the delivery is published after the commit. The payment must be locked.
 *
 * @returns the total that will have been captured
 * @throws AppError `conflict` when the payment is not held any more, its capture was asked for before, its time is over, it
 * is to go back to the buyer, or the lot was recalled.
 */
export async function requestCapture(
  tx: Tx,
  payment: EscrowPayment,
  { weighedGrams, weighedAt, receipt, publicUrl, sellerId, isLast }: Delivered,
): Promise<bigint> {
  if (!canPayment(payment.state, 'request-capture')) throw notCapturable(payment.state);
  if (await isIntended(tx, businessKey.voidPayment(payment.paymentId))) throw notCapturable('void-requested');
  const { maxAmount, goods, captureBefore } = payment.terms;
  const now = (await chainTime(tx, payment.chainId)) ?? new Date();
  if (now.getTime() >= captureBefore * 1_000) throw notCapturable('term-over');
  await requireNotRecalled(tx, goods.lotId.toString());
  const totalGrams = weighedGrams < goods.maxGrams ? weighedGrams : goods.maxGrams;
  const { receiver: seller } = payment.terms;
  const goodsMoved = { lotId: goods.lotId, seller, buyer: goods.titleTo, totalGrams, at: weighedAt };
  const epcisEvent = await deliveryHashOf(tx, payment, goodsMoved, { publicUrl, sellerId });
  const request = {
    businessKey: businessKey.capturePayment(payment.paymentId, totalGrams),
    kind: 'capture-payment' as const,
    payload: {
      paymentId: payment.paymentId,
      terms: termsJson(payment.terms),
      totalGrams: totalGrams.toString(),
      isFinal: isLast,
      receipt,
      epcisEvent,
    },
  };
  const isNew = await requestIntent(tx, request);
  if (!isNew && !(await retryIntent(tx, request))) throw notCapturable('capture-requested');
  await updatePayment(tx, payment.orderId, { state: 'capture-requested', failure: null });
  return capturedTotalDown(maxAmount, totalGrams, goods.maxGrams);
}

function notCapturable(state: string): AppError {
  const why: Record<string, string> = {
    'capture-requested': 'This payment is being made already. Wait for it to arrive.',
    'void-requested': 'This payment is on its way back to the buyer. Nothing of it can be paid out any more.',
    'term-over':
      'The time in which this payment could be made is over. What is still held goes back to the buyer.',
    captured: 'This payment was made already. What was weighed is paid once.',
    voided: 'This payment was given back to the buyer.',
    reclaimed: 'This payment was taken back by the buyer.',
  };
  return new AppError('conflict', {
    message: why[state] ?? `Nothing is held for this order (payment: ${state}), so nothing can be paid out.`,
    details: { reason: 'capture-not-possible', state },
  });
}
