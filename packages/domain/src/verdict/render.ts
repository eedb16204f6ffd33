import { formatScaled, formatTonnes, localiseDecimal, mulDivHalfUp } from '../units/index.ts';
import type { Headline } from './headline.ts';
import type { VerdictKey, VerdictParams } from './keys.ts';
import {
  headlineTemplates,
  reasonWords,
  roleWords,
  verdictTemplates,
  type VerdictLanguage,
} from './texts.ts';

/** What the trade calls the thing in hand: bundle of long products, pack of plates, coil. */
export type DeliveryUnit = 'bundle' | 'pack' | 'coil';

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;
const longDate = { dateStyle: 'long', timeZone: 'UTC' } as const;
const longTime = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;

type Format = (value: string | number, language: VerdictLanguage) => string;

const date: Format = (value, language) => formatInstant(value, language, longDate);
const time: Format = (value, language) => `${formatInstant(value, language, longTime)} UTC`;
const tonnes: Format = (value, language) =>
  isGrams(value) ? formatTonnes(BigInt(value), language, 3) : String(value);
/** Carbon of a bundle: tonnes to three decimals, a half goes up. Masses are shown to the gram instead. */
const carbonTonnes: Format = (value, language) =>
  isGrams(value)
    ? localiseDecimal(formatScaled(mulDivHalfUp(BigInt(value), 1n, 1_000n), 3, 3), language)
    : String(value);
/** g per kg is kg per t; shown as t per t with two decimals, a half goes up. */
const intensity: Format = (value, language) =>
  isGrams(value)
    ? localiseDecimal(formatScaled(mulDivHalfUp(BigInt(value), 1n, 10n), 2, 2), language)
    : String(value);
const country: Format = (value, language) => {
  const code = String(value);
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locales[language]], { type: 'region' }).of(code) ?? code;
};
const role: Format = (value, language) => {
  const name = String(value).toLowerCase().replace(/_/g, '-');
  return (Object.hasOwn(roleWords[language], name) ? roleWords[language][name] : undefined) ?? name;
};
const reason: Format = (value, language) => reasonWords[language][Number(value)] ?? String(value);
const count: Format = (value, language) => localiseDecimal(String(value), language);

/** Seconds between two readings. @example '7800' is '2 h 10 min' */
const duration: Format = (value, language) => {
  const minutes = Math.round(Number(value) / 60);
  if (!Number.isFinite(minutes)) return String(value);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const parts = [
    [days, language === 'fr' ? 'j' : 'd'],
    [hours, 'h'],
    [days === 0 ? minutes % 60 : 0, 'min'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`);
  return said.join(' ') || '1 min';
};

/** Raw values by parameter name: unix seconds, grams, g CO2e per kg, ISO codes. Everything else is taken as it is. */
const formats: Readonly<Record<string, Format>> = {
  date,
  from: date,
  to: date,
  time,
  lastTime: time,
  mass: tonnes,
  certified: tonnes,
  left: tonnes,
  used: tonnes,
  y: carbonTonnes,
  x: intensity,
  low: intensity,
  high: intensity,
  country,
  placeA: country,
  placeB: country,
  duration,
  role,
  reason,
  n: count,
  m: count,
  k: count,
};

function isGrams(value: string | number): boolean {
  return /^\d+$/.test(String(value));
}

function formatInstant(
  value: string | number,
  language: VerdictLanguage,
  options: Intl.DateTimeFormatOptions,
): string {
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return String(value);
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(seconds * 1_000));
}

/**
 * Fills a template. A parameter that is missing shows as an ellipsis, so that no brace is ever read.
 *
 * @example renderTemplate('{mass} t', { mass: '4982000' }, 'en') // '4.982 t'
 */
export function renderTemplate(template: string, params: VerdictParams, language: VerdictLanguage): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return '…';
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    return format === undefined ? String(value) : format(value, language);
  });
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
  return renderVerdictTemplate(
    withUnit(verdictTemplates[language][key], language, unit),
    key,
    params,
    language,
  );
}

/** As renderVerdict, for who carries the templates of one language only. */
export function renderVerdictTemplate(
  template: string,
  key: string,
  params: VerdictParams,
  language: VerdictLanguage,
): string {
  const singular =
    key.startsWith('origin') && Number(params['steps']) === 1 ? oneStep(template, language) : template;
  const text = renderTemplate(singular, params, language);
  return language === 'en' ? text.replace(/\bis a (?=[aeio])/g, 'is an ') : text;
}

/** The headline in words. */
export function renderHeadline(headline: Headline, language: VerdictLanguage): string {
  const { key, params } = headline;
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

function oneStep(template: string, language: VerdictLanguage): string {
  return language === 'en'
    ? template.replace('{steps} steps', '{steps} step')
    : template.replace('{steps} étapes', '{steps} étape');
}

function withUnit(template: string, language: VerdictLanguage, unit: DeliveryUnit): string {
  if (unit === 'bundle') return template;
  if (language === 'en') return template.replace(/bundle/g, unit);
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

/** A rendered text in parts, for renderers that make their own bold. @example boldParts('**A.** b') // [{text:'A.',bold:true},{text:' b',bold:false}] */
export function boldParts(text: string): { text: string; bold: boolean }[] {
  return text
    .split('**')
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
