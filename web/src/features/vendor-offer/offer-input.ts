import { incoterm, priceBasis, priceCurrency, type OfferInput } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import type { FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import type { Formats } from '../../ui/formats.ts';
import { typedAmount, typedGrams } from '../../ui/typed-amount.ts';
import { typedBreaks } from './price-breaks.ts';

const whole = (text: string, most: number): number | undefined =>
  /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : undefined;

/** The words of what may be wrong, by the field it stands at. */
export type OfferFaults = Record<
  'price' | 'minGrams' | 'stepGrams' | 'priceBreaks' | 'overTolerancePermille' | 'leadTimeDays' | 'city',
  string
>;

/** What was typed into the form, as the API wants it, and what cannot be read of it. */
export function offerInputOf(
  form: FormData,
  formats: Formats,
  words: OfferFaults,
  /** How to write a figure that may be two. */
  figureSentence: (text: string) => string | undefined,
): { input: OfferInput; faults: FieldFault[] } {
  const currency = priceCurrency.parse(formText(form, 'currency'));
  const minor = typedAmount(formText(form, 'price'), currencyDecimals[currency], formats.language);
  const minGrams = typedGrams(formText(form, 'minGrams'), formats.language);
  const stepGrams = typedGrams(formText(form, 'stepGrams'), formats.language);
  const priceBreaks = typedBreaks(formText(form, 'priceBreaks'), currency, formats);
  const overTolerancePermille = whole(formText(form, 'overTolerancePermille'), 100);
  const leadTimeDays = whole(formText(form, 'leadTimeDays'), 365);
  const city = formText(form, 'city');
  const sku = formText(form, 'sku');
  const hasPrice = minor !== undefined && minor > 0n;
  const read = {
    price: hasPrice ? minor : undefined,
    priceBreaks,
    minGrams,
    stepGrams,
    overTolerancePermille,
    city: city === '' ? undefined : city,
    leadTimeDays,
  };
  const faults = (Object.keys(read) as (keyof typeof read)[])
    .filter((field) => read[field] === undefined)
    .map((field) => ({ field, message: figureSentence(formText(form, field)) ?? words[field] }));
  const input: OfferInput = {
    lotId: formText(form, 'lot'),
    ...(sku === '' ? {} : { sku }),
    price: {
      minor: (minor ?? 0n).toString(),
      basis: priceBasis.parse(formText(form, 'basis')),
      currency,
    },
    ...(priceBreaks === undefined || priceBreaks.length === 0 ? {} : { priceBreaks }),
    minGrams: (minGrams ?? 0n).toString(),
    stepGrams: (stepGrams ?? 0n).toString(),
    overTolerancePermille: overTolerancePermille ?? 0,
    location: { city, country: formText(form, 'country') },
    incoterm: incoterm.parse(formText(form, 'incoterm')),
    leadTimeDays: leadTimeDays ?? 0,
  };
  return { input, faults };
}
