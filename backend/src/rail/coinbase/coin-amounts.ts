import { AppError } from '@topsteel/domain/errors';
import { currencyDecimals, formatScaled, parseDecimal, type Currency } from '@topsteel/domain/units';

const CENTS = 2;

/**
 * Minor units of an amount as the provider writes it; finer digits are dropped, never added.
 *
 * @example minorDown('3618.009', 'EUR') // 361_800n
 */
export function minorDown(amount: string, currency: Currency): bigint {
  const { unscaled, scale } = parseDecimal(amount);
  const decimals = currencyDecimals[currency];
  return scale <= decimals
    ? unscaled * 10n ** BigInt(decimals - scale)
    : unscaled / 10n ** BigInt(scale - decimals);
}

/**
 * An amount as the provider takes it: two decimals.
 *
 * @throws AppError `conflict` when the amount has parts of a cent
 * @example centsText(3_587_040_000n, 'USDC') // '3587.04'
 */
export function centsText(minor: bigint, currency: Currency): string {
  const finer = 10n ** BigInt(currencyDecimals[currency] - CENTS);
  if (minor % finer !== 0n) {
    throw new AppError('conflict', {
      message: `This provider moves whole cents only, and ${formatScaled(minor, currencyDecimals[currency])} ${currency} has parts of one. Round the amount.`,
    });
  }
  return formatScaled(minor / finer, CENTS, CENTS);
}
