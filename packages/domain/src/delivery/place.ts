import { cities } from './cities.ts';
import { placeKey } from './place-key.ts';
import { postcodeAreas } from './postcode-areas.ts';

/** A place as people write it. */
export interface Address {
  /** ISO 3166-1 alpha-2. */
  country: string;
  postcode: string;
  city?: string | undefined;
}

/** A place on the map, and how well it is known. */
export interface Located {
  country: string;
  latitude: number;
  longitude: number;
  by: 'postcode' | 'city';
  /** Places of one landmass reach each other by road (the Channel and the Irish Sea are not roads; the Øresund is). */
  landmass: string;
}

/** Islands and exclaves beyond a ferry, by postcode prefix. */
const islands: Readonly<Record<string, readonly [prefix: string, landmass: string][]>> = {
  FR: [
    ['20', 'corsica'],
    ['97', 'overseas'],
    ['98', 'overseas'],
  ],
  ES: [
    ['07', 'balearics'],
    ['35', 'canaries'],
    ['38', 'canaries'],
    ['51', 'ceuta'],
    ['52', 'melilla'],
  ],
  IT: [
    ['07', 'sardinia'],
    ['08', 'sardinia'],
    ['09', 'sardinia'],
    ['9', 'sicily'],
  ],
  PT: [
    ['90', 'madeira'],
    ['91', 'madeira'],
    ['92', 'madeira'],
    ['93', 'madeira'],
    ['94', 'madeira'],
    ['95', 'azores'],
    ['96', 'azores'],
    ['97', 'azores'],
    ['98', 'azores'],
    ['99', 'azores'],
  ],
  GR: [
    ['7', 'crete'],
    ['81', 'aegean'],
    ['82', 'aegean'],
    ['83', 'aegean'],
    ['84', 'aegean'],
    ['85', 'aegean'],
  ],
  DK: [['37', 'bornholm']],
  SE: [['62', 'gotland']],
  FI: [['22', 'aland']],
  GB: [
    ['BT', 'ireland'],
    ['IM', 'man'],
    ['JE', 'channel'],
    ['GY', 'channel'],
    ['HS', 'hebrides'],
    ['ZE', 'shetland'],
    ['KW15', 'orkney'],
    ['KW16', 'orkney'],
    ['KW17', 'orkney'],
  ],
};
const ofCountry: Readonly<Record<string, string>> = {
  GB: 'britain',
  IE: 'ireland',
  MT: 'malta',
  CY: 'cyprus',
  IS: 'iceland',
};

/**
 * Where an address is: the middle of its postcode area, or its city where the postcode says nothing. Null where neither is
 * known: the middle of a country would be a guess.
 *
 * @example placeOf({ country: 'FR', postcode: '57000' }) // Metz: { latitude: 49.12, longitude: 6.18, by: 'postcode', … }
 */
export function placeOf({ country, postcode, city }: Address): Located | null {
  const written = postcode.replace(/[\s-]/g, '').toUpperCase();
  const landmass =
    islands[country]?.find(([prefix]) => written.startsWith(prefix))?.[1] ??
    ofCountry[country] ??
    'continent';
  for (let length = Math.min(written.length, 4); length > 0; length -= 1) {
    const found = postcodeAreas.get(`${country}${written.slice(0, length)}`);
    if (found) return { country, latitude: found[0], longitude: found[1], by: 'postcode', landmass };
  }
  const found = city === undefined ? undefined : cities.get(`${country}${placeKey(city)}`);
  return found ? { country, latitude: found[0], longitude: found[1], by: 'city', landmass } : null;
}
