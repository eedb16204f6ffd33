import type { Language } from '../../words/languages.ts';
import { typedGrams } from '../../ui/typed-amount.ts';

/** The lots that are to be made of one certificate. */
export type Allocation =
  | { state: 'none' }
  | { state: 'unclear' }
  | { state: 'over'; sumGrams: bigint; overGrams: bigint }
  | { state: 'fits'; lots: bigint[]; sumGrams: bigint; restGrams: bigint };

/**
 * Reads typed masses in tonnes, divided by semicolons, against what is left under a certificate.
 *
 * @example allocationOf('40; 56.2', 96_200_000n, 'en') // fits: two lots, nothing kept
 */
export function allocationOf(typed: string, leftGrams: bigint, language: Language): Allocation {
  const parts = typed
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return { state: 'none' };
  const lots = parts.map((part) => typedGrams(part, language));
  if (lots.includes(undefined)) return { state: 'unclear' };
  const known = lots as bigint[];
  const sumGrams = known.reduce((sum, grams) => sum + grams, 0n);
  return sumGrams > leftGrams
    ? { state: 'over', sumGrams, overGrams: sumGrams - leftGrams }
    : { state: 'fits', lots: known, sumGrams, restGrams: leftGrams - sumGrams };
}
