import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openOutbox } from '../webhooks/open-outbox.ts';
import type { WebhookSender } from '../webhooks/send-webhooks.ts';
import { stripeSignature } from '../webhooks/sign-webhooks.ts';
import { noBank, type PayoutsToBank } from './payouts-to-bank.ts';
import { addPspPages } from './psp-page-routes.ts';
import { openPspBook, type PspBook } from './psp-book.ts';
import { addStripeRoutes } from './stripe-routes.ts';

export interface PspOptions {
  dataDir: string;
  /** The address of this process as a browser reaches it. */
  publicUrl: string;
  /** Where its webhooks go: `…/v2/webhooks/card`. */
  webhookUrl: string;
  secretKey: string;
  webhookSecrets: readonly string[];
  sender: WebhookSender;
  /** Tells the bank of a payout that leaves, or comes back; without it, payouts reach nobody. */
  toBank?: PayoutsToBank;
}

/** The payment provider: its API, its pay page, and the page that plays it. */
export function addPsp(app: FastifyInstance, options: PspOptions): PspBook {
  const { dataDir, publicUrl, webhookUrl, secretKey, webhookSecrets, sender } = options;
  const outbox = openOutbox({
    path: join(dataDir, 'counterparties', 'psp-webhooks.json'),
    url: webhookUrl,
    sign: ({ body }, at) => ({ 'stripe-signature': stripeSignature(webhookSecrets, body, at) }),
    sender,
  });
  const book = openPspBook(join(dataDir, 'counterparties', 'psp.json'), (event) =>
    outbox.add({ id: event.id, body: JSON.stringify(event) }),
  );
  addStripeRoutes(app, book, { secretKey, payUrl: `${publicUrl}/psp/pay` });
  addPspPages(app, book, options.toBank ?? noBank);
  return book;
}
