import type { FulfilmentState, PaymentState } from '@topsteel/domain/order';
import type { PaymentOnChain } from '../../payment/index.ts';

/**
 * The payment's state, from what the chain says and what we have asked of it. What the chain says wins; what it took
 * back by replacing a block goes back to what was asked.
 *
 * @param hasNewCapture the chain has captured what was asked for, and more of the order is to come
 * @example paymentStateAfter('captured', { phase: 'authorized', … }, { isSigned: true, hasNewCapture: false })
 * // 'capture-requested': the capture was replaced
 */
export function paymentStateAfter(
  before: PaymentState,
  chain: PaymentOnChain,
  { isSigned, hasNewCapture }: { isSigned: boolean; hasNewCapture: boolean },
): PaymentState {
  if (chain.phase === 'none') {
    if (before === 'awaiting' || before === 'requested' || before === 'failed') return before;
    return isSigned ? 'requested' : 'awaiting';
  }
  if (chain.phase === 'authorized') {
    const isAsked = before === 'capture-requested' || before === 'captured';
    return isAsked && !hasNewCapture ? 'capture-requested' : 'authorized';
  }
  return chain.phase;
}

/** The loads of an order, as far as they are known. */
export interface Loads {
  /** The buyer's word for what is weighed; null before. */
  receipt: string | null;
  isComplete: boolean;
  unweighed: number;
  /** In escrow each load is paid by itself; elsewhere all of them are paid at once, after the last. */
  isPaidEach: boolean;
}

/** The delivery's state: announced by the seller, weighed and released by the chain, received by the buyer's word. */
export function fulfilmentStateAfter(chain: PaymentOnChain, loads: Loads | null): FulfilmentState {
  const isMoreToPay = chain.phase === 'authorized' || chain.phase === 'disputed';
  if (chain.titleGrams > 0n && !(isMoreToPay && loads?.isPaidEach)) return 'delivered';
  if (!loads) return chain.titleGrams > 0n ? 'partly-delivered' : 'unshipped';
  const weighedGrams = chain.weight?.grams ?? 0n;
  if (weighedGrams > chain.titleGrams) {
    if (loads.receipt === null) return 'weighed';
    if (loads.isPaidEach || (loads.isComplete && loads.unweighed === 0)) return 'received';
  }
  if (loads.unweighed > 0 || weighedGrams === 0n) return 'announced';
  return loads.isComplete ? 'received' : 'partly-delivered';
}
