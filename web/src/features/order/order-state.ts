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

/** Steps that machines do one after the other; between the others lie days, or a person. */
const STEPPING: readonly SettlementState[] = [
  'release-requested',
  'release-sent',
  'release-seen',
  'released-final',
];
const STEP_MS = 1_500;
const WAIT_MS = 10_000;

/**
 * How often a page that follows an order asks again: every moment while a payment or a settlement is under way, and now
 * and then while it waits for somebody, which may be for weeks.
 */
export function followMs({
  status,
  payment,
  nextMove,
  settlementState,
}: Pick<Order, 'status' | 'payment' | 'nextMove' | 'settlementState'>): number {
  if (settlementState === 'manual') return WAIT_MS;
  const isPaying =
    status === 'payment-pending' || (settlementState === 'funding-seen' && nextMove.code !== 'accept');
  const isSettling =
    status === 'settling' ||
    (status === 'completed' && !payment.isFinal) ||
    STEPPING.includes(settlementState);
  return isPaying || isSettling ? STEP_MS : WAIT_MS;
}

/** What is to be done next, by what the order waits for; null when nobody has to do anything. */
export function moveOf(order: Pick<Order, 'status' | 'nextMove'>) {
  const { code, who } = order.nextMove;
  if (who === 'nobody') return null;
  if (code === 'pay') return order.status === 'payment-failed' ? ('pay-again' as const) : code;
  if (code === 'ship') return order.status === 'partly-delivered' ? ('ship-rest' as const) : code;
  return code;
}

/**
 * What happens by itself when nobody moves, and when.
 *
 * @example autoOf({ status: 'weighed', nextMove: { code: 'confirm-receipt', by: '2026-11-28T17:00:00Z', … } })
 * // { code: 'confirm', when: '2026-11-28T17:00:00Z' }
 */
export function autoOf({ nextMove }: Pick<Order, 'nextMove'>) {
  const { code, by } = nextMove;
  if (by === null) return null;
  if (code === 'pay') return { code: 'pay', when: by } as const;
  if (code === 'confirm-receipt') return { code: 'confirm', when: by } as const;
  if (code === 'ship' || code === 'weigh') return { code: 'deliver', when: by } as const;
  return null;
}
