import { AppError } from '../errors/index.ts';
import { currencyDecimals, mulDivDown, type Currency } from '../units/index.ts';
import { RATE_SCALE } from './rate.ts';

/** What one unit of a currency is worth in dollars, in hundred-millionths, and who says so. */
export interface DollarRate {
  currency: Currency;
  rateE8: bigint;
  /** The feed's round and when it was observed; null for USDC, which is booked at par. */
  round: number | null;
  observedAt: Date | null;
}

/** The rates by which an amount of one currency is worth an amount of another. */
export interface ExchangeRates {
  from: DollarRate;
  to: DollarRate;
}

export const usdcAtPar: Readonly<DollarRate> = {
  currency: 'USDC',
  rateE8: RATE_SCALE,
  round: null,
  observedAt: null,
};

const BPS = 10_000n;

/**
 * What an amount is worth in another currency, rounded down once to its minor unit: who is paid so never gets more than
 * the value. No rate between the two is rounded on the way.
 *
 * @example
 * // 1.5 ETH at 3,000.00 USD, EUR at 1.162431 USD: 3,871.197…
 * exchangeDown(1_500_000_000_000_000_000n, { from: eth, to: eur }) // 387119n
 */
export function exchangeDown(amountMinor: bigint, rates: ExchangeRates): bigint {
  const { numerator, denominator } = worthOf(rates);
  return mulDivDown(amountMinor, numerator, denominator);
}

/**
 * How much better (above zero) or worse (below) than the rates an exchange was, in hundredths of a percent of what was
 * given; rounded away from zero, so that a limit is never met by rounding.
 *
 * @param gaveMinor in minor units of `from`; above zero
 * @param gotMinor in minor units of `to`
 * @throws AppError `invalid-input` when nothing was given
 * @example
 * // 1,000.00 EUR given at 1.162431; 1,150.00 USDC got instead of 1,162.431000: 1.0695… % worse
 * againstRatesBps(100_000n, 1_150_000_000n, { from: eur, to: usdcAtPar }) // -107n
 */
export function againstRatesBps(gaveMinor: bigint, gotMinor: bigint, rates: ExchangeRates): bigint {
  if (gaveMinor <= 0n || gotMinor < 0n) {
    throw new AppError('invalid-input', {
      message: 'An exchange gives more than nothing. Check the amounts.',
    });
  }
  const { numerator, denominator } = worthOf(rates);
  const worth = gaveMinor * numerator;
  const difference = (gotMinor * denominator - worth) * BPS;
  return difference < 0n ? -divUp(-difference, worth) : divUp(difference, worth);
}

/** How far two pairs of rates lie apart, in hundredths of a percent of the earlier, rounded up. */
export function ratesApartBps(earlier: ExchangeRates, later: ExchangeRates): bigint {
  const before = earlier.from.rateE8 * later.to.rateE8;
  const after = later.from.rateE8 * earlier.to.rateE8;
  return divUp((after > before ? after - before : before - after) * BPS, before);
}

function worthOf({ from, to }: ExchangeRates): { numerator: bigint; denominator: bigint } {
  return {
    numerator: from.rateE8 * 10n ** BigInt(currencyDecimals[to.currency]),
    denominator: to.rateE8 * 10n ** BigInt(currencyDecimals[from.currency]),
  };
}

const divUp = (value: bigint, divisor: bigint): bigint => (value + divisor - 1n) / divisor;
