import { thousandths } from '../tables/read-table.ts';

/**
 * A designation as it is compared: upper case, one way to write "times", "diameter" and the decimal point, no unit of
 * millimetres.
 *
 * @example plainDesignation('Tube 88,9 × 4 mm') // 'TUBE 88.9X4'
 */
export function plainDesignation(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[⌀Ø∅]|\bDIAM(?:ETRE|ETER)?\b\.?|\bDIA\b\.?/gu, ' D ')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/(\d)\s*MM\b/g, '$1')
    .replace(/\s*[×X*]\s*(?=[\d.])/gu, 'X')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Millimetres in digits to micrometres; undefined when it is finer than that, nothing, or more than 100 m. */
export function micrometresOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) return undefined;
  const value = Number(thousandths(text));
  return value > 0 && value <= 100_000_000 ? value : undefined;
}

/** Every size of "100X50X8", or undefined when one of them is none. */
export function sizesOf(text: string): number[] | undefined {
  const sizes = text.split('X').map(micrometresOf);
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}

/** Millimetres as they are written in a designation: 88900 → "88.9". */
export const millimetres = (um: number): string => (um / 1_000).toString();

/** @example times(100_000, 10_000) // '100 × 10' */
export const times = (...sizesUm: number[]): string => sizesUm.map(millimetres).join(' × ');
