import type { Order } from '@topsteel/domain/api';

type Paid = Pick<Order, 'mine' | 'status'> & {
  payment: Pick<Order['payment'], 'rail' | 'state' | 'amountMinor' | 'authorizedMinor' | 'capturedMinor'>;
};

/**
 * What of an order's money the reader may give back: what was captured off chain (the seller and the marketplace), or the
 * part that came of a payment (the marketplace). In escrow the paid wallet refunds by itself.
 *
 * @example moneyBackOf({ mine: 'seller', payment: { rail: 'card', state: 'captured', capturedMinor: '500', … }, … }, false) // 'refund'
 */
export function moneyBackOf({ mine, status, payment }: Paid, isOperator: boolean): 'refund' | 'part' | null {
  const { rail, state, capturedMinor } = payment;
  if (rail === 'usdc-escrow') return null;
  if (state === 'captured' && BigInt(capturedMinor) > 0n) {
    return mine === 'seller' || isOperator ? 'refund' : null;
  }
  const came = BigInt(payment.authorizedMinor);
  const isPart = state === 'requested' && came > 0n && came < BigInt(payment.amountMinor);
  return isOperator && isPart && status === 'payment-pending' ? 'part' : null;
}
