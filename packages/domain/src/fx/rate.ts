import { currencyDecimals, mulDivDown, mulDivUp, type Currency } from '../units/index.ts';

/** A rate is counted in hundred-millionths: 1 EUR = 1.16243100 USD is `116243100n`. */
export const RATE_SCALE = 100_000_000n;

/** One unit of `base` is worth `rateE8` ÷ 10^8 units of `quote`. */
export interface FxRate {
  base: 'EUR' | 'GBP' | 'CHF' | 'ETH' | 'BTC';
  /** USDC is booked at par with the dollar: it is redeemed one to one. */
  quote: 'USD';
  rateE8: bigint;
  observedAt: Date;
  /** After this the rate is too old to price with. */
  validUntil: Date;
  round: number;
}

/**
 * What an amount of dollars (USDC) costs in another currency, rounded up to its minor unit: who converts is never short.
 *
 * @example fromDollarsUp(3_618_000_000n, 'EUR', 116_243_100n) // 311245n: 3,618.00 USDC are 3,112.45 EUR
 */
export function fromDollarsUp(usdcMinor: bigint, to: Currency, rateE8: bigint): bigint {
  const { numerator, denominator } = ratio(to, rateE8);
  return mulDivUp(usdcMinor, numerator, denominator);
}

/** The same rounded down. @example fromDollarsDown(3_618_000_000n, 'EUR', 116_243_100n) // 311244n */
export function fromDollarsDown(usdcMinor: bigint, to: Currency, rateE8: bigint): bigint {
  const { numerator, denominator } = ratio(to, rateE8);
  return mulDivDown(usdcMinor, numerator, denominator);
}

function ratio(to: Currency, rateE8: bigint): { numerator: bigint; denominator: bigint } {
  const numerator = 10n ** BigInt(currencyDecimals[to]) * RATE_SCALE;
  return { numerator, denominator: 10n ** BigInt(currencyDecimals.USDC) * rateE8 };
}
