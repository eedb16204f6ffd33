import type { ProductShape } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import { enteredText, entryText, typedDecimal } from '../../ui/typed-decimal.ts';
import { isLanguage, type Language } from '../../words/languages.ts';
import {
  driverOf,
  FIELDS,
  readAmount,
  textsOf,
  type Field,
  type FieldTexts,
  type LotTerms,
  type Reading,
} from './lot-order.ts';

/** What is ordered of a lot, as the address of its page holds it. */
export interface LotQuery {
  /** Whose habits its texts are written by. */
  language: Language;
  driver: Field;
  texts: FieldTexts;
  reading: Reading;
  /** Codes of extras that are wanted. */
  extras: string[];
  /** The cutting list as typed. */
  cuts: string;
  quoteId: string | undefined;
}

type Values = Record<string, string | string[] | undefined>;

const text = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();

/** Fields as one text, so that a form without scripts tells what it began with. */
export const wasText = (texts: FieldTexts): string => FIELDS.map((field) => texts[field]).join(';');

const ofWas = (was: string): FieldTexts => {
  const [pieces = '', metres = '', mass = ''] = was.split(';');
  return { pieces, metres, mass };
};

/**
 * Reads what is ordered from the address or the form. Where it says nothing, the smallest order stands there, so that the
 * page always shows a price. An address holds plain decimals; a form says in `typed` by whose habits its fields are typed.
 */
export function readLotQuery(
  values: Values,
  shape: ProductShape,
  terms: LotTerms,
  language: Language,
): LotQuery {
  const said = text(values.typed);
  const habit = isLanguage(said) ? said : undefined;
  const field = (name: Field): string => enteredText(text(values[name]), habit, language);
  const typed: FieldTexts = { pieces: field('pieces'), metres: field('metres'), mass: field('mass') };
  const last = FIELDS.find((field) => field === text(values.by)) ?? 'mass';
  const isEmpty = FIELDS.every((field) => typed[field] === '');
  // A form with scripts says itself which field drives; what its page began with may be older than its fields.
  const changed = text(values.awake) === '' ? driverOf(typed, ofWas(text(values.was)), last) : last;
  const driver = isEmpty ? 'mass' : changed;
  const driven = isEmpty ? entryText(leastText(terms), language) : typed[driver];
  const reading = readAmount(driver, driven, shape, terms, language);
  return {
    language,
    driver,
    // What was typed stays as it was typed; the other fields follow it.
    texts: reading.ok
      ? { ...textsOf(reading.mass, language), [driver]: driven }
      : { ...typed, [driver]: driven },
    reading,
    extras: [values.extra ?? []].flat().filter((code) => /^[a-z][a-z0-9-]{1,40}$/.test(code)),
    cuts: text(values.cuts).slice(0, 4_000),
    quoteId: text(values.quote) || undefined,
  };
}

/** The smallest mass that can be ordered: the least, up to a whole step. */
function leastText({ minGrams, stepGrams }: LotTerms): string {
  const least = stepGrams === 0n ? minGrams : ((minGrams + stepGrams - 1n) / stepGrams) * stepGrams;
  return formatScaled(least, 6);
}

/** The parameters of an address that says the same; a quote is of one order only and is left out. */
export function lotParams(query: Omit<LotQuery, 'reading'>): URLSearchParams {
  const { language, driver, texts, extras, cuts } = query;
  const plain = typedDecimal(texts[driver], language);
  const params = new URLSearchParams({ [driver]: plain ?? texts[driver], by: driver });
  if (plain === undefined) params.set('typed', language);
  for (const code of extras) params.append('extra', code);
  if (cuts !== '') params.set('cuts', cuts);
  return params;
}
