import { AppError } from '../errors/index.ts';

export const paymentStates = [
  'awaiting',
  'requested',
  'authorized',
  'capture-requested',
  'disputed',
  'captured',
  'voided',
  'reclaimed',
  'refunded',
  'reversed',
  'failed',
] as const;
export type PaymentState = (typeof paymentStates)[number];

export const paymentEvents = [
  'sign',
  'authorize',
  'refuse-authorization',
  'request-capture',
  'refuse-capture',
  'capture',
  'dispute',
  'void',
  'reclaim',
  'refund',
  'reverse',
  'unwind-authorization',
  'unwind-capture',
  'unwind-dispute',
  'unwind-return',
] as const;
/** `unwind-…`: the block that said so was replaced by another. */
export type PaymentEvent = (typeof paymentEvents)[number];

const transitions: Record<PaymentState, Partial<Record<PaymentEvent, PaymentState>>> = {
  awaiting: { sign: 'requested', authorize: 'authorized' },
  requested: { authorize: 'authorized', 'refuse-authorization': 'failed' },
  authorized: {
    'request-capture': 'capture-requested',
    capture: 'captured',
    dispute: 'disputed',
    void: 'voided',
    reclaim: 'reclaimed',
    'unwind-authorization': 'requested',
  },
  'capture-requested': {
    capture: 'captured',
    'refuse-capture': 'authorized',
    dispute: 'disputed',
    void: 'voided',
    reclaim: 'reclaimed',
    'unwind-authorization': 'requested',
  },
  /** A ruling, a settlement or the lapse of the dispute ends in `captured` when the seller gets a part, else in `voided`. */
  disputed: {
    capture: 'captured',
    void: 'voided',
    reclaim: 'reclaimed',
    refund: 'refunded',
    reverse: 'reversed',
    'unwind-dispute': 'authorized',
    'unwind-authorization': 'requested',
  },
  captured: {
    refund: 'refunded',
    reverse: 'reversed',
    dispute: 'disputed',
    'unwind-capture': 'capture-requested',
    'unwind-authorization': 'requested',
  },
  voided: { 'unwind-return': 'authorized', 'unwind-authorization': 'requested' },
  reclaimed: { 'unwind-return': 'authorized', 'unwind-authorization': 'requested' },
  /** All that was captured went back to the payer. A refund can fail, and a bank can send it back. */
  refunded: { capture: 'captured', reverse: 'reversed' },
  /** Payer or bank took back what was captured. */
  reversed: { capture: 'captured' },
  failed: { sign: 'requested', authorize: 'authorized' },
};

/**
 * The payment's state after an event.
 *
 * @throws AppError `conflict` when the event cannot happen in this state.
 * @example nextPaymentState('authorized', 'request-capture') // 'capture-requested'
 */
export function nextPaymentState(state: PaymentState, event: PaymentEvent): PaymentState {
  const next = transitions[state][event];
  if (next === undefined) {
    throw new AppError('conflict', {
      message: `This payment is ${state}; "${event}" is not possible now. Reload the order to see where it stands.`,
      details: { state, event },
    });
  }
  return next;
}

export function canPayment(state: PaymentState, event: PaymentEvent): boolean {
  return transitions[state][event] !== undefined;
}

/** Money is in the escrow in these states. */
export function isHeld(state: PaymentState): boolean {
  return state === 'authorized' || state === 'capture-requested' || state === 'disputed';
}
