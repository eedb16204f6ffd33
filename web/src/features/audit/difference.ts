import { formatsFor } from '../../ui/formats.ts';
import type { Language } from '../../words/languages.ts';

/**
 * How far a figure is from the reference, in base units with its sign.
 *
 * @example differenceText('1000', '1250', 'en') // '−250'
 */
export function differenceText(minor: string, reference: string, language: Language): string {
  const difference = BigInt(minor) - BigInt(reference);
  if (difference === 0n) return '0';
  const digits = formatsFor(language).decimal((difference < 0n ? -difference : difference).toString());
  return `${difference < 0n ? '\u2212' : '+'}${digits}`;
}
