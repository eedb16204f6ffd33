import { massText } from './mass-text.ts';

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
