import { localiseLines } from '@topsteel/domain/verdict';
import type { Language } from '../words/languages.ts';

/**
 * What the grade engine names in English, in the language of the page: properties, limits, tables of a norm.
 *
 * @example engineText('EN 10025-2:2019, table 6', 'de') // 'EN 10025-2:2019, Tabelle 6'
 */
export function engineText(text: string, language: Language): string {
  const [said] = localiseLines([{ question: 'conformance', params: { limit: text } }], language);
  return said?.params.limit ?? text;
}
