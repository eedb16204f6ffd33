import { formatScaled, formatTonnes, mulDivHalfUp } from '../units/index.ts';
import { currencyDecimals, type PriceBasis, type PriceCurrency } from './line.ts';

/** A price per unit of a basis. */
export interface UnitPrice {
  priceMinor: bigint;
  currency: PriceCurrency;
  priceBasis: PriceBasis;
}

/** From this ordered mass on, another price per basis; currency and basis are the offer's. */
export interface PriceBreak {
  fromGrams: bigint;
  priceMinor: bigint;
}

/** What a customer has agreed with a vendor: a price of its own, or so many hundredths of a percent less. */
export interface PriceListEntry {
  listName: string;
  /** The higher goes first; then the closer one (offer, product, the rest), then the one for the larger mass. */
  priority: number;
  closeness: 'offer' | 'product' | 'category';
  fromGrams: bigint;
  terms: UnitPrice | { discountBps: number };
}

/**
 * What a buyer and a vendor have agreed on for one order. It holds for exactly that mass, and nothing changes it: no break,
 * list or rule. Amounts in minor units of the price's currency.
 */
export interface AgreedPrice {
  id: string;
  name: string;
  massGrams: bigint;
  terms: UnitPrice;
  extrasMinor: bigint;
  freightMinor: bigint;
  /** The freight holds for this place alone. */
  country: string;
  postcode: string;
}

/** The agreed price of a mass, if there is one; of two, the one agreed first. */
export const agreedFor = (agreed: readonly AgreedPrice[], massGrams: bigint): AgreedPrice | undefined =>
  agreed.find((one) => one.massGrams === massGrams);

const BPS = 10_000n;
const nameOfBasis: Record<PriceBasis, string> = {
  piece: 'piece',
  metre: 'm',
  kg: 'kg',
  '100kg': '100 kg',
  tonne: 't',
};

/** A price as people read it. @example sayPrice({ priceMinor: 71_250n, currency: 'EUR', priceBasis: '100kg' }) // '712.50 EUR per 100 kg' */
export const sayPrice = ({ priceMinor, currency, priceBasis }: UnitPrice): string =>
  `${formatScaled(priceMinor, currencyDecimals[currency], 2)} ${currency} per ${nameOfBasis[priceBasis]}`;

/** The break for a mass: the one that begins last among those reached. Undefined below the first. */
export const breakFor = (breaks: readonly PriceBreak[], massGrams: bigint): PriceBreak | undefined =>
  breaks
    .filter(({ fromGrams }) => fromGrams <= massGrams)
    .reduce<
      PriceBreak | undefined
    >((best, one) => (best === undefined || one.fromGrams > best.fromGrams ? one : best), undefined);

const rank = { offer: 2, product: 1, category: 0 } as const;

/** The entry that decides for a mass: by priority, closeness, then the larger mass it begins at. */
export function entryFor(entries: readonly PriceListEntry[], massGrams: bigint): PriceListEntry | undefined {
  return entries
    .filter(({ fromGrams }) => fromGrams <= massGrams)
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        rank[b.closeness] - rank[a.closeness] ||
        (a.fromGrams < b.fromGrams ? 1 : a.fromGrams > b.fromGrams ? -1 : 0),
    )[0];
}

/**
 * A price changed by hundredths of a percent, half up to the minor unit, so that what is shown multiplies out. Never below
 * one minor unit.
 *
 * @example changedByBpsHalfUp(71_250n, -250) // 69469n: 2.5 % off 712.50 is 694.6875
 */
export function changedByBpsHalfUp(priceMinor: bigint, changeBps: number): bigint {
  const changed = mulDivHalfUp(priceMinor, BPS + BigInt(Math.max(changeBps, -10_000)), BPS);
  return changed < 1n ? 1n : changed;
}

/**
 * The price per unit for a customer, before rules: the offer's, then its break for the mass, then what the customer's price
 * list says of it.
 */
export function priceForCustomer(
  offer: UnitPrice & { breaks: readonly PriceBreak[] },
  entries: readonly PriceListEntry[],
  massGrams: bigint,
): { price: UnitPrice; why: string[] } {
  const { currency, priceBasis } = offer;
  let price: UnitPrice = { priceMinor: offer.priceMinor, currency, priceBasis };
  const why = [`The offer's price is ${sayPrice(price)}.`];
  const reached = breakFor(offer.breaks, massGrams);
  if (reached !== undefined) {
    price = { ...price, priceMinor: reached.priceMinor };
    why.push(`From ${formatTonnes(reached.fromGrams)} t it is ${sayPrice(price)}.`);
  }
  const entry = entryFor(entries, massGrams);
  if (entry === undefined) return { price, why };
  const { terms } = entry;
  if ('discountBps' in terms) {
    price = { ...price, priceMinor: changedByBpsHalfUp(price.priceMinor, -terms.discountBps) };
    why.push(
      `Your price list “${entry.listName}” takes off ${percent(terms.discountBps)} %: ${sayPrice(price)}.`,
    );
  } else {
    price = terms;
    why.push(`Your price list “${entry.listName}” says ${sayPrice(price)}.`);
  }
  return { price, why };
}

/** @example percent(250) // '2.5' */
export const percent = (bps: number): string => formatScaled(BigInt(bps), 2);
