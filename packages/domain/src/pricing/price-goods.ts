import { mulDivUp } from '../units/index.ts';
import { chargeExtrasUp, type OfferExtra } from './charge-extras.ts';
import { convertUp, type CurrencyRates } from './convert.ts';
import type { LineCharge, LineRequest, PriceBasis, PriceCurrency } from './line.ts';
import { requireOrderableDown, type OrderableTerms } from './orderable-quantity.ts';
import { applyRules, rulesFor, type PriceRule } from './price-rule.ts';
import { pricingFault } from './pricing-fault.ts';
import { requireCutsFit } from './require-cuts-fit.ts';
import { theoreticalMassHalfUp, type ProductShape, type TheoreticalMass } from './theoretical-mass.ts';
import {
  priceForCustomer,
  sayPrice,
  type PriceBreak,
  type PriceListEntry,
  type UnitPrice,
} from './unit-price.ts';

/** Everything of an offer that its price follows from. */
export interface OfferTerms extends OrderableTerms, UnitPrice {
  sellerId: string;
  family: string | null;
  gradeKey: string;
  shape: ProductShape;
  breaks: readonly PriceBreak[];
  extras: readonly OfferExtra[];
}

/** Who asks, and when: the customer's own terms, the rules in force, the rates that somebody stands for. */
export interface PricingTerms {
  entries: readonly PriceListEntry[];
  rules: readonly PriceRule[];
  customerGroups: ReadonlySet<string>;
  rates: CurrencyRates;
  currency: PriceCurrency;
  at: Date;
}

/** A line without carriage and tax. Amounts in the currency asked for. */
export interface PricedGoods {
  request: LineRequest;
  mass: TheoreticalMass;
  maxGrams: bigint;
  /** The longest thing to carry; null where the product does not say. */
  longestUm: bigint | null;
  currency: PriceCurrency;
  priceBasis: PriceBasis;
  priceMinor: bigint;
  goodsMinor: bigint;
  charges: readonly LineCharge[];
  why: readonly string[];
}

/**
 * The price of the steel and of what is done to it. In this order: theoretical mass; what can be ordered; the offer's price,
 * its break, the customer's list, the rules; goods = price × quantity, up; charges, up; each amount into the currency asked
 * for, up. A price is rounded before it is multiplied, so that what is shown multiplies out.
 *
 * @throws AppError `invalid-input` with one of `PricingFault` in `details.reason`.
 */
export function priceGoods(request: LineRequest, offer: OfferTerms, terms: PricingTerms): PricedGoods {
  const mass = theoreticalMassHalfUp(request.quantity, offer.shape);
  const maxGrams = requireOrderableDown(request.quantity, mass, offer);
  const longestUm = requireCutsFit(request.cuts, mass);
  const agreed = priceForCustomer(offer, terms.entries, mass.massGrams);
  const rules = rulesFor(terms.rules, {
    sellerId: offer.sellerId,
    family: offer.family,
    gradeKey: offer.gradeKey,
    customerGroups: terms.customerGroups,
    massGrams: mass.massGrams,
    at: terms.at,
  });
  const ruled = applyRules(agreed.price, rules);
  const convert = (amountMinor: bigint, from: PriceCurrency) => inCurrency(amountMinor, from, terms);
  const goods = goodsAmountInBasisUp(ruled.price, mass);
  const extras = chargeExtrasUp(offer.extras, request.extras, request.cuts, mass);
  const charges = [
    ...extras.map((charge) => ({ ...charge, currency: offer.currency })),
    ...ruled.charges.map(({ code, basis, priceMinor, currency }) => {
      const quantityMilli = basis === 'order' ? 1_000n : mulDivUp(mass.massGrams, 1n, 1_000n);
      const amountMinor = mulDivUp(priceMinor, quantityMilli, 1_000n);
      return { code, basis, quantityMilli, priceMinor, amountMinor, currency };
    }),
  ].map(
    ({ currency, ...charge }): LineCharge => ({
      ...charge,
      priceMinor: convert(charge.priceMinor, currency),
      amountMinor: convert(charge.amountMinor, currency),
    }),
  );
  const isConverted = ruled.price.currency !== terms.currency;
  const priceMinor = convert(ruled.price.priceMinor, ruled.price.currency);
  const converted = { ...ruled.price, priceMinor, currency: terms.currency };
  return {
    request,
    mass,
    maxGrams,
    longestUm,
    currency: terms.currency,
    priceBasis: ruled.price.priceBasis,
    priceMinor,
    goodsMinor: convert(goods, ruled.price.currency),
    charges,
    why: [
      ...agreed.why,
      ...ruled.why,
      ...(isConverted ? [`Converted, each amount rounded up: ${sayPrice(converted)}.`] : []),
    ],
  };
}

/**
 * Price × quantity in the price's own unit, rounded up to the minor unit.
 *
 * @throws AppError `invalid-input` with reason `unit-not-sold` when the order does not say how many of that unit it is.
 * @example goodsAmountInBasisUp({ priceMinor: 71_250n, currency: 'EUR', priceBasis: '100kg' }, tenBeamsOf7356kg) // 5241150n
 */
export function goodsAmountInBasisUp(price: UnitPrice, mass: TheoreticalMass): bigint {
  const { priceMinor, priceBasis } = price;
  if (priceBasis === 'tonne') return mulDivUp(priceMinor, mass.massGrams, 1_000_000n);
  if (priceBasis === '100kg') return mulDivUp(priceMinor, mass.massGrams, 100_000n);
  if (priceBasis === 'kg') return mulDivUp(priceMinor, mass.massGrams, 1_000n);
  if (priceBasis === 'piece' && mass.pieces !== null) return priceMinor * mass.pieces;
  if (priceBasis === 'metre' && mass.totalLengthUm !== null) {
    return mulDivUp(priceMinor, mass.totalLengthUm, 1_000_000n);
  }
  throw pricingFault(
    'unit-not-sold',
    `This steel is priced by the ${priceBasis}, and the quantity does not say how many that is. Order whole pieces.`,
  );
}

function inCurrency(amountMinor: bigint, from: PriceCurrency, terms: PricingTerms): bigint {
  const converted = convertUp(amountMinor, from, terms.currency, terms.rates);
  if (converted !== null) return converted;
  throw pricingFault(
    'no-fresh-rate',
    `Nobody has signed a fresh rate between ${from} and ${terms.currency}. Ask in ${from}, or try again in some minutes.`,
  );
}
