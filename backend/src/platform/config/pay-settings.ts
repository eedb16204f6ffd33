import { z } from 'zod';

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/** How long a buyer has to pay off chain, and where native coin is sent to. */
export const paySettings = {
  TRANSFER_SECONDS: z.coerce
    .number()
    .int()
    .min(HOUR_S)
    .max(30 * DAY_S)
    .default(5 * DAY_S),
  NATIVE_QUOTE_SECONDS: z.coerce.number().int().min(60).max(DAY_S).default(1_800),
  ETH_DEPOSIT_XPUB: z
    .string()
    .regex(/^xpub[1-9A-HJ-NP-Za-km-z]{107}$/, 'must be an extended public key, beginning with xpub')
    .optional(),
};

export interface PaySettings {
  /** A bank transfer may take this long; the price in the bank's currency holds meanwhile. */
  transferSeconds: number;
  /** How long a price in native coin holds. */
  nativeQuoteSeconds: number;
  /** The key that deposit accounts derive from; null: native coin is not taken. */
  depositXpub: string | null;
}

export const payOf = (env: z.output<z.ZodObject<typeof paySettings>>): PaySettings => ({
  transferSeconds: env.TRANSFER_SECONDS,
  nativeQuoteSeconds: env.NATIVE_QUOTE_SECONDS,
  depositXpub: env.ETH_DEPOSIT_XPUB ?? null,
});
