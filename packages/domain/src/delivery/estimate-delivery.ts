import type { PriceCurrency } from '../pricing/index.ts';
import { formatTonnes } from '../units/index.ts';
import { placeOf, type Address, type Located } from './place.ts';
import { roadKmUp } from './road-distance.ts';
import type { DeliveryTariff, DeliveryZone, Vehicle } from './tariff.ts';

/** Goods that travel together. */
export interface Load {
  from: Address;
  to: Address;
  massGrams: bigint;
  /** The longest piece; null where nothing is known of it. */
  longestUm: bigint | null;
}

/** What carriage costs; a null price is to be asked for, and `sentence` says why. */
export interface DeliveryEstimate {
  priceMinor: bigint | null;
  currency: PriceCurrency;
  vehicle: { code: string; name: string; count: number } | null;
  /** By road; null where a place is not known well enough. */
  distanceKm: number | null;
  sentence: string;
}

/** More than this at once is a transport to be planned, not a price in a list. */
const MOST_VEHICLES = 10;
/** Where nothing is known of the length, it has to fit the usual trailer. */
const USUAL_LENGTH_UM = 13_600_000n;

/**
 * The price of a delivery by a tariff: the cheapest kind of vehicle that takes the longest piece, as many as the mass needs,
 * each with its base, its kilometres by road and road charges, half of them by the country of departure and half by that of
 * arrival. A zone replaces that or adds to it. Rounded up to the minor unit for each vehicle.
 *
 * Null with a sentence where no rule fits: a country that is not served, a place we can't locate, the sea between, too far,
 * too long, too heavy, or a zone that is closed.
 *
 * @example estimateDelivery({ from: metz, to: stuttgart, massGrams: 5_000_000n, longestUm: 12_000_000n }, defaultTariff)
 * // Metz–Stuttgart: 300 km by road, one articulated lorry
 */
export function estimateDelivery(load: Load, tariff: DeliveryTariff): DeliveryEstimate {
  const ask = (why: string, distanceKm: number | null = null): DeliveryEstimate => ({
    priceMinor: null,
    currency: tariff.currency,
    vehicle: null,
    distanceKm,
    sentence: `${why} Ask the seller for a quote.`,
  });
  const [from, to] = [placeOf(load.from), placeOf(load.to)];
  const zone = zoneOf(tariff.zones, load.to);
  if (!tariff.countries.includes(load.to.country))
    return ask(`“${tariff.name}” does not go to ${load.to.country}.`);
  if (zone?.effect === 'closed') return ask(`“${tariff.name}” does not go to ${load.to.postcode}.`);
  if (from === null) return ask(`We can't place ${said(load.from)} on the map.`);
  if (to === null) return ask(`We can't place ${said(load.to)} on the map.`);
  if (from.landmass !== to.landmass) return ask('The sea lies between, and no ferry is in this tariff.');
  const distanceKm = roadKmUp(from, to);
  if (distanceKm > tariff.maxKm) {
    return ask(
      `${distanceKm} km by road are more than the ${tariff.maxKm} km of “${tariff.name}”.`,
      distanceKm,
    );
  }
  const choice = cheapest(load, tariff, zone, distanceKm, [from, to]);
  if (choice === null) {
    return ask(
      `No vehicle of “${tariff.name}” takes ${formatTonnes(load.massGrams)} t with pieces of ${(load.longestUm ?? USUAL_LENGTH_UM) / 1_000n} mm.`,
      distanceKm,
    );
  }
  const { vehicle, count, priceMinor } = choice;
  return {
    priceMinor,
    currency: tariff.currency,
    vehicle: { code: vehicle.code, name: vehicle.name, count },
    distanceKm,
    sentence: `Delivered ${distanceKm} km by road from ${said(load.from)} by ${count} × ${vehicle.name.toLowerCase()}, at “${tariff.name}”.`,
  };
}

function cheapest(
  load: Load,
  tariff: DeliveryTariff,
  zone: DeliveryZone | undefined,
  distanceKm: number,
  [from, to]: [Located, Located],
): { vehicle: Vehicle; count: number; priceMinor: bigint } | null {
  const longestUm = load.longestUm ?? USUAL_LENGTH_UM;
  const tolls = (tariff.tollPerKmMinor[from.country] ?? 0n) + (tariff.tollPerKmMinor[to.country] ?? 0n);
  let best: { vehicle: Vehicle; count: number; priceMinor: bigint } | null = null;
  for (const vehicle of tariff.vehicles) {
    if (vehicle.maxLengthUm < longestUm) continue;
    const count = Number((load.massGrams + vehicle.maxGrams - 1n) / vehicle.maxGrams);
    if (count > MOST_VEHICLES) continue;
    const way = BigInt(distanceKm);
    const driven = vehicle.baseMinor + vehicle.perKmMinor * way + (tolls * way + 1n) / 2n;
    const each =
      zone?.effect === 'price'
        ? zone.amountMinor
        : driven + (zone?.effect === 'surcharge' ? zone.amountMinor : 0n);
    const priceMinor = each * BigInt(count);
    if (best === null || priceMinor < best.priceMinor) best = { vehicle, count, priceMinor };
  }
  return best;
}

function zoneOf(zones: readonly DeliveryZone[], to: Address): DeliveryZone | undefined {
  const postcode = to.postcode.replace(/[\s-]/g, '').toUpperCase();
  return zones
    .filter(({ country, postcodePrefix }) => country === to.country && postcode.startsWith(postcodePrefix))
    .sort((a, b) => b.postcodePrefix.length - a.postcodePrefix.length)[0];
}

const said = ({ city, postcode, country }: Address): string =>
  [city ?? postcode, country].filter((part) => part !== '').join(', ');

/**
 * Shares a price out by mass: each gets floor(rest × its grams ÷ the grams not yet served), the last what is left, so the
 * parts sum to the price.
 *
 * @example shareByMassDown(100n, [1_000_000n, 2_000_000n]) // [33n, 67n]
 */
export function shareByMassDown(priceMinor: bigint, massesGrams: readonly bigint[]): bigint[] {
  let rest = priceMinor;
  let open = massesGrams.reduce((sum, grams) => sum + grams, 0n);
  return massesGrams.map((grams) => {
    const part = open === 0n ? 0n : (rest * grams) / open;
    rest -= part;
    open -= grams;
    return part;
  });
}
