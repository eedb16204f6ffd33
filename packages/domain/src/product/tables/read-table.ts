import { parseDecimal, toScaledExact } from '../../units/index.ts';

/** Thousandths, exact: millimetres to micrometres, kilograms to grams. */
export function thousandths(text: string): bigint {
  const value = toScaledExact(parseDecimal(text), 3);
  if (value === undefined) throw new Error(`${text} is finer than a thousandth.`);
  return value;
}

/** The rows of a table of this folder, one a line, cut at the spaces. */
export const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
