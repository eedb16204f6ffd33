import type { PaymentState } from '../order/index.ts';
import { attemptStateOf, type Snapshot } from '../payment/index.ts';

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
 * @param asked whether the capture was asked for
 * @example paymentOfSnapshot({ ...emptySnapshot, authorizedMinor: 500n }, false).state // 'authorized'
 */
export function paymentOfSnapshot(said: Snapshot, asked: boolean): PaymentTotals {
  const back = said.refundedMinor + said.reversedMinor;
  // What a provider says beyond what came in is a finding elsewhere; here the totals stay within each other.
  const capturedMinor = least(
    said.capturedMinor > back ? said.capturedMinor - back : 0n,
    said.authorizedMinor,
  );
  return {
    state: stateOf(said, asked),
    isFinal: said.isFinal,
    authorizedMinor: said.authorizedMinor,
    capturedMinor,
    returnedMinor: least(said.voidedMinor + back, said.authorizedMinor - capturedMinor),
    failure: said.failure,
  };
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function stateOf(said: Snapshot, asked: boolean): PaymentState {
  const state = attemptStateOf(said);
  switch (state) {
    case 'requires-action':
      return 'awaiting';
    case 'processing':
      return 'requested';
    case 'authorized':
      return asked ? 'capture-requested' : 'authorized';
    case 'partially-captured':
    case 'captured':
    case 'partially-refunded':
      return 'captured';
    case 'refunded':
    case 'reversed':
    case 'disputed':
    case 'voided':
      return state;
    case 'expired':
    case 'failed':
      return 'failed';
  }
}
