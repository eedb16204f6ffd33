import { defaultTariff, estimateDelivery } from '../delivery/index.ts';
import { convertUp, type CurrencyRates } from '../pricing/index.ts';
import { mulDivUp } from '../units/index.ts';
import type { FacetColumn } from './offer-columns.ts';

/** Where steel is wanted, and how much of it travels at once. */
export interface Site {
  country: string;
  postcode: string;
  city?: string | undefined;
  massGrams: bigint;
  rates: CurrencyRates;
}

/** How far a place is from the site, and what the way costs; null where the tariff says that it must be asked for. */
export interface Reach {
  km: number | null;
  freightPerTonneMinor: bigint | null;
}

const GRAMS_PER_TONNE = 1_000_000n;

/**
 * From every place where steel lies to one site, at the usual rates: each place is reckoned once, however many offers it has.
 * Millionths of USDC a tonne, rounded up.
 */
export function reachSite(site: Site, places: FacetColumn): (at: number) => Reach {
  const known: Reach[] = [];
  return (at) => {
    const place = places.of[at] ?? -1;
    return (known[place] ??= reachOf(site, places.values[place] ?? ''));
  };
}

function reachOf(site: Site, place: string): Reach {
  const from = { country: place.slice(0, 2), city: place.slice(2), postcode: '' };
  const { priceMinor, currency, distanceKm } = estimateDelivery(
    { from, to: site, massGrams: site.massGrams, longestUm: null },
    defaultTariff,
  );
  const usdc = priceMinor === null ? null : convertUp(priceMinor, currency, 'USDC', site.rates);
  return {
    km: distanceKm,
    freightPerTonneMinor: usdc === null ? null : mulDivUp(usdc, GRAMS_PER_TONNE, site.massGrams),
  };
}
