import { Injectable } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import {
  closeLine,
  convertUp,
  priceGoods,
  type AgreedPrice,
  type DeliverySite,
  type LineRequest,
  type PricedGoods,
  type PriceCurrency,
} from '@topsteel/domain/pricing';
import { decideVat } from '@topsteel/domain/vat';
import type { TaxRule } from '@topsteel/domain/api';
import { RoadIntensity } from '../delivery-zone/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { agreedPricesOf } from './infra/agreed-price-store.ts';
import { offersToPrice, type OfferToPrice } from './infra/offers-to-price.ts';
import { pricingContext, type PricingContext } from './infra/pricing-context.ts';
import { priceCarriage, type Carriage } from './price-carriage.ts';
import { lineFault, type LineFault, type LineOutcome, type PricedOfferLine } from './priced-offer-line.ts';

export interface PriceRequest {
  /** The buyer; null for somebody we don't know: prices are net then, without a customer's terms. */
  buyerId: string | null;
  lines: readonly LineRequest[];
  /** Null: collected where it lies. */
  site: DeliverySite | null;
  currency: PriceCurrency;
  at: Date;
}

/** A line on its way: steel priced, or why not. */
type Step = { request: LineRequest } & (
  | { found: OfferToPrice; goods: PricedGoods; fault: null }
  | { fault: LineFault }
);

/** Prices order lines: steel, extras, carriage, tax and carbon, with a sentence for each decision. */
@Injectable()
export class PriceLines {
  constructor(private readonly road: RoadIntensity) {}

  /**
   * Every line or why there is none, in the order of the requests. Three statements whatever their number, and one more when
   * deliveries are asked for and the road's emission factor is not known yet.
   */
  async judge(tx: Tx, request: PriceRequest): Promise<LineOutcome[]> {
    const { lines, site, buyerId, at } = request;
    const offerIds = lines.map(({ offerId }) => offerId);
    const withTariffs = site !== null;
    const [offers, context, agreed] = await Promise.all([
      offersToPrice(tx, offerIds),
      pricingContext(tx, { buyerId, offerIds, at, withTariffs }),
      buyerId === null ? nothingAgreed : agreedPricesOf(tx, { buyerId, offerIds, at }),
    ]);
    const taken = new Map<string, bigint>();
    const steps = lines.map((line) =>
      step(line, offers.get(line.offerId), { ...context, agreed }, request, taken),
    );
    const priced = steps.flatMap((one) => (one.fault === null ? [one] : []));
    const intensity = site === null ? null : await this.road.read(tx);
    const carriage = priceCarriage(priced, { site, context, currency: request.currency, intensity });
    return steps.map((one): LineOutcome => {
      if (one.fault !== null) return { request: one.request, line: null, fault: one.fault };
      return outcomeOf(one.request, () => close(one, carriage.get(one.goods), context, request));
    });
  }

  /**
   * Every line, or nothing.
   *
   * @throws AppError `not-found`, `conflict` or `invalid-input` with the first fault; `details.line` is its position.
   */
  async run(tx: Tx, request: PriceRequest): Promise<PricedOfferLine[]> {
    const outcomes = await this.judge(tx, request);
    return outcomes.map((outcome, position) => {
      if (outcome.line !== null) return outcome.line;
      throw lineFault(outcome.fault, position);
    });
  }
}

/** Nobody we know has agreed on anything. */
const nothingAgreed = new Map<string, AgreedPrice[]>();

