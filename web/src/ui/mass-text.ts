import { formatKilograms, formatTonnes, GRAMS_PER_KILOGRAM } from '@topsteel/domain/units';

/**
 * A mass as plain text without its unit: tonnes with at least three decimals, or kilograms.
 *
 * @example massText('4982000', 't') // '4.982'
 * @example massText('4982000', 'kg') // '4,982'
 */
export function massText(grams: bigint | string, unit: 't' | 'kg'): string {
  return unit === 't' ? formatTonnes(BigInt(grams), 'en', 3) : formatKilograms(BigInt(grams));
}

/**
 * Grams of the whole kilograms in a mass.
 *
 * @example flooredToKilograms(25_367_500n) // 25367000n
 */
export function flooredToKilograms(grams: bigint): bigint {
  return grams - (grams % GRAMS_PER_KILOGRAM);
}
