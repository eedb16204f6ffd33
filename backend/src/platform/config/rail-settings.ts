import { z } from 'zod';
import { secretly } from './secret-setting.ts';

const secret = secretly(z.string().min(8, 'needs at least 8 characters'));
const url = z.url();
/** Secrets joined by commas: during a rotation the old one and the new one. */
const secrets = secretly(
  z
    .string()
    .regex(/^[^,\s]{8,}(,[^,\s]{8,})?$/, 'must be one secret, or two joined by a comma during a rotation'),
);

/** What is agreed with the providers of payments. A rail without its secrets cannot be used, and says so. */
export const railSettings = {
  STRIPE_SECRET_KEY: secret.optional(),
  STRIPE_WEBHOOK_SECRETS: secrets.optional(),
  STRIPE_API_URL: url.default('https://api.stripe.com'),
  COINBASE_API: z.enum(['commerce', 'business']).default('business'),
  COINBASE_COMMERCE_API_KEY: secret.optional(),
  COINBASE_COMMERCE_WEBHOOK_SECRETS: secrets.optional(),
  COINBASE_COMMERCE_URL: url.default('https://api.commerce.coinbase.com'),
  COINBASE_BUSINESS_KEY_NAME: z.string().min(8, 'needs at least 8 characters').optional(),
  COINBASE_BUSINESS_PRIVATE_KEY: secret.optional(),
  COINBASE_BUSINESS_WEBHOOK_SECRETS: secrets.optional(),
  COINBASE_BUSINESS_URL: url.default('https://business.coinbase.com'),
};

export interface StripeSettings {
  secretKey: string;
  webhookSecrets: string[];
  apiUrl: string;
}
export interface CommerceSettings {
  apiKey: string;
  webhookSecrets: string[];
  apiUrl: string;
}
export interface BusinessSettings {
  keyName: string;
  privateKey: string;
  webhookSecrets: string[];
  apiUrl: string;
}
export interface RailSettings {
  /** Null: no account with the provider has been set. */
  stripe: StripeSettings | null;
  coinbaseApi: 'commerce' | 'business';
  commerce: CommerceSettings | null;
  business: BusinessSettings | null;
}

type Given = z.output<z.ZodObject<typeof railSettings>>;

export function railsOf(env: Given): RailSettings {
  const split = (text: string | undefined): string[] => text?.split(',') ?? [];
  const plain = (text: string): string => text.replace(/\/$/, '');
  return {
    stripe:
      env.STRIPE_SECRET_KEY === undefined || env.STRIPE_WEBHOOK_SECRETS === undefined
        ? null
        : {
            secretKey: env.STRIPE_SECRET_KEY,
            webhookSecrets: split(env.STRIPE_WEBHOOK_SECRETS),
            apiUrl: plain(env.STRIPE_API_URL),
          },
    coinbaseApi: env.COINBASE_API,
    commerce:
      env.COINBASE_COMMERCE_API_KEY === undefined || env.COINBASE_COMMERCE_WEBHOOK_SECRETS === undefined
        ? null
        : {
            apiKey: env.COINBASE_COMMERCE_API_KEY,
            webhookSecrets: split(env.COINBASE_COMMERCE_WEBHOOK_SECRETS),
            apiUrl: plain(env.COINBASE_COMMERCE_URL),
          },
    business:
      env.COINBASE_BUSINESS_KEY_NAME === undefined ||
      env.COINBASE_BUSINESS_PRIVATE_KEY === undefined ||
      env.COINBASE_BUSINESS_WEBHOOK_SECRETS === undefined
        ? null
        : {
            keyName: env.COINBASE_BUSINESS_KEY_NAME,
            privateKey: env.COINBASE_BUSINESS_PRIVATE_KEY.replace(/\\n/g, '\n'),
            webhookSecrets: split(env.COINBASE_BUSINESS_WEBHOOK_SECRETS),
            apiUrl: plain(env.COINBASE_BUSINESS_URL),
          },
  };
}
