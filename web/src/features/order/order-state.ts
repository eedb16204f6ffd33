import type { Order, OrderStatus } from '@topsteel/domain/api';
import type { SettlementState } from '@topsteel/domain/settlement';
import type { Tone } from '../../ui/icon.tsx';

const TONES: Record<OrderStatus, Tone> = {
  'awaiting-payment': 'attention',
  'payment-pending': 'hot',
  confirmed: 'info',
  shipped: 'info',
  weighed: 'attention',
  'partly-delivered': 'info',
  settling: 'hot',
  disputed: 'attention',
  completed: 'good',
  refunded: 'unknown',
  'payment-reversed': 'bad',
  cancelled: 'unknown',
  expired: 'unknown',
  'payment-failed': 'bad',
};

/** The tone of a state. */
export function statusTone(status: OrderStatus): Tone {
  return TONES[status];
}

type MoneyOfOrder = {
  payment: Pick<Order['payment'], 'authorizedMinor' | 'capturedMinor' | 'returnedMinor'>;
};

/**
 * What of the authorised maximum still lies in escrow: authorised − captured − returned.
 *
 * @example heldMinor({ payment: { authorizedMinor: '100', capturedMinor: '60', returnedMinor: '10' } }) // 30n
 */
export function heldMinor({ payment }: MoneyOfOrder): bigint {
  return BigInt(payment.authorizedMinor) - BigInt(payment.capturedMinor) - BigInt(payment.returnedMinor);
}

/** Money that is being captured, and the books, invoices and payouts that follow. */
const SETTLING: readonly SettlementState[] = [
  'release-requested',
  'release-sent',
  'release-seen',
  'released-final',
  'commission-posted',
  'paid-out',
];

/** True while something is under way that the page should follow by itself. */
export function isMoving(order: Pick<Order, 'status' | 'payment' | 'nextMove' | 'settlementState'>): boolean {
  if (['cancelled', 'expired', 'payment-failed', 'refunded', 'payment-reversed'].includes(order.status))
    return false;
  if (order.status !== 'completed' || !order.payment.isFinal) return true;
  return SETTLING.includes(order.settlementState);
}
