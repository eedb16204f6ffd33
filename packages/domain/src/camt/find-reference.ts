import { isRfReference } from './check-digits.ts';

const MOST_REFERENCE = 25;

/**
 * Every mention of a creditor reference, with all the ways to read it that have right check digits: printed in groups of
 * four, it runs into the words that follow, and one in 97 of them fits by chance.
 *
 * @example referencesIn(['Ref RF18 5390 0754 7034 thanks']) // [['RF18539007547034']]
 */
export function referencesIn(texts: readonly string[]): string[][] {
  const mentions = new Map<string, string[]>();
  for (const whole of texts) {
    const text = whole.slice(0, 4_000).toUpperCase();
    const starts = [...text.matchAll(/\bRF\d{2}/gu)].map(({ index }) => index);
    for (const [place, start] of starts.entries()) {
      const words = text.slice(start, starts[place + 1] ?? start + 60).split(/[^A-Z0-9]+/u);
      const readings = words
        .map((_, count) => words.slice(0, count + 1).join(''))
        .filter((reading) => reading.length <= MOST_REFERENCE && isRfReference(reading));
      const distinct = [...new Set(readings)];
      if (distinct.length > 0) mentions.set(distinct.join(' '), distinct);
    }
  }
  return [...mentions.values()];
}

/**
 * The one ISO 11649 reference in free texts, without its spaces; null when there is none with right check digits, when
 * there are several, and when one can be read in two ways.
 *
 * @example findRfReference('Invoice 12 RF18 5390 0754 7034 thanks') // 'RF18539007547034'
 */
export function findRfReference(...texts: readonly string[]): string | null {
  const [reference, second] = new Set(referencesIn(texts).flat());
  return second === undefined ? (reference ?? null) : null;
}
