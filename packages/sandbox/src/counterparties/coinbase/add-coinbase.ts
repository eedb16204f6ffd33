import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { WebhookSender } from '../webhooks/send-webhooks.ts';
import { commerceSignature, hook0Signature } from '../webhooks/sign-webhooks.ts';
import { openCoinbaseBook, type CoinbaseBook, type CoinbaseEvent } from './coinbase-book.ts';
import { addCoinbasePages } from './coinbase-pages.ts';
import { addBusinessRoutes, addCommerceRoutes, type CoinbaseAccount } from './coinbase-routes.ts';

export interface CoinbaseOptions extends Omit<CoinbaseAccount, 'payUrl'> {
  dataDir: string;
  publicUrl: string;
  webhookUrl: string;
  commerceWebhookSecret: string;
  businessWebhookSecret: string;
  sender: WebhookSender;
}

/** The crypto provider with both of its APIs, its pay page, and the page that plays it. */
export function addCoinbase(app: FastifyInstance, options: CoinbaseOptions): CoinbaseBook {
  const { dataDir, publicUrl, webhookUrl, commerceWebhookSecret, businessWebhookSecret, sender } = options;
  const account = { ...options, payUrl: `${publicUrl}/coinbase/pay` };
  const book = openCoinbaseBook(join(dataDir, 'counterparties', 'coinbase.json'), (event) => {
    const body = bodyOf(event);
    const sign = event.api === 'commerce' ? commerceHeaders : businessHeaders;
    const secret = event.api === 'commerce' ? commerceWebhookSecret : businessWebhookSecret;
    sender.send({ url: webhookUrl, body, headers: (at) => sign(event.id, body, secret, at) });
  });
  addCommerceRoutes(app, book, account);
  addBusinessRoutes(app, book, account);
  addCoinbasePages(app, book);
  return book;
}

/** The bytes of a webhook: Commerce wraps the event, Business sends the checkout with the event's type. */
function bodyOf({ id, api, type, createdAt, object }: CoinbaseEvent): string {
  return JSON.stringify(
    api === 'commerce'
      ? {
          id,
          scheduled_for: createdAt,
          event: { id, type, api_version: '2018-03-22', created_at: createdAt, data: object },
        }
      : { ...object, eventType: type },
  );
}

export const commerceHeaders = (
  _id: string,
  body: string,
  secret: string,
  _at: Date,
): Record<string, string> => ({
  'x-cc-webhook-signature': commerceSignature(secret, body),
});

export const businessHeaders = (
  id: string,
  body: string,
  secret: string,
  at: Date,
): Record<string, string> => ({
  'x-hook0-id': id,
  'x-hook0-signature': hook0Signature(secret, body, at, { 'x-hook0-id': id }),
});
