import type { PaymentState } from '../order/index.ts';
import { attemptStateOf, isTooLate, type Snapshot } from '../payment/index.ts';

/** Totals of an order's payment, whatever its rail. captured + returned ≤ authorized. */
export interface PaymentTotals {
  state: PaymentState;
  isFinal: boolean;
  authorizedMinor: bigint;
  /** Captured and neither refunded nor taken back. */
  capturedMinor: bigint;
  /** Back with the payer: voided, refunded, or taken back by its bank. */
  returnedMinor: bigint;
  failure: string | null;
}

/**
 * The payment of an order, from what the provider says of its attempt and what we have asked of it.
 *
 * @param of the most that may be captured, and whether the capture was asked for; less than the most is not held yet
 * @example paymentOfSnapshot({ ...emptySnapshot, authorizedMinor: 500n }, { amountMinor: 500n, isAsked: false }).state // 'authorized'
 */
export function paymentOfSnapshot(
  said: Snapshot,
  of: { amountMinor: bigint; isAsked: boolean },
): PaymentTotals {
  const back = said.refundedMinor + said.reversedMinor;
  // What a provider says beyond what came in is a finding elsewhere; here the totals stay within each other.
  const capturedMinor = least(
    said.capturedMinor > back ? said.capturedMinor - back : 0n,
    said.authorizedMinor,
  );
  return {
    state: stateOf(said, of),
    isFinal: said.isFinal,
    authorizedMinor: said.authorizedMinor,
    capturedMinor,
    returnedMinor: least(said.voidedMinor + back, said.authorizedMinor - capturedMinor),
    failure: said.failure ?? (isTooLate(said, of.amountMinor) ? TOO_LATE : null),
  };
}

const TOO_LATE = 'The payment was made after its price had lapsed. It goes back to the payer.';

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function stateOf(
  said: Snapshot,
  { amountMinor, isAsked }: { amountMinor: bigint; isAsked: boolean },
): PaymentState {
  const state = attemptStateOf(said);
  switch (state) {
    case 'requires-action':
      return 'awaiting';
    case 'processing':
      return 'requested';
    case 'authorized':
      if (isTooLate(said, amountMinor)) return 'failed';
      if (said.authorizedMinor < amountMinor) return 'requested';
      return isAsked ? 'capture-requested' : 'authorized';
    case 'partially-captured':
    case 'captured':
    case 'partially-refunded':
      return 'captured';
    case 'refunded':
    case 'reversed':
    case 'disputed':
      return state;
    // As if it had not been made: the order may be paid by another attempt.
    case 'voided':
      return isTooLate(said, amountMinor) ? 'failed' : state;
    case 'expired':
    case 'failed':
      return 'failed';
  }
}
