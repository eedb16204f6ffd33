import { typedDecimal } from '@topsteel/domain/units';
import type { Language } from '../words/languages.ts';

export { readFigure, typedDecimal } from '@topsteel/domain/units';
export type { FigureReading, Habit } from '@topsteel/domain/units';

/**
 * A plain decimal as it stands in a field: the language's mark and no grouping, so that it is read back as it is.
 *
 * @example entryText('18420.5', 'fr') // '18420,5'
 */
export const entryText = (plain: string, language: Language): string =>
  language === 'en' ? plain : plain.replace('.', ',');

/**
 * A figure of an address as a field of this page shows it. Addresses hold plain decimals; a form that was sent without
 * scripts holds what was typed, and says by which language's habits. What is no figure there is left out, because it might
 * be one here; in the form's own language it stays as it was typed.
 *
 * @param typed the language of the form that was sent; undefined for an address that a page made
 * @example enteredText('8.125', undefined, 'de') // '8,125'
 * @example enteredText('8,125', 'de', 'en') // '8.125'
 */
export function enteredText(text: string, typed: Language | undefined, language: Language): string {
  if (typed === language) return text;
  const plain =
    typed === undefined ? (/^\d+(\.\d+)?$/.test(text) ? text : undefined) : typedDecimal(text, typed);
  return plain === undefined ? '' : entryText(plain, language);
}
