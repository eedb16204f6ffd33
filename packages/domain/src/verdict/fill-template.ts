import { formatScaled, formatTonnes, localiseDecimal, mulDivHalfUp } from '../units/index.ts';
import type { VerdictParams } from './keys.ts';
import type { VerdictLanguage } from './texts.ts';

/** The words for roles and reasons of one language. */
export interface NamedWords {
  roles: Readonly<Record<string, string>>;
  reasons: readonly string[];
}

/** English as Europe writes it; the others as they write themselves. */
const localeOf = (language: VerdictLanguage): string => (language === 'en' ? 'en-GB' : language);
/** A day in one letter, where the language has one of its own. */
const dayLetters: Partial<Record<VerdictLanguage, string>> = { fr: 'j', de: 'T', it: 'g' };
/** More steps than one and one, in the words of the sentences. */
const stepWords: Record<VerdictLanguage, readonly [string, string]> = {
  en: ['steps', 'step'],
  fr: ['étapes', 'étape'],
  de: ['Schritte', 'Schritt'],
  es: ['etapas', 'etapa'],
  it: ['passaggi', 'passaggio'],
  nl: ['stappen', 'stap'],
};
const longDate = { dateStyle: 'long', timeZone: 'UTC' } as const;
const longTime = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;

type Format = (value: string | number, language: VerdictLanguage, named: NamedWords) => string;

const date: Format = (value, language) => formatInstant(value, language, longDate);
const time: Format = (value, language) => `${formatInstant(value, language, longTime)} UTC`;
const tonnes: Format = (value, language) =>
  isGrams(value) ? formatTonnes(BigInt(value), language, 3) : String(value);
/** Money of the tokens that the escrow takes, which all have six decimals. */
const sixDecimals: Format = (value, language) =>
  isGrams(value) ? localiseDecimal(formatScaled(BigInt(value), 6, 2), language) : String(value);
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
  return new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(code) ?? code;
};
const role: Format = (value, _language, { roles }) => {
  const name = String(value).toLowerCase().replace(/_/g, '-');
  return (Object.hasOwn(roles, name) ? roles[name] : undefined) ?? name;
};
const reason: Format = (value, _language, { reasons }) => reasons[Number(value)] ?? String(value);
const count: Format = (value, language) => localiseDecimal(String(value), language);

/** Seconds between two readings. @example '7800' is '2 h 10 min' */
const duration: Format = (value, language) => {
  const minutes = Math.round(Number(value) / 60);
  if (!Number.isFinite(minutes)) return String(value);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const parts = [
    [days, dayLetters[language] ?? 'd'],
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
  issued: tonnes,
  active: tonnes,
  retired: tonnes,
  cancelled: tonnes,
  authorized: sixDecimals,
  captured: sixDecimals,
  returned: sixDecimals,
  refunded: sixDecimals,
  open: sixDecimals,
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
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(seconds * 1_000));
}

/**
 * Fills a template with the words of one language, for who carries no other. A parameter that is missing shows as an
 * ellipsis, so that no brace is ever read.
 *
 * @example fillTemplate('{mass} t', { mass: '4982000' }, 'en', named) // '4.982 t'
 */
export function fillTemplate(
  template: string,
  params: VerdictParams,
  language: VerdictLanguage,
  named: NamedWords,
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return '…';
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    return format === undefined ? String(value) : format(value, language, named);
  });
}

/** A verdict line out of its template, **bold** kept. */
export function fillVerdict(
  template: string,
  key: string,
  params: VerdictParams,
  language: VerdictLanguage,
  named: NamedWords,
): string {
  const singular =
    key.startsWith('origin') && Number(params['steps']) === 1 ? oneStep(template, language) : template;
  const text = fillTemplate(singular, params, language, named);
  return language === 'en' ? text.replace(/\bis a (?=[aeio])/g, 'is an ') : text;
}

function oneStep(template: string, language: VerdictLanguage): string {
  const [many, one] = stepWords[language];
  return template.replace(`{steps} ${many}`, `{steps} ${one}`);
}
