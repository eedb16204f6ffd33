import { useFormats } from './formats.ts';
import { flooredToKilograms } from './floored-mass.ts';

type MassProps = {
  /** Grams as bigint or decimal string; never a number. */
  grams: bigint | string;
  unit?: 't' | 'kg';
  /** Leave the unit out where a column head already names it. */
  bare?: boolean;
  /** Whole kilograms, rounded down: for what is available, where a column keeps one precision. */
  isFloored?: boolean;
};

/** A mass, exact to the gram: tonnes with at least three decimals, or kilograms. */
export function Mass({ grams, unit = 't', bare = false, isFloored = false }: MassProps) {
  const text = useFormats().mass(isFloored ? flooredToKilograms(BigInt(grams)) : grams, unit);
  return <span className="whitespace-nowrap">{bare ? text : `${text}\u00a0${unit}`}</span>;
}
