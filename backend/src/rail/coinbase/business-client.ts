import { createHash, createPrivateKey, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { BusinessSettings } from '../../platform/config/index.ts';
import { askCoinbase, refusedByCoinbase } from './ask-coinbase.ts';

const TOKEN_S = 120;

const refund = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  fiatAmount: z.string().nullish(),
  fiatCurrency: z.string().nullish(),
  reason: z.string().nullish(),
});
const checkoutSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{24}$/),
  url: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  fiatAmount: z.string().nullish(),
  fiatCurrency: z.string().nullish(),
  expiresAt: z.string().nullish(),
  settlement: z.object({ totalAmount: z.string(), feeAmount: z.string() }).nullish(),
  refunds: z.array(refund).nullish(),
});
/** A checkout as far as it is read. */
export type Checkout = z.output<typeof checkoutSchema>;
export type CheckoutRefund = z.output<typeof refund>;

const errorSchema = z.object({ errorMessage: z.string() });

export interface BusinessClient {
  create(key: string, body: object): Promise<Checkout>;
  retrieve(id: string): Promise<Checkout>;
  deactivate(id: string): Promise<void>;
  refund(id: string, key: string, body: { amount: string; currency: string; reason: string }): Promise<void>;
}

/**
 * Coinbase Business, Checkouts API v1. Every request bears a token of its own: ES256 over method and address, for two
 * minutes. Source: docs.cdp.coinbase.com, "API Key Authentication".
 */
export function openBusinessClient({ keyName, privateKey, apiUrl }: BusinessSettings): BusinessClient {
  const key = createPrivateKey(privateKey);
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    idempotencyKey?: string,
  ): Promise<unknown> => {
    const url = new URL(`${apiUrl}/api/v1/checkouts${path}`);
    const now = Math.floor(Date.now() / 1_000);
    const token = await new SignJWT({ uri: `${method} ${url.host}${url.pathname}` })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: keyName, nonce: randomBytes(16).toString('hex') })
      .setIssuer('cdp')
      .setSubject(keyName)
      .setNotBefore(now)
      .setExpirationTime(now + TOKEN_S)
      .sign(key);
    const answer = await askCoinbase(url.href, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(idempotencyKey !== undefined && { 'x-idempotency-key': uuidOf(idempotencyKey) }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const read: unknown = JSON.parse(answer.body);
    if (answer.status < 400) return read;
    throw refusedByCoinbase(errorSchema.safeParse(read).data?.errorMessage);
  };
  return {
    create: async (idempotencyKey, body) =>
      checkoutSchema.parse(await send('POST', '', body, idempotencyKey)),
    retrieve: async (id) => checkoutSchema.parse(await send('GET', `/${id}`)),
    deactivate: async (id) => {
      await send('POST', `/${id}/deactivate`, {});
    },
    refund: async (id, idempotencyKey, body) => {
      await send('POST', `/${id}/refund`, body, idempotencyKey);
    },
  };
}

/**
 * A UUID of version 4's shape that follows from a key: the API takes nothing else as an idempotency key.
 *
 * @example uuidOf('attempt:1:open') // the same for the same text, always
 */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
