import { AppError } from '../errors/index.ts';
import { formatScaled, localiseDecimal, parseDecimal, toScaledExact, type NumberLocale } from './decimal.ts';

export const GRAMS_PER_KILOGRAM = 1_000n;
export const GRAMS_PER_TONNE = 1_000_000n;

const gramScale = { g: 0, kg: 3, t: 6 } as const;
export type MassUnit = keyof typeof gramScale;

/**
 * Grams of a decimal mass. Exact: digits below one gram are refused, not rounded.
 *
 * @throws AppError `invalid-input` when the text is no decimal, is negative, or is finer than a gram.
 * @example parseMassGrams('4982', 'kg') // 4982000n
 * @example parseMassGrams('4.982', 't') // 4982000n
 */
export function parseMassGrams(text: string, unit: MassUnit): bigint {
  const grams = toScaledExact(parseDecimal(text), gramScale[unit]);
  if (grams === undefined || grams < 0n) {
    throw new AppError('invalid-input', {
      message: `"${text} ${unit}" is not a mass of whole grams. Give a mass of at least 0 and no finer than a gram.`,
    });
  }
  return grams;
}

/** @example formatTonnes(4_982_000n) // '4.982' */
export function formatTonnes(massGrams: bigint, locale: NumberLocale = 'en', minFraction = 0): string {
  return localiseDecimal(formatScaled(massGrams, 6, minFraction), locale);
}

/** @example formatKilograms(4_982_000n) // '4,982' */
export function formatKilograms(massGrams: bigint, locale: NumberLocale = 'en'): string {
  return localiseDecimal(formatScaled(massGrams, 3), locale);
}
