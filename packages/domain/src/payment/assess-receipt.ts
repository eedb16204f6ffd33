import { inTimeMinor } from './price-validity.ts';
import type { Snapshot } from './snapshot.ts';

/** What is around an attempt when its totals have changed. */
export interface ReceiptFacts {
  /** The most that may be captured. */
  amountMinor: bigint;
  /** The order ended without this payment: it was cancelled, or its time to pay is over. */
  isOrderClosed: boolean;
  /** Another attempt of the order is open or has money: this one would pay it twice. */
  isPaidOtherwise: boolean;
  /** What came before is on its way back: it is not waited for any more. */
  isGivenBack: boolean;
}

/** What a receipt means. `give-back` is asked of the provider once; `work` is for a person. */
export type Judgement =
  | { act: 'give-back'; kind: 'payment-late' | 'payment-amount'; reason: string }
  | { act: 'work'; kind: 'payment-amount'; reason: string; shortMinor: bigint };

/** What lies with us or is promised, and was neither captured nor given back. */
export function heldMinor(snapshot: Snapshot): bigint {
  const uncaptured = snapshot.authorizedMinor - snapshot.capturedMinor - snapshot.voidedMinor;
  return snapshot.reversedMinor >= uncaptured ? 0n : uncaptured - snapshot.reversedMinor;
}

/** What of the captured money is still ours to pass on. What was taken back is taken from what was not captured first. */
export function keptMinor(snapshot: Snapshot): bigint {
  const uncaptured = snapshot.authorizedMinor - snapshot.capturedMinor - snapshot.voidedMinor;
  const fromCaptured = snapshot.reversedMinor > uncaptured ? snapshot.reversedMinor - uncaptured : 0n;
  return snapshot.capturedMinor - snapshot.refundPendingMinor - snapshot.refundedMinor - fromCaptured;
}

/**
 * All that was held went back uncaptured. Where nobody of us asked for that, the hold has ended by itself.
 *
 * @example hasLapsed({ ...emptySnapshot, phase: 'closed', authorizedMinor: 500n, voidedMinor: 500n }) // true
 */
export const hasLapsed = (snapshot: Snapshot): boolean =>
  snapshot.phase === 'closed' &&
  snapshot.authorizedMinor > 0n &&
  snapshot.voidedMinor >= snapshot.authorizedMinor &&
  snapshot.capturedMinor === 0n &&
  snapshot.reversedMinor === 0n;

/** Nothing can come in any more and nothing is left: the order may be paid by another attempt. */
export const isOver = (snapshot: Snapshot): boolean =>
  snapshot.phase === 'closed' &&
  heldMinor(snapshot) <= 0n &&
  keptMinor(snapshot) <= 0n &&
  snapshot.refundPendingMinor === 0n &&
  snapshot.disputedMinor === 0n;

/**
 * Says what to do about money that came in and cannot simply wait for delivery. Money that may not be kept goes back
 * by itself; too little waits for the rest or for a person; too much is captured in part, and the rest goes back with
 * the capture.
 *
 * @example judgeReceipt(emptySnapshot, { ...emptySnapshot, authorizedMinor: 500n }, { …, isOrderClosed: true })
 * // { act: 'give-back', kind: 'payment-late', reason: 'The order had ended when the payment came.' }
 */
export function judgeReceipt(before: Snapshot, after: Snapshot, facts: ReceiptFacts): Judgement | null {
  const isSame = after.authorizedMinor === before.authorizedMinor && after.lateMinor === before.lateMinor;
  if (heldMinor(after) <= 0n || isSame) return null;
  if (facts.isPaidOtherwise) {
    return {
      act: 'give-back',
      kind: 'payment-amount',
      reason: 'The order is being paid by another payment.',
    };
  }
  if (facts.isOrderClosed) {
    return { act: 'give-back', kind: 'payment-late', reason: 'The order had ended when the payment came.' };
  }
  if (before.capturedMinor > 0n) {
    return { act: 'give-back', kind: 'payment-amount', reason: 'The order had been paid in full.' };
  }
  if (facts.isGivenBack) {
    return {
      act: 'give-back',
      kind: 'payment-amount',
      reason: 'What had come of the payment was on its way back when more of it came.',
    };
  }
  // On top of what was paid in time it is a surplus, and goes back with the capture: no stranger's coin undoes a payment.
  if (inTimeMinor(after) >= facts.amountMinor || after.capturedMinor > 0n) return null;
  if (after.lateMinor > before.lateMinor) {
    return {
      act: 'give-back',
      kind: 'payment-late',
      reason: 'The price had lapsed when the payment was made.',
    };
  }
  return {
    act: 'work',
    kind: 'payment-amount',
    reason: 'Less was paid than was asked for.',
    shortMinor: facts.amountMinor - after.authorizedMinor,
  };
}
