import { createPrivateKey, createPublicKey } from 'node:crypto';
import { ecKeyOf } from '../secrets/ec-key.ts';
import type { Secrets } from '../secrets/open-secrets.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What the marketplace and the embedded payment providers have agreed, as settings of the marketplace. */
export function providerEnv(
  secrets: Pick<Secrets, 'STRIPE_KEY' | 'STRIPE_WEBHOOKS' | 'COINBASE_KEY' | 'COINBASE_WEBHOOKS'>,
  sandboxUrl: string,
): Record<string, string> {
  return {
    STRIPE_SECRET_KEY: `sk_test_${secrets.STRIPE_KEY}`,
    STRIPE_WEBHOOK_SECRETS: `whsec_${secrets.STRIPE_WEBHOOKS}`,
    STRIPE_API_URL: sandboxUrl,
    COINBASE_API: 'business',
    COINBASE_COMMERCE_API_KEY: `cc_${secrets.COINBASE_KEY}`,
    COINBASE_COMMERCE_WEBHOOK_SECRETS: `cw_${secrets.COINBASE_WEBHOOKS}`,
    COINBASE_COMMERCE_URL: `${sandboxUrl}/coinbase/commerce`,
    COINBASE_BUSINESS_KEY_NAME: 'organizations/topsteel/apiKeys/sandbox',
    COINBASE_BUSINESS_PRIVATE_KEY: ecKeyOf(secrets.COINBASE_KEY)
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    COINBASE_BUSINESS_WEBHOOK_SECRETS: `hw_${secrets.COINBASE_WEBHOOKS}`,
    COINBASE_BUSINESS_URL: `${sandboxUrl}/coinbase/business`,
  };
}

/** The names of these settings. One that is given puts a real provider in the place of the embedded one. */
export const PROVIDER_NAMES = ['STRIPE', 'COINBASE_COMMERCE', 'COINBASE_BUSINESS'] as const;

const REAL_URLS: Record<(typeof PROVIDER_NAMES)[number], string> = {
  STRIPE: 'https://api.stripe.com',
  COINBASE_COMMERCE: 'https://api.commerce.coinbase.com',
  COINBASE_BUSINESS: 'https://business.coinbase.com',
};

/**
 * The marketplace's settings of providers: those of the environment for each provider that it names, the embedded one's
 * for the others. Never a mixture: a real key does not go to the embedded provider, nor the other way round.
 */
export function chosenProviders(
  embedded: Readonly<Record<string, string>>,
  env: Env,
): Record<string, string> {
  const chosen: Record<string, string> = { COINBASE_API: env['COINBASE_API'] ?? 'business' };
  for (const provider of PROVIDER_NAMES) {
    const given = Object.entries(env).filter(
      ([name, value]) => name.startsWith(`${provider}_`) && value !== undefined && value !== '',
    );
    const isReal = given.length > 0;
    if (isReal) chosen[`${provider}_${provider === 'STRIPE' ? 'API_URL' : 'URL'}`] = REAL_URLS[provider];
    const own = isReal ? given : Object.entries(embedded).filter(([name]) => name.startsWith(`${provider}_`));
    for (const [name, value] of own) chosen[name] = value ?? '';
  }
  return chosen;
}

/** What the providers themselves know of these settings. */
export interface ProviderSecrets {
  stripeKey: string;
  stripeWebhookSecrets: string[];
  commerceKey: string;
  commerceWebhookSecret: string;
  businessKeyName: string;
  /** PEM of the public half. */
  businessPublicKey: string;
  businessWebhookSecret: string;
}

export function providerSecrets(env: Readonly<Record<string, string>>): ProviderSecrets {
  const text = (name: string): string => env[name] ?? '';
  const first = (name: string): string => text(name).split(',').at(-1) ?? '';
  return {
    stripeKey: text('STRIPE_SECRET_KEY'),
    stripeWebhookSecrets: text('STRIPE_WEBHOOK_SECRETS').split(','),
    commerceKey: text('COINBASE_COMMERCE_API_KEY'),
    commerceWebhookSecret: first('COINBASE_COMMERCE_WEBHOOK_SECRETS'),
    businessKeyName: text('COINBASE_BUSINESS_KEY_NAME'),
    businessPublicKey: createPublicKey(createPrivateKey(text('COINBASE_BUSINESS_PRIVATE_KEY')))
      .export({ type: 'spki', format: 'pem' })
      .toString(),
    businessWebhookSecret: first('COINBASE_BUSINESS_WEBHOOK_SECRETS'),
  };
}
