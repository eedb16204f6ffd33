import type { Order } from '@topsteel/domain/api';
import type { PayStage } from './pay-stage.ts';

const AMOUNT = '331020';
/** What of an order its payment's state is told by. */
export type ShownPayment = Pick<Order, 'status' | 'fulfilment' | 'payment'>;

const order = (status: Order['status'], payment: Partial<Order['payment']>): ShownPayment => ({
  status,
  fulfilment: 'unshipped',
  payment: {
    state: 'awaiting',
    isFinal: true,
    rail: 'sepa',
    currency: 'EUR',
    amountMinor: AMOUNT,
    rate: null,
    paymentId: `0x${'ab'.repeat(32)}`,
    payer: null,
    chainId: 31337,
    token: null,
    escrow: null,
    terms: null,
    payBefore: '2026-12-03T15:00:00.000Z',
    action: null,
    reference: 'RF18 5390 0754 7034',
    typedData: null,
    acceptanceTypedData: null,
    authorizedMinor: '0',
    capturedMinor: '0',
    feeMinor: '0',
    returnedMinor: '0',
    failure: null,
    ...payment,
  },
});

/** One payment for each state that it can be in, for tests and stories. */
export const paymentsByStage: Record<PayStage, ShownPayment> = {
  waiting: order('awaiting-payment', {}),
  seen: order('payment-pending', { state: 'authorized', isFinal: false, authorizedMinor: AMOUNT }),
  final: order('confirmed', { state: 'authorized', authorizedMinor: AMOUNT }),
  paid: order('completed', { state: 'captured', authorizedMinor: AMOUNT, capturedMinor: '330000' }),
  late: order('expired', { state: 'authorized', authorizedMinor: AMOUNT }),
  lapsed: order('payment-failed', {
    rail: 'eth',
    state: 'failed',
    authorizedMinor: AMOUNT,
    failure: 'The payment was made after its price had lapsed. It goes back to the payer.',
  }),
  partial: order('payment-pending', { state: 'requested', authorizedMinor: '300000' }),
  over: order('confirmed', { state: 'authorized', authorizedMinor: '400000' }),
  expired: order('expired', {}),
  cancelled: order('cancelled', { state: 'voided' }),
  refunded: order('refunded', { state: 'refunded', authorizedMinor: AMOUNT, returnedMinor: AMOUNT }),
  disputed: order('disputed', { state: 'disputed', authorizedMinor: AMOUNT }),
  reversed: order('payment-reversed', { state: 'reversed', authorizedMinor: AMOUNT, returnedMinor: AMOUNT }),
  failed: order('payment-failed', { state: 'failed', failure: 'The card was declined.' }),
  again: {
    ...order('payment-failed', {
      state: 'failed',
      rail: 'card',
      authorizedMinor: AMOUNT,
      returnedMinor: AMOUNT,
    }),
    fulfilment: 'announced',
  },
};
