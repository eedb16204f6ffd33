import { createHash, createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { CoinbaseBook } from './coinbase-book.ts';
import { CoinbaseRefusal } from './coinbase-objects.ts';
import { cancelCharge, createCharge } from './take-charges.ts';
import { createCheckout, deactivateCheckout, refundCheckout } from './take-checkouts.ts';

export interface CoinbaseAccount {
  payUrl: string;
  commerceKey: string;
  businessKeyName: string;
  /** PEM of the public half. */
  businessPublicKey: string;
}

const texts = z.record(z.string().max(100), z.string().max(200)).default({});
const newCharge = z.object({
  name: z.string().max(200),
  description: z.string().max(500).default(''),
  pricing_type: z.literal('fixed_price'),
  local_price: z.object({ amount: z.string(), currency: z.string() }),
  metadata: texts,
  redirect_url: z.string().default(''),
  cancel_url: z.string().default(''),
});
const decimal = z.string().regex(/^\d+(\.\d{1,2})?$/u, 'must have at most two decimals');
const newCheckout = z.object({
  amount: decimal,
  currency: z.enum(['USDC', 'EUR', 'USD', 'GBP', 'SGD']),
  description: z.string().max(500).default(''),
  metadata: texts,
  expiresAt: z.iso.datetime().optional(),
  successRedirectUrl: z.string().optional(),
  failRedirectUrl: z.string().optional(),
});
const newRefund = z.object({
  amount: decimal,
  currency: z.string(),
  reason: z.string().max(500).default(''),
});
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** Coinbase Commerce: charges, by key. Source: Commerce API 2018-03-22. */
export function addCommerceRoutes(app: FastifyInstance, book: CoinbaseBook, account: CoinbaseAccount): void {
  const route = (method: 'GET' | 'POST', path: string, answer: (request: FastifyRequest) => unknown) =>
    app.route({
      method,
      url: `/coinbase/commerce${path}`,
      handler: (request, reply) =>
        answering(
          reply,
          (code, message) => ({ error: { type: code, message } }),
          () => {
            if (request.headers['x-cc-api-key'] !== account.commerceKey) {
              throw new CoinbaseRefusal(401, 'authentication_error', 'Invalid API key.');
            }
            return { data: answer(request) };
          },
        ),
    });
  route('POST', '/charges', (request) => createCharge(book, newCharge.parse(request.body), account.payUrl));
  route('GET', '/charges', () => [...book.state.charges].reverse().slice(0, 100));
  route('GET', '/charges/:id', (request) => book.charge(idOf(request)));
  route('POST', '/charges/:id/cancel', (request) => cancelCharge(book, idOf(request)));
}

/** Coinbase Business: checkouts, by a token signed for each request. Source: Checkouts API v1. */
export function addBusinessRoutes(app: FastifyInstance, book: CoinbaseBook, account: CoinbaseAccount): void {
  const key = createPublicKey(account.businessPublicKey);
  const route = (method: 'GET' | 'POST', path: string, answer: (request: FastifyRequest) => unknown) =>
    app.route({
      method,
      url: `/coinbase/business/api/v1/checkouts${path}`,
      handler: (request, reply) =>
        answering(
          reply,
          (errorType, errorMessage) => ({ errorType, errorMessage }),
          async () => {
            const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
            const uri = `${request.method} ${request.headers.host ?? ''}${request.url.split('?')[0] ?? ''}`;
            const claims = await jwtVerify(token, key, {
              issuer: 'cdp',
              subject: account.businessKeyName,
            }).catch(() => null);
            if (claims?.payload['uri'] !== uri) {
              throw new CoinbaseRefusal(401, 'unauthorized', 'The request is not authorized.');
            }
            return answer(request);
          },
        ),
    });
  const once = (request: FastifyRequest, act: () => { id: string }): unknown => {
    const given = request.headers['x-idempotency-key'];
    if (typeof given !== 'string') return act();
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(given)) {
      throw new CoinbaseRefusal(400, 'invalid_request', 'X-Idempotency-Key must be a UUID v4.');
    }
    const fingerprint = createHash('sha256')
      .update(`${request.url}\n${JSON.stringify(request.body)}`)
      .digest('hex');
    const kept = book.state.answers[given];
    if (kept && kept.fingerprint !== fingerprint) {
      throw new CoinbaseRefusal(
        422,
        'idempotency_error',
        'This idempotency key was used for another request.',
      );
    }
    const { id } = kept ?? act();
    book.state.answers[given] = { fingerprint, id };
    book.save();
    return book.checkout(id);
  };
  route('POST', '', (request) =>
    once(request, () => createCheckout(book, newCheckout.parse(request.body), account.payUrl)),
  );
  route('GET', '', () => ({ checkouts: [...book.state.checkouts].reverse().slice(0, 100) }));
  route('GET', '/:id', (request) => book.checkout(idOf(request)));
  route('POST', '/:id/deactivate', (request) => deactivateCheckout(book, idOf(request)));
  route('POST', '/:id/refund', (request) => ({
    checkout: once(request, () => refundCheckout(book, idOf(request), newRefund.parse(request.body))),
  }));
}

async function answering(
  reply: FastifyReply,
  bodyOf: (code: string, message: string) => object,
  answer: () => unknown,
): Promise<FastifyReply> {
  try {
    return await reply.send(await answer());
  } catch (error) {
    if (error instanceof z.ZodError) {
      const message = error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
      return reply.code(400).send(bodyOf('invalid_request', message));
    }
    if (!(error instanceof CoinbaseRefusal)) throw error;
    return reply.code(error.status).send(bodyOf(error.code, error.message));
  }
}
