import { areasOfCentre } from './areas-centre.ts';
import { areasOfEast } from './areas-east.ts';
import { areasOfNorth } from './areas-north.ts';
import { areasOfSouth } from './areas-south.ts';

type Area = readonly [latitude: number, longitude: number];

/**
 * Middle, or chief town, of a postcode area to a tenth of a degree, by country and postcode prefix. Geography, from maps: a
 * place in the area lies within some 40 km of it, in the north and the east of Europe within 100 km.
 */
export const postcodeAreas: ReadonlyMap<string, Area> = new Map(
  [areasOfCentre, areasOfSouth, areasOfNorth, areasOfEast].flatMap((countries) =>
    Object.entries(countries).flatMap(([country, text]) => readAreas(country, text)),
  ),
);

/** "57 49.1 6.2; 58 47.0 3.2": prefix, latitude, longitude. */
function readAreas(country: string, text: string): [string, Area][] {
  return text.split(';').map((area) => {
    const [prefix = '', latitude, longitude] = area.trim().split(/\s+/);
    return [`${country}${prefix}`, [Number(latitude), Number(longitude)]];
  });
}