function step(
  request: LineRequest,
  found: OfferToPrice | undefined,
  context: PricingContext & { agreed: ReadonlyMap<string, readonly AgreedPrice[]> },
  { currency, at }: PriceRequest,
  taken: Map<string, bigint>,
): Step {
  const fault = found === undefined ? gone : faultOf(found, context);
  if (found === undefined || fault !== null) return { request, fault: fault ?? gone };
  try {
    const { lotRowId } = found.offer;
    // Lines on one lot share what is left of it.
    const availableGrams = found.terms.availableGrams - (taken.get(lotRowId) ?? 0n);
    const goods = priceGoods(
      request,
      { ...found.terms, availableGrams },
      {
        entries: context.entries.get(request.offerId) ?? [],
        agreed: context.agreed.get(request.offerId) ?? [],
        rules: context.rules,
        customerGroups: context.buyer?.groups ?? new Set<string>(),
        rates: context.rates,
        currency,
        at,
      },
    );
    taken.set(lotRowId, (taken.get(lotRowId) ?? 0n) + goods.maxGrams);
    return { request, found, goods, fault: null };
  } catch (error) {
    return { request, fault: faultIn(error) };
  }
}

const gone: LineFault = {
  reason: 'offer-gone',
  message: 'There is no such offer, or you may not see it. Look for another one.',
};

function faultOf({ offer }: OfferToPrice, { buyer }: PricingContext): LineFault | null {
  if (!offer.isOpen)
    return { reason: 'offer-closed', message: 'This offer is no longer open. Look for another one.' };
  if (offer.sellerIsSuspended) {
    return {
      reason: 'seller-suspended',
      message: `${offer.sellerName} does not sell here at present. Look for another offer.`,
    };
  }
  if (buyer !== null && buyer.id === offer.sellerId)
    return { reason: 'own-offer', message: 'This is your own offer. Buy from another organisation.' };
  if (offer.sellerAccount === null) {
    return {
      reason: 'organisation-not-registered',
      message: `${offer.sellerName} is not in the register yet. Try again when its registration is confirmed.`,
    };
  }
  return null;
}

function outcomeOf(request: LineRequest, make: () => PricedOfferLine): LineOutcome {
  try {
    return { request, line: make(), fault: null };
  } catch (error) {
    return { request, line: null, fault: faultIn(error) };
  }
}

/** What the domain refused, as a fault of the line; anything else is passed on. */
function faultIn(error: unknown): LineFault {
  if (!isAppError(error) || error.code !== 'invalid-input') throw error;
  const reason = (error.details.reason ?? 'vat-not-known') as LineFault['reason'];
  return { reason, message: error.message };
}

function close(
  { found, goods }: { found: OfferToPrice; goods: PricedGoods },
  carriage: Carriage | undefined,
  context: PricingContext,
  request: PriceRequest,
): PricedOfferLine {
  const delivery = carriage ?? { deliveryMinor: null, sentence: '', emissionsGrams: null };
  const tax = taxOf(found, goods, delivery.deliveryMinor ?? 0n, context, request);
  const line = closeLine(goods, {
    productId: found.productId,
    deliveryMinor: delivery.deliveryMinor,
    deliverySentence: delivery.sentence,
    tax,
    gramsCo2ePerKg: found.gramsCo2ePerKg,
    deliveryEmissionsGrams: delivery.emissionsGrams,
  });
  return {
    ...line,
    offer: found.offer,
    tax,
    rate: context.frozen.get(goods.currency) ?? null,
    deliverySentence: delivery.sentence,
  };
}

function taxOf(
  found: OfferToPrice,
  goods: PricedGoods,
  deliveryMinor: bigint,
  { buyer, rates }: PricingContext,
  { site, at }: PriceRequest,
): TaxRule {
  const { country } = found.offer;
  if (buyer === null) {
    const sentence = 'Prices are net: which VAT is due depends on who buys.';
    return { code: 'domestic', ratePermille: 0, country, sentence };
  }
  const charges = goods.charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return decideVat({
    from: { country, postcode: '' },
    to: site ?? { country: buyer.country, postcode: '' },
    buyer: { vat: buyer.vat, state: buyer.vatState },
    goods: { family: found.family, form: found.form },
    netEurMinor: convertUp(goods.goodsMinor + charges + deliveryMinor, goods.currency, 'EUR', rates),
    at,
  });
}
