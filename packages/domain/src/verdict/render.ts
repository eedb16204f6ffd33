import { fillTemplate, fillVerdict, type NamedWords } from './fill-template.ts';
import type { Headline } from './headline.ts';
import type { VerdictKey, VerdictParams } from './keys.ts';
import { reasonWords, roleWords } from './texts-named.ts';
import { headlineTemplates, verdictTemplates, type VerdictLanguage } from './texts.ts';

/** What the trade calls the thing in hand: bundle of long products, pack of plates, coil. */
export type DeliveryUnit = 'bundle' | 'pack' | 'coil';

/** The thing in hand where all three words take the same article; French has them in different genders. */
const unitWords: Record<Exclude<VerdictLanguage, 'fr'>, Record<DeliveryUnit, string>> = {
  en: { bundle: 'bundle', pack: 'pack', coil: 'coil' },
  de: { bundle: 'Bund', pack: 'Paket', coil: 'Coil' },
  es: { bundle: 'atado', pack: 'paquete', coil: 'rollo' },
  it: { bundle: 'fascio', pack: 'pacco', coil: 'rotolo' },
  nl: { bundle: 'bundel', pack: 'stapel', coil: 'rol' },
};
/** The words for roles and reasons in a language. */
export function namedWords(language: VerdictLanguage): NamedWords {
  return { roles: roleWords[language], reasons: reasonWords[language] };
}

/**
 * Fills a template. A parameter that is missing shows as an ellipsis, so that no brace is ever read.
 *
 * @example renderTemplate('{mass} t', { mass: '4982000' }, 'en') // '4.982 t'
 */
export function renderTemplate(template: string, params: VerdictParams, language: VerdictLanguage): string {
  return fillTemplate(template, params, language, namedWords(language));
}

/**
 * A verdict line in words, **bold** kept.
 *
 * @example renderVerdict('quantityOk', { mass: '4982000', certified: '96200000', left: '40000000' }, 'en')
 * // '**4.982 t of 96.200 t certified.** 40.000 t remain to be sold.'
 */
export function renderVerdict(
  key: VerdictKey,
  params: VerdictParams,
  language: VerdictLanguage,
  unit: DeliveryUnit = 'bundle',
): string {
  return fillVerdict(verdictTemplate(key, language, unit), key, params, language, namedWords(language));
}

/** The sentence of a key before it is filled, with the trade's word for the thing in hand. */
export function verdictTemplate(key: VerdictKey, language: VerdictLanguage, unit: DeliveryUnit): string {
  return withUnit(verdictTemplates[language][key], language, unit);
}

/** The headline in words. Of what is a record, not steel, nobody is told to leave the steel alone. */
export function renderHeadline(
  headline: Headline,
  language: VerdictLanguage,
  about: 'steel' | 'record' = 'steel',
): string {
  const { key, params } = headline;
  if (about === 'record' && key === 'stop') return headlineTemplates[language].stopRecord;
  const isOne = params.k === 1 && (key === 'attention' || key === 'incomplete');
  return renderTemplate(headlineTemplates[language][isOne ? (`${key}One` as const) : key], params, language);
}

/** The last words of the page: a screen cannot see the steel. */
export function renderClosing(
  params: { heat: string; mark: string; pieces: string; dims: string },
  language: VerdictLanguage,
): string {
  return renderTemplate(headlineTemplates[language].closing, params, language);
}

/** A text that says "bundle" with the trade's word for the thing in hand. */
export function withUnit(template: string, language: VerdictLanguage, unit: DeliveryUnit): string {
  if (unit === 'bundle') return template;
  if (language !== 'fr') {
    const { bundle, [unit]: word } = unitWords[language];
    return template
      .replace(new RegExp(`\\b${bundle}\\b`, 'g'), word)
      .replace(new RegExp(`\\b${capital(bundle)}\\b`, 'g'), capital(word));
  }
  if (unit === 'pack') return template.replace(/fardeau/g, 'colis').replace(/Fardeau/g, 'Colis');
  return template
    .replace(/Ce fardeau est compté/g, 'Cette bobine est comptée')
    .replace(/Ce fardeau/g, 'Cette bobine')
    .replace(/ce fardeau/g, 'cette bobine')
    .replace('**Fardeau inconnu.**', '**Bobine inconnue.**')
    .replace('**Fardeau annulé.**', '**Bobine annulée.**')
    .replace(/Un fardeau portant ce numéro a été commandé/g, 'Une bobine portant ce numéro a été commandée')
    .replace("Il n'aurait pas dû être livré", "Elle n'aurait pas dû être livrée")
    .replace(
      /aucun fardeau portant ce numéro n'en a été livré/g,
      "aucune bobine portant ce numéro n'en a été livrée",
    )
    .replace(/fardeau/g, 'bobine');
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** A rendered text in parts, for renderers that make their own bold. @example boldParts('**A.** b') // [{text:'A.',bold:true},{text:' b',bold:false}] */
export function boldParts(text: string): { text: string; bold: boolean }[] {
  return text
    .split('**')
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
