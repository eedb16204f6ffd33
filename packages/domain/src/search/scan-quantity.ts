import { parseDecimal, readFigure, toScaledExact, type Habit } from '../units/index.ts';
import type { WantedQuantity } from './query.ts';

/** A quantity in a query, with where it ends; `unclear`: its figure has two readings. */
export type ScannedQuantity =
  | { end: number; quantity: WantedQuantity }
  | { end: number; unclear: string }
  | { end: number };

/** A figure, grouped or not: the marks are judged by whoever reads it. */
const figure = String.raw`(\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d{1,6})?|\d{1,7}(?:[.,]\d{1,6})?)`;
/** Units of the six languages, folded. `St 37-2` is no count of pieces, and `t = 10` no tonne. */
const units = [
  ['tonne', 'tonnes?|tonnen|tons?|tonnellat[ae]|toneladas?|tonn|to|mt|t(?! ?=)'],
  ['kg', 'kilogramm?e?s?|kilogramos?|chilogramm[io]|kilos?|kgs?'],
  ['piece', 'pieces?|pcs?|stucke?|stuecke?|stuks?|stk|st(?! ?\\d)|pezz[io]|pz|piezas?|pzas?|uds?|ud'],
  ['metre', 'lfd ?m|lfm|ml|m'],
] as const;
const patterns = units.map(
  ([unit, words]) => [unit, new RegExp(String.raw`${figure} ?(?:${words})(?![a-z\d"])`, 'y')] as const,
);
/** 12 x HEA 240: a count before a name. */
const times = /(\d{1,5}) ?x (?=[a-z]{2})/y;
/** Nothing rolled or drawn is longer on offer; what is longer is a quantity in metres, and no dimension. */
const LONGEST_MILLI = 30_000n;

/**
 * How much somebody wants, at a place of a folded query. Figures are read by the habits of the page's language, as in every
 * field; one that may be two is given back as it is written.
 *
 * @example scanQuantity('1.250 t heb 200', 0, 'de') // { end: 7, unclear: '1.250' }
 * @example scanQuantity('1,250 t heb 200', 0, 'de') // { end: 7, quantity: { unit: 'tonne', amountMilli: 1250n } }
 */
export function scanQuantity(text: string, at: number, habit: Habit): ScannedQuantity | null {
  times.lastIndex = at;
  const count = times.exec(text)?.[1];
  if (count !== undefined) {
    return { end: times.lastIndex, quantity: { unit: 'piece', amountMilli: BigInt(count) * 1_000n } };
  }
  for (const [unit, pattern] of patterns) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[1];
    if (written === undefined) continue;
    const end = pattern.lastIndex;
    const reading = readFigure(written, habit);
    if (reading.state === 'none') return null;
    if (reading.state !== 'read') {
      // 12,5 m in English may still be a length: what a dimension says has one reading everywhere.
      return unit === 'metre' ? null : { end, unclear: written };
    }
    const quantity = quantityOf(unit, reading.plain);
    if (unit === 'metre')
      return (quantity?.amountMilli ?? 0n) > LONGEST_MILLI && quantity ? { end, quantity } : null;
    return quantity ? { end, quantity } : { end };
  }
  return null;
}

/** Thousandths of the unit, exactly; tonnes to the gram in kilograms. Nothing, and a part of a piece, is no quantity. */
function quantityOf(unit: WantedQuantity['unit'], plain: string): WantedQuantity | null {
  const value = parseDecimal(plain);
  const amountMilli = toScaledExact(value, 3);
  if (amountMilli === undefined) {
    const grams = unit === 'tonne' ? toScaledExact(value, 6) : undefined;
    return grams === undefined || grams === 0n ? null : { unit: 'kg', amountMilli: grams };
  }
  const isWhole = unit !== 'piece' || amountMilli % 1_000n === 0n;
  return amountMilli > 0n && isWhole ? { unit, amountMilli } : null;
}
