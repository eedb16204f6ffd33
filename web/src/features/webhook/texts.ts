import type { WebhookKind } from '@topsteel/domain/api';

const kinds: Record<WebhookKind | 'webhook.test', string> = {
  'order.status-changed': 'An order’s status changed',
  'order.settlement-changed': 'An order’s settlement moved',
  'payment.captured': 'A payment is final and title moved',
  'payment.refunded': 'A payment was refunded',
  'payment.reversed': 'A bank took a payment back',
  'payout.settled': 'A payout arrived',
  'payout.returned': 'A payout came back',
  'invoice.issued': 'An invoice was issued',
  'return.changed': 'A return was asked for, decided or credited',
  'dispute.changed': 'A dispute was opened, answered or decided',
  'organisation.suspended': 'My organisation was suspended',
  'organisation.suspension-lifted': 'The suspension was lifted',
  'webhook.test': 'A test that was asked for',
};

/** Texts of the webhooks. */
export const texts = {
  title: 'Webhooks',
  intro:
    'Your systems are told what happens: signed as Standard Webhooks 1.0, sent again until they are taken, always under the same webhook-id.',
  kinds,
  form: {
    heading: 'Add an endpoint',
    url: 'Address',
    urlHint: 'HTTPS, on a public address. It answers 2xx within ten seconds.',
    kinds: 'What it is told',
    none: 'Choose at least one thing that the endpoint is told.',
    button: 'Add endpoint',
    busy: 'Adding',
  },
  secretTitle: 'Copy the secret now; it is not shown again',
  endpoints: {
    caption: 'Endpoints, newest first',
    empty: 'No endpoints yet',
    address: 'Address',
    told: 'Told',
    state: 'State',
    states: { on: 'on', off: 'off' },
    acts: 'Acts',
    waiting: (count: number) => `${count} waiting`,
    oldSecret: 'The old secret signs too until',
    rotate: 'New secret',
    on: 'Turn on',
    off: 'Turn off',
  },
  deliveries: {
    heading: 'Deliveries',
    caption: 'What was sent, newest first',
    empty: 'Nothing was sent yet',
    kind: 'What',
    happened: 'Happened',
    state: 'State',
    states: { waiting: 'waiting', delivered: 'taken', failed: 'given up' },
    attempts: 'Attempts',
    answer: 'Answer',
    id: 'webhook-id',
    acts: 'Acts',
    resend: 'Send again',
  },
};
