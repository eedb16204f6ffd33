import { countries } from './countries.ts';

/** Mean radius of the earth (IUGG), kilometres. */
const EARTH_KM = 6_371;
/** A position to a tenth of a degree is off by at most half the diagonal of its square, 7.9 km at the equator. */
const COARSE_KM = 8;

/** Where a label was read, as far as it is known. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined;
  /** To a tenth of a degree, with the reader's consent. */
  position?: { latitude: number; longitude: number } | undefined;
}

/**
 * The least distance that can lie between two places, in kilometres: what is not known counts as near. Positions are
 * taken as rounded to a tenth of a degree; a country is a circle around it.
 *
 * @returns 0 when nothing can be said.
 * @example Math.round(leastDistanceKm({ country: 'NL' }, { country: 'TR' })) // 1564
 */
export function leastDistanceKm(a: Place, b: Place): number {
  const [from, to] = [circleOf(a), circleOf(b)];
  if (from === undefined || to === undefined) return 0;
  return Math.max(0, betweenKm(from, to) - from.radiusKm - to.radiusKm);
}

interface Circle {
  latitude: number;
  longitude: number;
  radiusKm: number;
}

function circleOf({ country, position }: Place): Circle | undefined {
  if (position !== undefined) return { ...position, radiusKm: COARSE_KM };
  const known = country !== undefined && Object.hasOwn(countries, country) ? countries[country] : undefined;
  if (known === undefined) return undefined;
  const [latitude, longitude, radiusKm] = known;
  return { latitude, longitude, radiusKm };
}

/** Great-circle distance by the haversine formula. */
function betweenKm(a: Circle, b: Circle): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
