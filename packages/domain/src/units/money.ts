import { AppError } from '../errors/index.ts';
import { formatScaled, localiseDecimal, parseDecimal, toScaledExact, type NumberLocale } from './decimal.ts';

/** Decimals of the currencies we keep books in: USDC by its contract, ETH and BTC by their protocols, the others by ISO 4217. */
export const currencyDecimals = { USDC: 6, EUR: 2, CHF: 2, GBP: 2, ETH: 18, BTC: 8 } as const;
export type Currency = keyof typeof currencyDecimals;

/**
 * Minor units of a decimal amount. Exact: finer digits are refused.
 *
 * @example parseAmountMinor('3587.04', 'USDC') // 3587040000n
 */
export function parseAmountMinor(text: string, currency: Currency): bigint {
  const amount = toScaledExact(parseDecimal(text), currencyDecimals[currency]);
  if (amount === undefined) {
    throw new AppError('invalid-input', {
      message: `"${text}" has more than the ${currencyDecimals[currency]} decimals of ${currency}.`,
    });
  }
  return amount;
}

/**
 * An amount for people: at least two decimals, more only when they are not zero.
 *
 * @example formatAmount(3_587_040_000n, 'USDC') // '3,587.04'
 */
export function formatAmount(amountMinor: bigint, currency: Currency, locale: NumberLocale = 'en'): string {
  return localiseDecimal(formatScaled(amountMinor, currencyDecimals[currency], 2), locale);
}
