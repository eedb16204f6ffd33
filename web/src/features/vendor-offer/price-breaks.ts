import { currencyDecimals } from '@topsteel/domain/pricing';
import type { OfferDetail } from '@topsteel/domain/api';
import type { Formats } from '../../ui/formats.ts';
import { typedAmount, typedGrams } from '../../ui/typed-amount.ts';

export type PriceBreaks = OfferDetail['priceBreaks'];

/** Breaks as they are typed, one a line: from which mass on in tonnes, and the price from there. */
export function breaksText(
  breaks: PriceBreaks,
  currency: keyof typeof currencyDecimals,
  formats: Formats,
): string {
  return breaks
    .map(
      ({ fromGrams, priceMinor }) =>
        `${formats.mass(fromGrams, 't')}; ${formats.amount(priceMinor, currency)}`,
    )
    .join('\n');
}

/**
 * Reads typed breaks; an empty text is none.
 *
 * @returns undefined when a line is not a mass and a price, divided by a semicolon or a tab.
 */
export function typedBreaks(
  text: string,
  currency: keyof typeof currencyDecimals,
  formats: Formats,
): PriceBreaks | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const breaks = lines.map((line) => {
    const [mass = '', price = '', ...rest] = line.split(/[;\t]/);
    const fromGrams = typedGrams(mass, formats.language);
    const minor = typedAmount(price, currencyDecimals[currency], formats.language);
    return rest.length > 0 || fromGrams === undefined || minor === undefined || minor <= 0n
      ? undefined
      : { fromGrams: fromGrams.toString(), priceMinor: minor.toString() };
  });
  return breaks.includes(undefined) ? undefined : (breaks as PriceBreaks);
}
