import { GRAMS_PER_KILOGRAM } from '@topsteel/domain/units';

/**
 * Grams of the whole kilograms in a mass.
 *
 * @example flooredToKilograms(25_367_500n) // 25367000n
 */
export function flooredToKilograms(grams: bigint): bigint {
  return grams - (grams % GRAMS_PER_KILOGRAM);
}
