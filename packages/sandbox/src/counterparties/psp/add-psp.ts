import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { WebhookSender } from '../webhooks/send-webhooks.ts';
import { stripeSignature } from '../webhooks/sign-webhooks.ts';
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
}

/** The payment provider: its API, its pay page, and the page that plays it. */
export function addPsp(app: FastifyInstance, options: PspOptions): PspBook {
  const { dataDir, publicUrl, webhookUrl, secretKey, webhookSecrets, sender } = options;
  const book = openPspBook(join(dataDir, 'counterparties', 'psp.json'), (event) => {
    const body = JSON.stringify(event);
    sender.send({
      url: webhookUrl,
      body,
      headers: (at) => ({ 'stripe-signature': stripeSignature(webhookSecrets, body, at) }),
    });
  });
  addStripeRoutes(app, book, { secretKey, payUrl: `${publicUrl}/psp/pay` });
  addPspPages(app, book);
  return book;
}
