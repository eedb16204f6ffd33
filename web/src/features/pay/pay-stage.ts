import type { Order } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';

/** Where a payment stands, as its payer has to know it. */
export type PayStage =
  | 'waiting'
  | 'seen'
  | 'final'
  | 'paid'
  | 'late'
  | 'lapsed'
  | 'partial'
  | 'over'
  | 'expired'
  | 'cancelled'
  | 'refunded'
  | 'disputed'
  | 'reversed'
  | 'failed'
  | 'again';

export const stageTones: Record<PayStage, Tone> = {
  waiting: 'hot',
  seen: 'hot',
  final: 'good',
  paid: 'good',
  late: 'attention',
  lapsed: 'attention',
  partial: 'attention',
  over: 'attention',
  expired: 'unknown',
  cancelled: 'unknown',
  refunded: 'info',
  disputed: 'attention',
  reversed: 'bad',
  failed: 'bad',
  again: 'bad',
};

type PaidOrder = Pick<Order, 'status' | 'fulfilment'> & {
  payment: Pick<
    Order['payment'],
    'state' | 'isFinal' | 'amountMinor' | 'authorizedMinor' | 'capturedMinor' | 'returnedMinor'
  >;
};

/**
 * Where a payment stands. Money that came to an order that had ended is late until it is back with the payer; `lapsed` is
 * money that came after the price for it had.
 *
 * @example payStageOf({ status: 'payment-pending', fulfilment: 'unshipped', payment: { state: 'requested', amountMinor: '500', authorizedMinor: '200', … } }) // 'partial'
 */
export function payStageOf({ status, payment, fulfilment }: PaidOrder): PayStage {
  const amount = BigInt(payment.amountMinor);
  const came = BigInt(payment.authorizedMinor);
  const isEnded = status === 'cancelled' || status === 'expired';
  switch (payment.state) {
    case 'disputed':
    case 'refunded':
    case 'reversed':
      return payment.state;
    case 'voided':
    case 'reclaimed':
      return came > 0n ? 'refunded' : status === 'expired' ? 'expired' : 'cancelled';
    case 'captured':
      return 'paid';
    case 'awaiting':
      if (isEnded) return endedStage(status, came);
      return status === 'payment-failed' ? 'failed' : 'waiting';
    case 'failed':
      // The hold of a card ended when steel had left: it is owed, and paid again.
      if (fulfilment !== 'unshipped' && !isEnded) return 'again';
      if (isEnded) return endedStage(status, came);
      return came > 0n ? 'lapsed' : 'failed';
    case 'requested':
    case 'authorized':
    case 'capture-requested':
      if (isEnded) return endedStage(status, came);
      if (came > 0n && came < amount) return 'partial';
      if (came > amount) return 'over';
      return payment.state !== 'requested' && payment.isFinal ? 'final' : 'seen';
  }
}

const endedStage = (status: Order['status'], came: bigint): PayStage =>
  came > 0n ? 'late' : status === 'expired' ? 'expired' : 'cancelled';

/** What has come in, what of it is missing or too much, and what went back. */
export function payFigures({ payment }: PaidOrder): {
  shownMinor: bigint;
  missingMinor: bigint;
  surplusMinor: bigint;
} {
  const [amount, came, captured, returned] = [
    payment.amountMinor,
    payment.authorizedMinor,
    payment.capturedMinor,
    payment.returnedMinor,
  ].map(BigInt) as [bigint, bigint, bigint, bigint];
  const shownMinor = ['refunded', 'reversed', 'voided', 'reclaimed'].includes(payment.state)
    ? returned
    : payment.state === 'captured'
      ? captured
      : came;
  return {
    shownMinor,
    missingMinor: came < amount ? amount - came : 0n,
    surplusMinor: came > amount ? came - amount : 0n,
  };
}
