import {
  defaultTariff,
  estimateDelivery,
  greatCircleMetres,
  placeOf,
  shareByMassDown,
  type DeliveryEstimate,
} from '@topsteel/domain/delivery';
import { transportEmissions } from '@topsteel/domain/carbon';
import { convertUp, type DeliverySite, type PricedGoods, type PriceCurrency } from '@topsteel/domain/pricing';
import { carriagePaid } from '../delivery-zone/index.ts';
import type { OfferToPrice } from './infra/offers-to-price.ts';
import type { PricingContext } from './infra/pricing-context.ts';

/** A line's part of the carriage. A null price is to be asked for. */
export interface Carriage {
  deliveryMinor: bigint | null;
  sentence: string;
  emissionsGrams: bigint | null;
}

interface CarriageTerms {
  site: DeliverySite | null;
  context: PricingContext;
  currency: PriceCurrency;
  /** Milligrams of CO2e per tonne-kilometre. */
  intensity: bigint | null;
}

interface Carried {
  found: OfferToPrice;
  goods: PricedGoods;
}

/**
 * What each line's carriage costs. What one seller sends from one place to the site travels together: the load is priced
 * once, and shared out by mass.
 */
export function priceCarriage(lines: readonly Carried[], terms: CarriageTerms): Map<PricedGoods, Carriage> {
  const { site } = terms;
  const loads = new Map<string, [Carried, ...Carried[]]>();
  const carriage = new Map<PricedGoods, Carriage>();
  for (const line of lines) {
    const { sellerId, country, city, incoterm } = line.found.offer;
    const freight = agreedFreight(line, terms);
    if (freight !== null) {
      carriage.set(line.goods, freight);
    } else if (site === null) {
      const sentence = `No delivery was asked for: it is collected in ${city}.`;
      carriage.set(line.goods, { deliveryMinor: 0n, sentence, emissionsGrams: null });
    } else if (carriagePaid.has(incoterm)) {
      const { priceMinor, sentence } = estimateLoad([line], site, terms);
      const emissionsGrams = emissionsOf(line, site, terms);
      // Paid to where the seller delivers, which is where its tariff has a price for.
      carriage.set(
        line.goods,
        priceMinor === null
          ? {
              deliveryMinor: null,
              sentence: `Carriage is in the price (${incoterm}), not to here. ${sentence}`,
              emissionsGrams,
            }
          : { deliveryMinor: 0n, sentence: `Carriage is in the price (${incoterm}).`, emissionsGrams },
      );
    } else {
      const key = `${sellerId} ${country} ${city}`;
      const others = loads.get(key);
      if (others) others.push(line);
      else loads.set(key, [line]);
    }
  }
  if (site === null) return carriage;
  for (const load of loads.values()) shareLoad(load, site, terms, carriage);
  return carriage;
}

/** The freight that was agreed on for this order, where it goes to the place that it was agreed for. */
function agreedFreight(line: Carried, { site, context, currency, ...terms }: CarriageTerms): Carriage | null {
  const { agreed } = line.goods;
  if (agreed === null || site === null) return null;
  const isThere =
    site.country === agreed.country && placeKeyOf(site.postcode) === placeKeyOf(agreed.postcode);
  if (!isThere) return null;
  const deliveryMinor = convertUp(agreed.freightMinor, agreed.terms.currency, currency, context.rates);
  return {
    deliveryMinor,
    sentence: `The freight to ${agreed.country} ${agreed.postcode} is what you agreed on (${agreed.name}).`,
    emissionsGrams: emissionsOf(line, site, { site, context, currency, ...terms }),
  };
}

const placeKeyOf = (postcode: string): string => postcode.toUpperCase().replace(/[^A-Z0-9]/g, '');

function shareLoad(
  load: readonly [Carried, ...Carried[]],
  site: DeliverySite,
  terms: CarriageTerms,
  carriage: Map<PricedGoods, Carriage>,
): void {
  const masses = load.map(({ goods }) => goods.maxGrams);
  const estimate = estimateLoad(load, site, terms);
  const { priceMinor, sentence } = estimate;
  const converted =
    priceMinor === null
      ? null
      : convertUp(priceMinor, estimate.currency, terms.currency, terms.context.rates);
  const isUnrated = priceMinor !== null && converted === null;
  const parts = converted === null ? null : shareByMassDown(converted, masses);
  load.forEach((line, at) => {
    carriage.set(line.goods, {
      deliveryMinor: parts?.[at] ?? null,
      sentence: isUnrated
        ? `Carriage is priced in ${estimate.currency}, and nobody has signed a fresh rate for it. Ask the seller for a quote.`
        : load.length > 1 && parts !== null
          ? `${sentence} Shared by mass with ${load.length - 1} more of this load.`
          : sentence,
      emissionsGrams: emissionsOf(line, site, terms),
    });
  });
}

/** What the seller's tariff says of a load, all of it from one place. */
function estimateLoad(
  load: readonly [Carried, ...Carried[]],
  site: DeliverySite,
  { context }: CarriageTerms,
): DeliveryEstimate {
  const { sellerId, country, city } = load[0].found.offer;
  const tariff = context.tariffs.get(sellerId) ?? context.tariffs.get(null) ?? defaultTariff;
  return estimateDelivery(
    {
      from: { country, postcode: '', city },
      to: site,
      massGrams: load.reduce((sum, { goods }) => sum + goods.maxGrams, 0n),
      longestUm: longestOf(load),
    },
    tariff,
  );
}

/** The longest thing of a load; null when one is of unknown size, and the usual trailer has to do. */
function longestOf(load: readonly Carried[]): bigint | null {
  let longest = 0n;
  for (const { found, goods } of load) {
    const um = goods.longestUm ?? found.lengthUm ?? found.broadestUm;
    if (um === null) return null;
    if (um > longest) longest = um;
  }
  return longest;
}

/** ISO 14083: mass × great-circle distance × intensity. Null where a place is not known. */
function emissionsOf(
  { found, goods }: Carried,
  site: DeliverySite,
  { intensity }: CarriageTerms,
): bigint | null {
  const { country, city } = found.offer;
  const [from, to] = [placeOf({ country, postcode: '', city }), placeOf(site)];
  if (from === null || to === null || intensity === null || from.landmass !== to.landmass) return null;
  const leg = {
    mode: 'road' as const,
    distanceMetres: greatCircleMetres(from, to),
    milligramsCo2ePerTonneKm: intensity,
  };
  return transportEmissions(goods.mass.massGrams, [leg]).emissionsGrams;
}
