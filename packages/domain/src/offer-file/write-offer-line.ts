import { currencyDecimals, type PriceBasis, type PriceCurrency } from '../pricing/line.ts';
import { formatScaled } from '../units/index.ts';
import type { LineExtra, LinePriceBreak } from './offer-line.ts';

/** An offer with its product, as it goes into a file. */
export interface WrittenOffer {
  sku: string;
  lotCode: string;
  productId: string | null;
  designation: string | null;
  grade: string | null;
  norm: string | null;
  family: string | null;
  lengthUm: number | null;
  priceMinor: bigint;
  currency: PriceCurrency;
  priceBasis: PriceBasis;
  minGrams: bigint;
  stepGrams: bigint;
  sold: { unit: PriceBasis; minMilli: bigint; stepMilli: bigint } | null;
  overTolerancePermille: number;
  city: string;
  country: string;
  incoterm: string;
  leadTimeDays: number;
  priceBreaks: readonly LinePriceBreak[];
  extras: readonly LineExtra[];
  state: string;
}

/**
 * The cells of an offer in the order of the columns. Reading them gives the same offer.
 *
 * @example writeOfferLine(offer)[8] // '712.50'
 */
export function writeOfferLine(offer: WrittenOffer): string[] {
  const decimals = currencyDecimals[offer.currency];
  const money = (minor: bigint): string => formatScaled(minor, decimals, 2);
  const breaks = offer.priceBreaks.map(
    (one) => `${kilograms(BigInt(one.fromGrams))}:${money(BigInt(one.priceMinor))}`,
  );
  const extras = offer.extras.map(
    ({ code, basis, priceMinor, isAlways }) =>
      `${code}/${basis}/${money(BigInt(priceMinor))}${isAlways ? '!' : ''}`,
  );
  return [
    offer.sku,
    offer.lotCode,
    offer.productId ?? '',
    offer.designation ?? '',
    offer.grade ?? '',
    offer.norm ?? '',
    offer.family ?? '',
    offer.lengthUm === null ? '' : formatScaled(BigInt(offer.lengthUm), 3),
    money(offer.priceMinor),
    offer.currency,
    offer.priceBasis,
    kilograms(offer.minGrams),
    kilograms(offer.stepGrams),
    offer.sold?.unit ?? '',
    offer.sold ? formatScaled(offer.sold.minMilli, 3) : '',
    offer.sold && offer.sold.stepMilli > 0n ? formatScaled(offer.sold.stepMilli, 3) : '',
    offer.overTolerancePermille.toString(),
    offer.city,
    offer.country,
    offer.incoterm,
    offer.leadTimeDays.toString(),
    breaks.join('; '),
    extras.join('; '),
    offer.state,
  ];
}

const kilograms = (grams: bigint): string => formatScaled(grams, 3);
