import { parseAmountMinor } from '@topsteel/domain/units';
import type { Currency } from '@topsteel/domain/units';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';
import type { ReadReceipt, Received } from './read-receipt.ts';

const money = z.object({ amount: z.string(), currency: z.string() });
const chargeSchema = z.object({
  data: z.object({
    id: z.string(),
    payments: z.array(z.object({ status: z.string(), value: z.object({ local: money }) })).default([]),
  }),
});
/** An amount in the provider's token, and in the fiat currency that it was priced in when it was. */
const priced = {
  amount: z.string(),
  currency: z.string(),
  fiatAmount: z.string().optional(),
  fiatCurrency: z.string().optional(),
};
const checkoutSchema = z.object({
  ...priced,
  id: z.string(),
  status: z.string(),
  refunds: z.array(z.object({ ...priced, status: z.string() })).default([]),
});
type Priced = z.output<z.ZodObject<typeof priced>>;

export type CoinbaseAccess =
  | { api: 'commerce'; url: string; apiKey: string }
  | { api: 'business'; url: string; keyName: string; privateKey: string };

/**
 * What a hosted crypto payment has brought in by the provider's own word, in the currency it was priced in: confirmed
 * payments of a charge, or a completed checkout less its refunds, also those under way. Refunds of a charge are made by hand and not
 * seen here: not supported.
 */
export function createCoinbaseReader(access: CoinbaseAccess): ReadReceipt {
  return async ({ providerRef, currency }) => {
    if (providerRef === null) return { minor: 0n, name: null };
    const id = encodeURIComponent(providerRef);
    return access.api === 'commerce' ? readCharge(access, id, currency) : readCheckout(access, id, currency);
  };
}

async function readCharge(
  { url, apiKey }: Extract<CoinbaseAccess, { api: 'commerce' }>,
  id: string,
  currency: Currency,
): Promise<Received> {
  const text = await fetchText(`${url}/charges/${id}`, {
    'x-cc-api-key': apiKey,
    'x-cc-version': '2018-03-22',
  });
  const charge = chargeSchema.parse(JSON.parse(text)).data;
  const minor = charge.payments
    .filter(({ status, value }) => status === 'CONFIRMED' && value.local.currency === currency)
    .reduce((sum, { value }) => sum + parseAmountMinor(value.local.amount, currency), 0n);
  // A charge answers to its short code as well.
  return { minor, name: `coinbase:${charge.id}` };
}

async function readCheckout(
  access: Extract<CoinbaseAccess, { api: 'business' }>,
  id: string,
  currency: Currency,
): Promise<Received> {
  const at = new URL(`${access.url}/api/v1/checkouts/${id}`);
  const text = await fetchText(at, {
    authorization: `Bearer ${await bearerOf(access, at)}`,
  });
  const checkout = checkoutSchema.parse(JSON.parse(text));
  const name = `coinbase:${checkout.id}`;
  if (!['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(checkout.status)) return { minor: 0n, name };
  const back = checkout.refunds
    .filter(({ status }) => status !== 'FAILED')
    .reduce((sum, refund) => sum + minorIn(refund, currency), 0n);
  const received = minorIn(checkout, currency) - back;
  return { minor: received > 0n ? received : 0n, name };
}

/** What is given in this currency, in either of its two forms; 0 in any other. */
function minorIn(given: Priced, currency: Currency): bigint {
  if (given.currency === currency) return parseAmountMinor(given.amount, currency);
  if (given.fiatCurrency !== currency || given.fiatAmount === undefined) return 0n;
  return parseAmountMinor(given.fiatAmount, currency);
}

/** A token for one request, as the provider's platform wants it: ES256, two minutes, bound to method, host and path. */
async function bearerOf(
  { keyName, privateKey }: Extract<CoinbaseAccess, { api: 'business' }>,
  { host, pathname }: URL,
): Promise<string> {
  const key = await importPKCS8(privateKey.replace(/\\n/g, '\n'), 'ES256');
  return new SignJWT({ uri: `GET ${host}${pathname}` })
    .setProtectedHeader({ alg: 'ES256', kid: keyName, typ: 'JWT', nonce: crypto.randomUUID() })
    .setIssuer('cdp')
    .setSubject(keyName)
    .setNotBefore('0s')
    .setExpirationTime('2m')
    .sign(key);
}
