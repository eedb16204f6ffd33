import { parseAmountMinor } from '@topsteel/domain/units';
import type { Currency } from '@topsteel/domain/units';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';
import type { ReadReceipt } from './read-receipt.ts';

const money = z.object({ amount: z.string(), currency: z.string() });
const chargeSchema = z.object({
  data: z.object({
    payments: z.array(z.object({ status: z.string(), value: z.object({ local: money }) })).default([]),
  }),
});
const checkoutSchema = z.object({
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  refundedAmount: z.string().optional(),
});

export type CoinbaseAccess =
  | { api: 'commerce'; url: string; apiKey: string }
  | { api: 'business'; url: string; keyName: string; privateKey: string };

/**
 * What a hosted crypto payment has brought in by the provider's own word, in the currency it was priced in: confirmed
 * payments of a charge, or a completed checkout less what was refunded of it. Refunds of a charge are made by hand and not
 * seen here: not supported.
 */
export function createCoinbaseReader(access: CoinbaseAccess): ReadReceipt {
  return async ({ providerRef, currency }) => {
    if (providerRef === null) return 0n;
    const id = encodeURIComponent(providerRef);
    return access.api === 'commerce' ? readCharge(access, id, currency) : readCheckout(access, id, currency);
  };
}

async function readCharge(
  { url, apiKey }: Extract<CoinbaseAccess, { api: 'commerce' }>,
  id: string,
  currency: Currency,
): Promise<bigint> {
  const text = await fetchText(`${url}/charges/${id}`, {
    'x-cc-api-key': apiKey,
    'x-cc-version': '2018-03-22',
  });
  const { payments } = chargeSchema.parse(JSON.parse(text)).data;
  return payments
    .filter(({ status, value }) => status === 'CONFIRMED' && value.local.currency === currency)
    .reduce((sum, { value }) => sum + parseAmountMinor(value.local.amount, currency), 0n);
}

async function readCheckout(
  access: Extract<CoinbaseAccess, { api: 'business' }>,
  id: string,
  currency: Currency,
): Promise<bigint> {
  const path = `/api/v1/checkouts/${id}`;
  const text = await fetchText(`${access.url}${path}`, {
    authorization: `Bearer ${await bearerOf(access, path)}`,
  });
  const checkout = checkoutSchema.parse(JSON.parse(text));
  const isPaid = ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(checkout.status);
  if (!isPaid || checkout.currency !== currency) return 0n;
  const refunded = parseAmountMinor(checkout.refundedAmount ?? '0', currency);
  const received = parseAmountMinor(checkout.amount, currency) - refunded;
  return received > 0n ? received : 0n;
}

/** A token for one request, as the provider's platform wants it: ES256, two minutes, bound to method, host and path. */
async function bearerOf(
  { url, keyName, privateKey }: Extract<CoinbaseAccess, { api: 'business' }>,
  path: string,
): Promise<string> {
  const key = await importPKCS8(privateKey.replace(/\\n/g, '\n'), 'ES256');
  return new SignJWT({ uri: `GET ${new URL(url).host}${path}` })
    .setProtectedHeader({ alg: 'ES256', kid: keyName, typ: 'JWT', nonce: crypto.randomUUID() })
    .setIssuer('cdp')
    .setSubject(keyName)
    .setNotBefore('0s')
    .setExpirationTime('2m')
    .sign(key);
}
