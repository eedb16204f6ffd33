import { isIP } from 'node:net';
import { z } from 'zod';
import type { RateClass } from '../limits/index.ts';

const perMinute = (usual: number) => z.coerce.number().int().min(1).max(1_000_000).default(usual);

function isNetwork(text: string): boolean {
  const [base = '', bits, more] = text.split('/');
  const family = isIP(base);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}

/** Requests a minute, each class for itself: of an API key, a person, or an address that is not signed in. */
export const limitSettings = {
  RATE_READ: perMinute(1_200),
  RATE_SEARCH: perMinute(600),
  RATE_WRITE: perMinute(300),
  RATE_AUTH: perMinute(30),
  RATE_IMPORT: perMinute(30),
  RATE_EXEMPT: z
    .string()
    .refine(
      (text) => text.split(',').every((one) => one === '' || isNetwork(one)),
      'must be addresses or networks (10.42.0.0/16) joined by commas',
    )
    .default('127.0.0.1,::1'),
};

export interface LimitSettings {
  perMinute: Readonly<Record<RateClass, number>>;
  /** Addresses and networks that are not counted: our own web server, when it asks by itself. */
  exemptAddresses: readonly string[];
}

export const limitsOf = (env: z.output<z.ZodObject<typeof limitSettings>>): LimitSettings => ({
  perMinute: {
    read: env.RATE_READ,
    search: env.RATE_SEARCH,
    write: env.RATE_WRITE,
    auth: env.RATE_AUTH,
    import: env.RATE_IMPORT,
  },
  exemptAddresses: env.RATE_EXEMPT.split(',').filter((address) => address !== ''),
});
