import { mulDivDown, mulDivUp } from '../units/index.ts';
import { chargeExtrasUp, type OfferExtra } from './charge-extras.ts';
import { convertDown, convertUp, type CurrencyRates } from './convert.ts';
import type { CutSheet } from './cut-sheet.ts';
import type { LineCharge, LineRequest, PriceBasis, PriceCurrency } from './line.ts';
import { requireOrderableDown, type OrderableTerms } from './orderable-quantity.ts';
import { applyRules, rulesFor, type PriceRule } from './price-rule.ts';
import { pricingFault } from './pricing-fault.ts';
import { longestToCarry, requireCutsFit } from './require-cuts-fit.ts';
import { settleRemnantsDown } from './settle-remnants.ts';
import { theoreticalMassHalfUp, type ProductShape, type TheoreticalMass } from './theoretical-mass.ts';
import {
  agreedFor,
  priceForCustomer,
  sayPrice,
  type AgreedPrice,
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
  /** What the buyer and this vendor have agreed for single orders of this offer; none when absent. */
  agreed?: readonly AgreedPrice[];
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
  /** Less what is given for remnants. */
  goodsMinor: bigint;
  /** What becomes of the bars; null where nothing is cut. */
  cutting: CutSheet | null;
  charges: readonly LineCharge[];
  /** What was agreed for this order, in its own currency; null: nothing. */
  agreed: AgreedPrice | null;
  why: readonly string[];
}

/** The charge for everything that an agreed price has beside the steel and its freight. */
export const AGREED_EXTRAS = 'agreed-extras';

/**
 * The price of the steel and of what is done to it. In this order: theoretical mass; what can be ordered; the offer's price,
 * its break, the customer's list, the rules; goods = price × quantity, up; charges, up; each amount into the currency asked
 * for, up, and what is given for remnants down. An agreed price stands for all of that but what is asked for in addition. A
 * price is rounded before it is multiplied, so that what is shown multiplies out.
 *
 * @throws AppError `invalid-input` with one of `PricingFault` in `details.reason`.
 */
export function priceGoods(request: LineRequest, offer: OfferTerms, terms: PricingTerms): PricedGoods {
  const mass = theoreticalMassHalfUp(request.quantity, offer.shape);
  const maxGrams = requireOrderableDown(request.quantity, mass, offer);
  const fitting = requireCutsFit(request.cuts, mass);
  const agreed = agreedFor(terms.agreed ?? [], mass.massGrams) ?? null;
  const own =
    agreed === null
      ? priceForCustomer(offer, terms.entries, mass.massGrams)
      : { price: agreed.terms, why: [`You have agreed on ${sayPrice(agreed.terms)} (${agreed.name}).`] };
  const rules = rulesFor(terms.rules, {
    sellerId: offer.sellerId,
    family: offer.family,
    gradeKey: offer.gradeKey,
    customerGroups: terms.customerGroups,
    massGrams: mass.massGrams,
    at: terms.at,
  });
  const ruled = agreed === null ? applyRules(own.price, rules) : { price: own.price, charges: [], why: [] };
  const convert = (amountMinor: bigint, from: PriceCurrency) =>
    inCurrency(convertUp, amountMinor, from, terms);
  const goodsMinor = convert(goodsAmountInBasisUp(ruled.price, mass), ruled.price.currency);
  // Surcharges of the offer are in an agreed price; extras that are asked for on top of it are not.
  const offered =
    agreed === null
      ? offer.extras
      : offer.extras.filter(({ code, isAlways }) => !isAlways || request.extras.includes(code));
  const settled = settleRemnantsDown(fitting, request.extras, offered, {
    goodsMinor,
    currency: offer.currency,
    // The price may stand in another currency than the offer's own (agreed, or of a list): what is given for remnants is
    // held against what they cost in the currency of the line, where both are.
    convertDown: (amountMinor) => inCurrency(convertDown, amountMinor, offer.currency, terms),
  });
  const extras = chargeExtrasUp(offered, request.extras, request.cuts, mass);
  const charges = [
    ...agreedCharges(agreed),
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
  const left = settled?.sheet.leftGrams ?? 0n;
  const creditMinor = settled?.creditMinor ?? 0n;
  return {
    request,
    mass: left === 0n ? mass : { ...mass, massGrams: mass.massGrams - left },
    maxGrams: left === 0n ? maxGrams : mulDivDown(maxGrams, mass.massGrams - left, mass.massGrams),
    longestUm: fitting === null ? mass.lengthUm : longestToCarry(fitting, left === 0n),
    currency: terms.currency,
    priceBasis: ruled.price.priceBasis,
    priceMinor,
    goodsMinor: goodsMinor - creditMinor,
    cutting: settled && { ...settled.sheet, creditMinor },
    charges,
    agreed,
    why: [
      ...own.why,
      ...ruled.why,
      ...(settled?.why ?? []),
      ...(isConverted ? [`Converted, each amount rounded up: ${sayPrice(converted)}.`] : []),
    ],
  };
}

function agreedCharges(agreed: AgreedPrice | null) {
  if (agreed === null || agreed.extrasMinor === 0n) return [];
  const { extrasMinor: priceMinor, terms } = agreed;
  const charge = { code: AGREED_EXTRAS, basis: 'order' as const, quantityMilli: 1_000n, priceMinor };
  return [{ ...charge, amountMinor: priceMinor, currency: terms.currency }];
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

function inCurrency(
  convert: typeof convertUp,
  amountMinor: bigint,
  from: PriceCurrency,
  terms: PricingTerms,
): bigint {
  const converted = convert(amountMinor, from, terms.currency, terms.rates);
  if (converted !== null) return converted;
  throw pricingFault(
    'no-fresh-rate',
    `Nobody has signed a fresh rate between ${from} and ${terms.currency}. Ask in ${from}, or try again in some minutes.`,
  );
}
