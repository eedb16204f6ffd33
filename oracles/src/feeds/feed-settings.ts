import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { secret, secretNames } from '../logging/secret-settings.ts';
import { rateSourcesSchema } from './fx/fetch-rates.ts';
import type { RateSource } from './fx/fetch-rates.ts';
import type { ReceiptAccess } from './receipt/read-receipt.ts';

const plain = (url: string): string => url.replace(/\/$/, '');
const url = z.url('must be an http address').transform(plain);
const credential = z.string().min(8, 'needs at least 8 characters');
const milliseconds = z
  .string()
  .regex(/^[1-9][0-9]{1,7}$/, 'must be milliseconds in digits')
  .transform(Number);

const sources = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be a JSON list of { name, shape, url, maxAgeSeconds }');
      return z.NEVER;
    }
  })
  .pipe(rateSourcesSchema);

const settings = {
  CARRIER_URL: secret(url),
  WEIGHBRIDGE_JWKS_URL: secret(url.optional()),
  CARRIER_JWKS_URL: secret(url.optional()),
  FX_SOURCES: secret(sources.default([])),
  CARBON_FACTORS_URL: secret(url.optional()),
  CARBON_FACTORS_JWKS_URL: secret(url.optional()),
  BANK_API_URL: secret(url.optional()),
  BANK_API_TOKEN: secret(credential.optional()),
  STRIPE_API_URL: secret(url.default('https://api.stripe.com')),
  STRIPE_SECRET_KEY: secret(credential.optional()),
  COINBASE_API: z.enum(['commerce', 'business']).default('business'),
  COINBASE_COMMERCE_URL: secret(url.default('https://api.commerce.coinbase.com')),
  COINBASE_COMMERCE_API_KEY: secret(credential.optional()),
  COINBASE_BUSINESS_URL: secret(url.default('https://business.coinbase.com')),
  COINBASE_BUSINESS_KEY_NAME: secret(credential.optional()),
  COINBASE_BUSINESS_PRIVATE_KEY: secret(credential.optional()),
  FX_EVERY_MS: milliseconds.default(60_000),
  RECEIPT_EVERY_MS: milliseconds.default(5_000),
};
const environment = z.object(settings);
/** The settings that stand in no log. */
export const feedSecrets = secretNames(settings);

/** Where the feeds look: the same for the process that proposes reports and for each that signs them. */
export interface FeedSettings {
  carrierUrl: string;
  weighbridgeJwksUrl: string;
  carrierJwksUrl: string;
  rateSources: readonly RateSource[];
  /** Null: nobody publishes emission factors to us. */
  carbonFactors: { url: string; jwksUrl: string } | null;
  receipts: ReceiptAccess;
  fxEveryMs: number;
  receiptEveryMs: number;
}

/**
 * Reads where the feeds look out of the process environment.
 *
 * @throws AppError `configuration`: one sentence per wrong variable, naming it and never its value
 */
export function readFeedSettings(env: Readonly<Record<string, string | undefined>>): FeedSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => String(issue.path[0]));
    const sentences = parsed.error.issues.map((issue, i) => {
      const name = names[i] ?? '';
      return given[name] === undefined ? `${name} is missing.` : `${name}: ${issue.message}.`;
    });
    throw new AppError('configuration', { message: sentences.join(' '), details: { variables: names } });
  }
  const set = parsed.data;
  return {
    carrierUrl: set.CARRIER_URL,
    weighbridgeJwksUrl: set.WEIGHBRIDGE_JWKS_URL ?? `${set.CARRIER_URL}/.well-known/jwks.json`,
    carrierJwksUrl: set.CARRIER_JWKS_URL ?? `${set.CARRIER_URL}/consignments/jwks.json`,
    rateSources: set.FX_SOURCES,
    carbonFactors:
      set.CARBON_FACTORS_URL === undefined
        ? null
        : {
            url: set.CARBON_FACTORS_URL,
            jwksUrl: set.CARBON_FACTORS_JWKS_URL ?? new URL('jwks.json', `${set.CARBON_FACTORS_URL}/..`).href,
          },
    receipts: receiptAccessOf(set),
    fxEveryMs: set.FX_EVERY_MS,
    receiptEveryMs: set.RECEIPT_EVERY_MS,
  };
}

function receiptAccessOf(set: z.output<typeof environment>): ReceiptAccess {
  const { BANK_API_URL, BANK_API_TOKEN, STRIPE_SECRET_KEY } = set;
  const { COINBASE_COMMERCE_API_KEY, COINBASE_BUSINESS_KEY_NAME, COINBASE_BUSINESS_PRIVATE_KEY } = set;
  const commerce =
    COINBASE_COMMERCE_API_KEY === undefined
      ? null
      : { api: 'commerce' as const, url: set.COINBASE_COMMERCE_URL, apiKey: COINBASE_COMMERCE_API_KEY };
  const business =
    COINBASE_BUSINESS_KEY_NAME === undefined || COINBASE_BUSINESS_PRIVATE_KEY === undefined
      ? null
      : {
          api: 'business' as const,
          url: set.COINBASE_BUSINESS_URL,
          keyName: COINBASE_BUSINESS_KEY_NAME,
          privateKey: COINBASE_BUSINESS_PRIVATE_KEY,
        };
  return {
    bank:
      BANK_API_URL === undefined || BANK_API_TOKEN === undefined
        ? null
        : { url: BANK_API_URL, token: BANK_API_TOKEN },
    card: STRIPE_SECRET_KEY === undefined ? null : { url: set.STRIPE_API_URL, secretKey: STRIPE_SECRET_KEY },
    coinbase: set.COINBASE_API === 'commerce' ? commerce : business,
  };
}
