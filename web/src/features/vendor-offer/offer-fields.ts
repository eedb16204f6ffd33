import { currencyDecimals } from '@topsteel/domain/pricing';
import type { Offer, OfferChangeInput } from '@topsteel/domain/api';
import type { Formats } from '../../ui/formats.ts';
import { typedAmount, typedGrams } from '../../ui/typed-amount.ts';

/** What of an offer is changed in its row. */
export const offerFields = ['price', 'min', 'step', 'lead', 'place'] as const;
export type OfferField = (typeof offerFields)[number];

/** What a row shows of an offer, and what a change of it is held against. */
export type OfferRow = Pick<
  Offer,
  | 'id'
  | 'version'
  | 'state'
  | 'grade'
  | 'product'
  | 'dimensions'
  | 'heatNumber'
  | 'sku'
  | 'price'
  | 'pricePerTonneMinor'
  | 'availableGrams'
  | 'minGrams'
  | 'stepGrams'
  | 'leadTimeDays'
  | 'location'
>;
type Change = Omit<OfferChangeInput, 'version'>;

/** A field as its row shows it and as it is typed. */
export function fieldText(offer: OfferRow, field: OfferField, formats: Formats): string {
  switch (field) {
    case 'price':
      return formats.amount(offer.price.minor, offer.price.currency);
    case 'min':
      return formats.mass(offer.minGrams, 't');
    case 'step':
      return formats.mass(offer.stepGrams, 't');
    case 'lead':
      return offer.leadTimeDays.toString();
    case 'place':
      return offer.location.city;
  }
}

/** What is typed into a field, as the change it asks for; undefined when it cannot be read. */
export function changeOf(
  offer: OfferRow,
  field: OfferField,
  typed: string,
  formats: Formats,
): Change | undefined {
  const text = typed.trim();
  switch (field) {
    case 'price': {
      const minor = typedAmount(text, currencyDecimals[offer.price.currency], formats.language);
      return minor === undefined || minor <= 0n ? undefined : priceChange(offer, minor);
    }
    case 'min':
    case 'step': {
      const grams = typedGrams(text, formats.language);
      if (grams === undefined) return undefined;
      return field === 'min' ? { minGrams: grams.toString() } : { stepGrams: grams.toString() };
    }
    case 'lead':
      return /^\d{1,3}$/.test(text) && Number(text) <= 365 ? { leadTimeDays: Number(text) } : undefined;
    case 'place':
      return text === '' || text.length > 80 ? undefined : { location: { ...offer.location, city: text } };
  }
}

/** The change that makes a field say again what it said. */
export function changeBack(offer: OfferRow, field: OfferField): Change {
  switch (field) {
    case 'price':
      return priceChange(offer, BigInt(offer.price.minor));
    case 'min':
      return { minGrams: offer.minGrams };
    case 'step':
      return { stepGrams: offer.stepGrams };
    case 'lead':
      return { leadTimeDays: offer.leadTimeDays };
    case 'place':
      return { location: offer.location };
  }
}

/** A new price in the basis and currency that the offer has. */
export function priceChange(offer: Pick<OfferRow, 'price'>, minor: bigint): Change {
  return { price: { ...offer.price, minor: minor.toString() } };
}

/**
 * A price changed by hundredths of a per cent, half a minor unit up; never below one minor unit.
 *
 * @example priceByBps(71250n, -250n) // 69469n
 */
export function priceByBps(minor: bigint, bps: bigint): bigint {
  const next = (minor * (10_000n + bps) + 5_000n) / 10_000n;
  return next < 1n ? 1n : next;
}
