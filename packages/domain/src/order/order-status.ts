import type { FulfilmentState } from './fulfilment-state.ts';
import type { PaymentState } from './payment-state.ts';

export const orderStatuses = [
  'awaiting-payment',
  'payment-pending',
  'confirmed',
  'shipped',
  'weighed',
  'partly-delivered',
  'settling',
  'disputed',
  'completed',
  'refunded',
  'payment-reversed',
  'cancelled',
  'expired',
  'payment-failed',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export interface OrderFacts {
  payment: PaymentState;
  fulfilment: FulfilmentState;
  /** How an order ended before any money came in. */
  closedAs?: 'cancelled' | 'expired' | null;
}

/**
 * An order has no state of its own: its status follows from payment and fulfilment.
 *
 * @example orderStatusOf({ payment: 'authorized', fulfilment: 'announced' }) // 'shipped'
 */
export function orderStatusOf({ payment, fulfilment, closedAs }: OrderFacts): OrderStatus {
  switch (payment) {
    case 'captured':
      return 'completed';
    case 'refunded':
      return 'refunded';
    case 'reversed':
      return 'payment-reversed';
    case 'voided':
    case 'reclaimed':
      return 'cancelled';
    case 'capture-requested':
      return 'settling';
    case 'disputed':
      return 'disputed';
    case 'authorized':
      return heldStatus[fulfilment];
    case 'awaiting':
      return closedAs ?? 'awaiting-payment';
    case 'requested':
      return 'payment-pending';
    case 'failed':
      return closedAs ?? 'payment-failed';
  }
}

const heldStatus: Record<FulfilmentState, OrderStatus> = {
  unshipped: 'confirmed',
  announced: 'shipped',
  weighed: 'weighed',
  received: 'settling',
  'partly-delivered': 'partly-delivered',
  delivered: 'settling',
};

export interface OrderClock extends OrderFacts {
  /** Unix seconds; what is not known yet is null. */
  authorizeBefore: number;
  captureBefore: number;
  inspectionEndsAt: number | null;
}

export interface NextMove {
  who: 'buyer' | 'seller' | 'carrier' | 'platform' | 'nobody';
  code: 'pay' | 'wait-chain' | 'ship' | 'weigh' | 'confirm-receipt' | 'wait-settlement' | 'none';
  what: string;
  /** Unix seconds until which the move must be made or will happen by itself. */
  by: number | null;
}

/**
 * Whose move it is, and until when.
 *
 * @example nextMoveOf({ payment: 'authorized', fulfilment: 'unshipped', authorizeBefore: 0, captureBefore: 1_800_000_000,
 *   inspectionEndsAt: null }).who // 'seller'
 */
export function nextMoveOf(order: OrderClock): NextMove {
  switch (orderStatusOf(order)) {
    case 'awaiting-payment':
      return { who: 'buyer', code: 'pay', what: 'The buyer pays.', by: order.authorizeBefore };
    case 'payment-failed':
      return {
        who: 'buyer',
        code: 'pay',
        what: 'The payment was not made. The buyer may pay again.',
        by: order.authorizeBefore,
      };
    case 'payment-pending':
      return { who: 'platform', code: 'wait-chain', what: 'The payment is being registered.', by: null };
    case 'confirmed':
      return {
        who: 'seller',
        code: 'ship',
        what: 'The money is held. The seller ships.',
        by: order.captureBefore,
      };
    case 'shipped':
      return { who: 'carrier', code: 'weigh', what: 'The carrier weighs the load.', by: order.captureBefore };
    case 'weighed':
      return {
        who: 'buyer',
        code: 'confirm-receipt',
        what: 'The buyer confirms the weight. Without an answer, payment is made when the inspection time ends.',
        by: order.inspectionEndsAt,
      };
    case 'partly-delivered':
      return {
        who: 'seller',
        code: 'ship',
        what: 'Part of the order has arrived. The seller ships the rest, or closes the order short.',
        by: order.captureBefore,
      };
    case 'settling':
      return {
        who: 'platform',
        code: 'wait-settlement',
        what: 'The seller is being paid for the weighed mass, and title moves to the buyer.',
        by: null,
      };
    case 'disputed':
      return {
        who: 'nobody',
        code: 'none',
        what: 'The payment is disputed. The money is held until that is decided.',
        by: null,
      };
    case 'completed':
      return { who: 'nobody', code: 'none', what: 'The seller is paid and the buyer holds title.', by: null };
    case 'refunded':
      return {
        who: 'nobody',
        code: 'none',
        what: 'All of the money went back to the buyer.',
        by: null,
      };
    case 'payment-reversed':
      return {
        who: 'platform',
        code: 'none',
        what: 'The payment was taken back after it was made. Finance looks into it; nothing is paid out meanwhile.',
        by: null,
      };
    case 'cancelled':
      return {
        who: 'nobody',
        code: 'none',
        what: 'The order was cancelled. Nothing is held any more.',
        by: null,
      };
    case 'expired':
      return {
        who: 'nobody',
        code: 'none',
        what: 'The order was not paid in time. Nothing was taken.',
        by: null,
      };
  }
}
