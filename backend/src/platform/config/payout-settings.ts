import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { z } from 'zod';

const days = z.coerce.number().int().min(0).max(90);
const minimums = z
  .string()
  .regex(
    /^([A-Z]{3,4}:\d{1,30}(,|$))*$/,
    'must be currencies with minor units, such as EUR:2500,USDC:25000000',
  )
  .transform((text, context) => {
    const read: Partial<Record<Currency, bigint>> = {};
    for (const part of text.split(',').filter((one) => one !== '')) {
      const [currency = '', amount = '0'] = part.split(':');
      if (!Object.hasOwn(currencyDecimals, currency))
        context.addIssue({ code: 'custom', message: `names a currency that has no books: ${currency}` });
      else read[currency as Currency] = BigInt(amount);
    }
    return read;
  });

/** Who is paid when, and where the platform is taxed. */
export const payoutSettings = {
  PLATFORM_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166-1, such as LU')
    .default('LU'),
  PAYOUT_HOLD_DAYS: days.default(2),
  PAYOUT_ACCOUNT_HOLD_DAYS: days.default(2),
  PAYOUT_MINIMUM: minimums.default({ EUR: 2_500n, GBP: 2_500n, CHF: 2_500n, USDC: 25_000_000n }),
  FX_TOLERANCE_BPS: z.coerce.number().int().min(0).max(10_000).default(200),
  FRESH_SIGN_IN_MINUTES: z.coerce.number().int().min(1).max(1_440).default(10),
};

export interface PayoutSettings {
  /** Days between the capture and the first payout that takes it up. */
  holdDays: number;
  /** Days between the approval of a new bank account and its first use. */
  accountHoldDays: number;
  /** The smallest payout, in minor units. */
  minimumMinor: Partial<Record<Currency, bigint>>;
  /** How far an exchange may lie from the feed's rates, in hundredths of a percent, before a second person is asked. */
  fxToleranceBps: bigint;
  /** How long a session stays raised: that long after a sign-in or step-up it may do sensitive acts. */
  freshSignInMinutes: number;
}

type Given = z.output<z.ZodObject<typeof payoutSettings>>;

export const payoutOf = (env: Given): PayoutSettings => ({
  holdDays: env.PAYOUT_HOLD_DAYS,
  accountHoldDays: env.PAYOUT_ACCOUNT_HOLD_DAYS,
  minimumMinor: env.PAYOUT_MINIMUM,
  fxToleranceBps: BigInt(env.FX_TOLERANCE_BPS),
  freshSignInMinutes: env.FRESH_SIGN_IN_MINUTES,
});
