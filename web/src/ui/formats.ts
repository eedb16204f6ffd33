import { useLocale } from 'next-intl';
import {
  currencyDecimals as priceDecimals,
  type PriceBasis,
  type PriceCurrency,
} from '@topsteel/domain/pricing';
import {
  currencyDecimals,
  formatKilograms,
  formatScaled,
  formatTonnes,
  localiseDecimal,
  type Currency,
} from '@topsteel/domain/units';
import type { Language } from '../words/languages.ts';
import { entryText } from './typed-decimal.ts';

/** How figures, days and names are written in one language. Amounts and masses come as bigint or decimal strings. */
export interface Formats {
  readonly language: Language;
  /** A plain decimal. @example formats.decimal('18420.5') // fr '18 420,5' */
  decimal(text: string): string;
  /** A plain decimal as it stands in a field: ungrouped, so that it is read back. @example entry('18420.5') // fr '18420,5' */
  entry(plain: string): string;
  /** An amount without its currency, which its column names. @example amount('358704', 'EUR') // fr '3 587,04' */
  amount(minor: bigint | string, currency: string): string;
  /** The same with all decimals of the currency, so that a column keeps one precision. */
  amountFull(minor: bigint | string, currency: string): string;
  /** An amount with its currency. @example money('358704', 'EUR') // fr '3 587,04 EUR' */
  money(minor: bigint | string, currency: string): string;
  /** A vendor's price. @example price({ minor: '6240', basis: '100kg', currency: 'EUR' }) // de '62,40 EUR/100 kg' */
  price(price: { minor: string; basis: PriceBasis; currency: PriceCurrency }): string;
  /** What a price is for. @example basis('piece') // de 'Stück' */
  basis(basis: PriceBasis): string;
  /** A mass without its unit: tonnes with at least three decimals, or kilograms. @example mass('4982000', 't') // '4.982' */
  mass(grams: bigint | string, unit: 't' | 'kg'): string;
  /** Tonnes of CO2e per tonne from grams per kilogram. @example carbon('620') // de '0,620' */
  carbon(gramsCo2ePerKg: bigint | string): string;
  /** @example percentOfBps(150) // fr '1,5' */
  percentOfBps(bps: number): string;
  /** @example percentOfPermille(200) // '20' */
  percentOfPermille(permille: number): string;
  /** A day in UTC. @example day('2026-11-23T14:02:11Z') // 'Mon 23 Nov 2026' */
  day(iso: string): string;
  /** An instant in UTC, so that server and browser agree. @example instant('2026-11-23T14:02:11Z') // 'Mon 23 Nov 2026, 14:02 UTC' */
  instant(iso: string): string;
  /** @example month('2026-11') // 'November 2026' */
  month(yearMonth: string): string;
  /** @example country('LU') // de 'Luxemburg' */
  country(code: string): string;
  /** A length of time in its largest whole unit. @example duration(259_200) // fr '3 jours' */
  duration(seconds: number): string;
  /** Names in a row. @example list(['a', 'b', 'c']) // 'a, b and c' */
  list(items: readonly string[]): string;
}

const TAGS: Record<Language, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  nl: 'nl-NL',
};
const PIECE: Record<Language, string> = {
  en: 'piece',
  fr: 'pièce',
  de: 'Stück',
  es: 'pieza',
  it: 'pezzo',
  nl: 'stuk',
};
const DURATIONS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

const withMinus = (text: string): string => text.replace('-', '\u2212');
const decimalsOf = (currency: string): number | undefined =>
  currency in currencyDecimals
    ? currencyDecimals[currency as Currency]
    : currency in priceDecimals
      ? priceDecimals[currency as PriceCurrency]
      : undefined;

function makeFormats(language: Language): Formats {
  const tag = TAGS[language];
  const inUtc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const day = inUtc({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const minute = inUtc({ hour: '2-digit', minute: '2-digit' });
  const month = inUtc({ month: 'long', year: 'numeric' });
  const countries = new Intl.DisplayNames([tag], { type: 'region' });
  const list = new Intl.ListFormat(tag);
  const decimal = (text: string): string => withMinus(localiseDecimal(text, language));
  const scaled = (minor: bigint | string, currency: string, least: number): string => {
    const decimals = decimalsOf(currency);
    return decimals === undefined
      ? `${decimal(minor.toString())} ${currency} minor`
      : decimal(formatScaled(BigInt(minor), decimals, Math.min(least, decimals)));
  };
  const basisText = (basis: PriceBasis): string =>
    ({ piece: PIECE[language], metre: 'm', kg: 'kg', '100kg': '100\u00a0kg', tonne: 't' })[basis];
  // British days carry no comma, so that one more may stand before the time.
  const dayText = (iso: string): string => day.format(new Date(iso)).replace(/^(\w{3}),/, '$1');
  return {
    language,
    decimal,
    entry: (plain) => entryText(plain, language),
    amount: (minor, currency) => scaled(minor, currency, 2),
    amountFull: (minor, currency) => scaled(minor, currency, 18),
    money: (minor, currency) => `${scaled(minor, currency, 2)}\u00a0${currency}`,
    price: ({ minor, basis, currency }) => `${scaled(minor, currency, 2)} ${currency}/${basisText(basis)}`,
    basis: basisText,
    mass: (grams, unit) =>
      withMinus(
        unit === 't' ? formatTonnes(BigInt(grams), language, 3) : formatKilograms(BigInt(grams), language),
      ),
    carbon: (gramsCo2ePerKg) => decimal(formatScaled(BigInt(gramsCo2ePerKg), 3, 3)),
    percentOfBps: (bps) => decimal(formatScaled(BigInt(bps), 2)),
    percentOfPermille: (permille) => decimal(formatScaled(BigInt(permille), 1)),
    day: dayText,
    instant: (iso) => `${dayText(iso)}, ${minute.format(new Date(iso))}\u00a0UTC`,
    month: (yearMonth) => month.format(new Date(`${yearMonth}-01T00:00:00Z`)),
    country: (code) => {
      try {
        return countries.of(code) ?? code;
      } catch {
        return code;
      }
    },
    duration: (seconds) => {
      const unit =
        DURATIONS.find((entry) => seconds >= entry.seconds && seconds % entry.seconds === 0) ?? DURATIONS[3];
      return new Intl.NumberFormat(tag, { style: 'unit', unit: unit.name, unitDisplay: 'long' }).format(
        Math.floor(seconds / unit.seconds),
      );
    },
    list: (items) => list.format(items),
  };
}

const made = new Map<Language, Formats>();

/** The formats of a language, made once. */
export function formatsFor(language: Language): Formats {
  let formats = made.get(language);
  if (formats === undefined) {
    formats = makeFormats(language);
    made.set(language, formats);
  }
  return formats;
}

/** The formats of the page's language, in a component of server or browser that does not wait. */
export function useFormats(): Formats {
  return formatsFor(useLocale());
}
