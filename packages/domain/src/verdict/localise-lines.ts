import { engineWords, type OtherLanguage } from './engine-words.ts';
import type { VerdictParams } from './keys.ts';
import type { VerdictLanguage } from './texts.ts';

const carriers: readonly string[] = ['property', 'value', 'limit', 'list'];

/**
 * Lines whose values carry words of the grade engine, in the language of the reader. Other lines stay as they are.
 *
 * @example localiseLines([{ question: 'conformance', params: { value: '456.5 MPa' } }], 'fr')[0].params // { value: '456,5 MPa' }
 */
export function localiseLines<L extends { question: string; params: VerdictParams }>(
  lines: readonly L[],
  language: VerdictLanguage,
): L[] {
  if (language === 'en') return [...lines];
  return lines.map((line) =>
    line.question === 'conformance' ? { ...line, params: localised(line.params, language) } : line,
  );
}

function localised(params: VerdictParams, language: OtherLanguage): VerdictParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      carriers.includes(name) && typeof value === 'string'
        ? engineWords.reduce((text, [english, words]) => text.replace(english, words[language]), value)
        : value,
    ]),
  );
}
