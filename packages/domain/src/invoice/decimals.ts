import { addDecimal, formatScaled, tryParseDecimal, type Decimal } from '../units/index.ts';

const ZERO: Decimal = { unscaled: 0n, scale: 0 };

/** The decimal of a text; what is absent or no number counts as 0: other rules ask for it to be there. */
export const amountOf = (text: string | null): Decimal =>
  text === null ? ZERO : (tryParseDecimal(text) ?? ZERO);

/** Exact sum of texts. */
export const sumOf = (texts: readonly (string | null)[]): Decimal => addDecimal(ZERO, ...texts.map(amountOf));

export const negate = ({ unscaled, scale }: Decimal): Decimal => ({ unscaled: -unscaled, scale });

/**
 * A decimal in hundredths; a half goes away from zero.
 *
 * @example hundredthsHalfUp({ unscaled: 12_345n, scale: 3 }) // 1235n
 */
export function hundredthsHalfUp({ unscaled, scale }: Decimal): bigint {
  if (scale <= 2) return unscaled * 10n ** BigInt(2 - scale);
  const divisor = 10n ** BigInt(scale - 2);
  const magnitude = unscaled < 0n ? -unscaled : unscaled;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return unscaled < 0n ? -rounded : rounded;
}

/** Hundredths as an amount. @example moneyText(7_200n) // '72.00' */
export const moneyText = (hundredths: bigint): string => formatScaled(hundredths, 2, 2);
