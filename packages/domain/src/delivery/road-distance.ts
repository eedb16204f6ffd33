import type { Located } from './place.ts';

/** Mean radius of the earth (IUGG), kilometres. */
const EARTH_KM = 6_371;
/** Roads in Europe are about three tenths longer than the great circle (Ballou et al. 2002 find 1.2–1.5 by country). */
const ROAD_FACTOR = 1.3;
/** Two places of one postcode area are not nought apart. */
const LEAST_KM = 10;

/**
 * Kilometres by road between two places: great circle × 1.3, at least 10, up to the whole kilometre. An estimate for prices.
 *
 * @example roadKmUp(metz, stuttgart) // 296: 227 km as the crow flies
 */
export const roadKmUp = (from: Located, to: Located): number =>
  Math.max(LEAST_KM, Math.ceil(greatCircleKm(from, to) * ROAD_FACTOR));

/** Metres along the great circle, half up: the distance that ISO 14083 allocates transport emissions by. */
export const greatCircleMetres = (from: Located, to: Located): bigint =>
  BigInt(Math.round(Math.max(LEAST_KM, greatCircleKm(from, to)) * 1_000));

function greatCircleKm(a: Located, b: Located): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
