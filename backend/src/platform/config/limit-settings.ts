import { z } from 'zod';
import type { RateClass } from '../limits/index.ts';

const perMinute = (usual: number) => z.coerce.number().int().min(1).max(1_000_000).default(usual);

/** Requests a minute, each class for itself: of an API key, a person, or an address that is not signed in. */
export const limitSettings = {
  RATE_READ: perMinute(1_200),
  RATE_SEARCH: perMinute(600),
  RATE_WRITE: perMinute(300),
  RATE_AUTH: perMinute(30),
  RATE_IMPORT: perMinute(30),
  RATE_EXEMPT: z
    .string()
    .regex(/^[0-9a-fA-F.:,]*$/, 'must be addresses joined by commas')
    .default('127.0.0.1,::1'),
};

export interface LimitSettings {
  perMinute: Readonly<Record<RateClass, number>>;
  /** Addresses that are not counted: our own web server, when it asks by itself. */
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
