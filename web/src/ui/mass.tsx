import { formatKilograms, formatTonnes } from '@topsteel/domain/units';

type MassProps = {
  /** Grams as bigint or decimal string; never a number. */
  grams: bigint | string;
  unit?: 't' | 'kg';
  /** Leave the unit out where a column head already names it. */
  bare?: boolean;
};

/** A mass, exact to the gram: tonnes with at least three decimals, or kilograms. */
export function Mass({ grams, unit = 't', bare = false }: MassProps) {
  const text = massText(grams, unit);
  return <span className="whitespace-nowrap">{bare ? text : `${text}\u00a0${unit}`}</span>;
}

/**
 * The same as plain text without the unit.
 *
 * @example massText('4982000', 't') // '4.982'
 * @example massText('4982000', 'kg') // '4,982'
 */
export function massText(grams: bigint | string, unit: 't' | 'kg'): string {
  return unit === 't' ? formatTonnes(BigInt(grams), 'en', 3) : formatKilograms(BigInt(grams));
}
