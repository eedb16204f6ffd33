import type { WebhookKind } from '@topsteel/domain/api';

/** The name of each kind in the catalogue: names of words hold no dots. */
export const wordOf = {
  'order.status-changed': 'orderStatusChanged',
  'order.settlement-changed': 'orderSettlementChanged',
  'payment.captured': 'paymentCaptured',
  'payment.refunded': 'paymentRefunded',
  'payment.reversed': 'paymentReversed',
  'payout.settled': 'payoutSettled',
  'payout.returned': 'payoutReturned',
  'invoice.issued': 'invoiceIssued',
  'return.changed': 'returnChanged',
  'dispute.changed': 'disputeChanged',
  'organisation.suspended': 'organisationSuspended',
  'organisation.suspension-lifted': 'organisationSuspensionLifted',
  'webhook.test': 'webhookTest',
} as const satisfies Record<WebhookKind | 'webhook.test', string>;
