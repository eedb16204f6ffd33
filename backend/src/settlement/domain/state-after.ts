import type { FulfilmentState, PaymentState } from '@topsteel/domain/order';
import type { PaymentOnChain } from '../../payment/index.ts';

/**
 * The payment's state, from what the chain says and what we have asked of it. What the chain says wins; what it took
 * back by replacing a block goes back to what was asked.
 *
 * @example paymentStateAfter('captured', { phase: 'authorized', … }, true) // 'capture-requested': the capture was replaced
 */
export function paymentStateAfter(
  before: PaymentState,
  chain: PaymentOnChain,
  isSigned: boolean,
): PaymentState {
  if (chain.phase === 'none') {
    if (before === 'awaiting' || before === 'requested' || before === 'failed') return before;
    return isSigned ? 'requested' : 'awaiting';
  }
  if (chain.phase === 'authorized') {
    return before === 'capture-requested' || before === 'captured' ? 'capture-requested' : 'authorized';
  }
  return chain.phase;
}

/** The delivery's state: announced by the seller, weighed and released by the chain, received by the buyer's word. */
export function fulfilmentStateAfter(
  chain: PaymentOnChain,
  delivery: { receipt: string | null } | null,
): FulfilmentState {
  if (chain.titleGrams > 0n) return 'delivered';
  if (!delivery) return 'unshipped';
  if (!chain.weight) return 'announced';
  return delivery.receipt === null ? 'weighed' : 'received';
}
