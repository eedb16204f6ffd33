import { termsJson } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { canPayment, capturedTotalDown } from '@topsteel/domain/order';
import type { Hex } from 'viem';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { updatePayment, type StoredPayment } from './infra/payment-store.ts';

/**
 * Asks for the one, final capture of a payment: the seller is paid for the weighed grams, title moves, the rest goes
 * back. The amount is floor(maxAmount × grams ÷ maxGrams); the escrow accepts no other. The payment must be locked.
 *
 * @param receipt the payer's signature over the grams, or `0x` once the inspection time has passed
 * @returns the amount asked for
 * @throws AppError `conflict` when the payment is not held any more, or its capture was asked for before.
 */
export async function requestCapture(
  tx: Tx,
  payment: StoredPayment,
  weighedGrams: bigint,
  receipt: Hex,
): Promise<bigint> {
  if (!canPayment(payment.state, 'request-capture')) throw notCapturable(payment.state);
  const { maxAmount, goods } = payment.terms;
  const grams = weighedGrams < goods.maxGrams ? weighedGrams : goods.maxGrams;
  const amount = capturedTotalDown(maxAmount, grams, goods.maxGrams);
  const request = {
    businessKey: businessKey.capturePayment(payment.paymentId, payment.captures + 1),
    kind: 'capture-payment' as const,
    payload: {
      paymentId: payment.paymentId,
      terms: termsJson(payment.terms),
      amount: amount.toString(),
      grams: grams.toString(),
      isFinal: true,
      receipt,
    },
  };
  const isNew = await requestIntent(tx, request);
  if (!isNew && !(await retryIntent(tx, request))) throw notCapturable('capture-requested');
  await updatePayment(tx, payment.orderId, { state: 'capture-requested', failure: null });
  return amount;
}

function notCapturable(state: string): AppError {
  const why: Record<string, string> = {
    'capture-requested': 'This payment is being made already. Wait for it to arrive.',
    captured: 'This payment was made already. A payment is captured once.',
    voided: 'This payment was given back to the buyer.',
    reclaimed: 'This payment was taken back by the buyer.',
  };
  return new AppError('conflict', {
    message: why[state] ?? `Nothing is held for this order (payment: ${state}), so nothing can be paid out.`,
    details: { reason: 'capture-not-possible', state },
  });
}
