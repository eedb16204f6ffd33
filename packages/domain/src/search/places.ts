import { countries } from '../scan/countries.ts';
import { wordKey } from './fold.ts';

export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Cities of the trade in Europe: mills, ports, service centres. To a tenth of a degree. */
const cities: Readonly<Record<string, string>> = {
  AT: 'wien 48.2 16.4, vienna 48.2 16.4, linz 48.3 14.3, graz 47.1 15.4, salzburg 47.8 13.0, innsbruck 47.3 11.4, leoben 47.4 15.1, wels 48.2 14.0',
  BE: 'bruxelles 50.8 4.4, brussels 50.8 4.4, antwerpen 51.2 4.4, antwerp 51.2 4.4, gent 51.1 3.7, ghent 51.1 3.7, liege 50.6 5.6, charleroi 50.4 4.4, namur 50.5 4.9, genk 51.0 5.5, seraing 50.6 5.5',
  BG: 'sofia 42.7 23.3, pernik 42.6 23.0, plovdiv 42.1 24.7, varna 43.2 27.9',
  CH: 'zurich 47.4 8.5, basel 47.6 7.6, geneve 46.2 6.1, bern 46.9 7.4, lausanne 46.5 6.6, gerlafingen 47.2 7.6, emmenbrucke 47.1 8.3, lugano 46.0 9.0',
  CZ: 'praha 50.1 14.4, prague 50.1 14.4, brno 49.2 16.6, ostrava 49.8 18.3, trinec 49.7 18.7, plzen 49.7 13.4',
  DE: 'berlin 52.5 13.4, hamburg 53.6 10.0, munchen 48.1 11.6, munich 48.1 11.6, koln 50.9 7.0, duisburg 51.4 6.8, essen 51.5 7.0, dortmund 51.5 7.5, dusseldorf 51.2 6.8, bochum 51.5 7.2, salzgitter 52.1 10.4, peine 52.3 10.2, dillingen 49.4 6.7, volklingen 49.3 6.9, saarbrucken 49.2 7.0, stuttgart 48.8 9.2, mannheim 49.5 8.5, frankfurt 50.1 8.7, nurnberg 49.5 11.1, leipzig 51.3 12.4, dresden 51.1 13.7, riesa 51.3 13.3, bremen 53.1 8.8, hannover 52.4 9.7, kehl 48.6 7.8, siegen 50.9 8.0, eisenhuttenstadt 52.1 14.6, unterwellenborn 50.7 11.4, georgsmarienhutte 52.2 8.1, augsburg 48.4 10.9, freiburg 48.0 7.8, ulm 48.4 10.0, kassel 51.3 9.5',
  DK: 'kobenhavn 55.7 12.6, copenhagen 55.7 12.6, aarhus 56.2 10.2, odense 55.4 10.4, frederiksvark 56.0 12.0, aalborg 57.0 9.9',
  EE: 'tallinn 59.4 24.8, tartu 58.4 26.7',
  ES: 'madrid 40.4 -3.7, barcelona 41.4 2.2, bilbao 43.3 -2.9, sestao 43.3 -3.0, aviles 43.6 -5.9, gijon 43.5 -5.7, valencia 39.5 -0.4, sagunto 39.7 -0.3, sevilla 37.4 -6.0, zaragoza 41.6 -0.9, vitoria 42.8 -2.7, olaberria 43.0 -2.2, santander 43.5 -3.8, vigo 42.2 -8.7, malaga 36.7 -4.4',
  FI: 'helsinki 60.2 24.9, raahe 64.7 24.5, tampere 61.5 23.8, turku 60.5 22.3, tornio 65.8 24.1, hameenlinna 61.0 24.5',
  FR: 'paris 48.9 2.3, lyon 45.8 4.8, marseille 43.3 5.4, lille 50.6 3.1, dunkerque 51.0 2.4, fos 43.4 4.9, metz 49.1 6.2, nancy 48.7 6.2, strasbourg 48.6 7.8, florange 49.3 6.1, thionville 49.4 6.2, nantes 47.2 -1.6, saint-nazaire 47.3 -2.2, bordeaux 44.8 -0.6, toulouse 43.6 1.4, grenoble 45.2 5.7, saint-etienne 45.4 4.4, le creusot 46.8 4.4, rouen 49.4 1.1, le havre 49.5 0.1, reims 49.3 4.0, dijon 47.3 5.0, rennes 48.1 -1.7, nice 43.7 7.3, mulhouse 47.7 7.3, valenciennes 50.4 3.5, gargenville 49.0 1.8, orleans 47.9 1.9, clermont-ferrand 45.8 3.1, tours 47.4 0.7',
  GB: 'london 51.5 -0.1, birmingham 52.5 -1.9, sheffield 53.4 -1.5, scunthorpe 53.6 -0.7, port talbot 51.6 -3.8, cardiff 51.5 -3.2, leeds 53.8 -1.5, manchester 53.5 -2.2, liverpool 53.4 -3.0, newcastle 55.0 -1.6, glasgow 55.9 -4.3, bristol 51.5 -2.6, middlesbrough 54.6 -1.2',
  GR: 'athina 38.0 23.7, athens 38.0 23.7, thessaloniki 40.6 22.9, volos 39.4 22.9, almyros 39.2 22.8',
  HR: 'zagreb 45.8 16.0, split 43.5 16.4, sisak 45.5 16.4, rijeka 45.3 14.4',
  HU: 'budapest 47.5 19.0, dunaujvaros 47.0 18.9, gyor 47.7 17.6, miskolc 48.1 20.8, ozd 48.2 20.3',
  IE: 'dublin 53.3 -6.3, cork 51.9 -8.5, limerick 52.7 -8.6',
  IT: 'milano 45.5 9.2, milan 45.5 9.2, roma 41.9 12.5, torino 45.1 7.7, brescia 45.5 10.2, bergamo 45.7 9.7, cremona 45.1 10.0, taranto 40.5 17.2, terni 42.6 12.6, genova 44.4 8.9, verona 45.4 11.0, padova 45.4 11.9, udine 46.1 13.2, trieste 45.6 13.8, piombino 42.9 10.5, ravenna 44.4 12.2, bologna 44.5 11.3, vicenza 45.5 11.5, napoli 40.9 14.3, bolzano 46.5 11.4, dalmine 45.6 9.6, firenze 43.8 11.3',
  LT: 'vilnius 54.7 25.3, kaunas 54.9 23.9, klaipeda 55.7 21.1',
  LU: 'luxembourg 49.6 6.1, esch-sur-alzette 49.5 6.0, differdange 49.5 5.9, belval 49.5 5.9, rodange 49.5 5.8, dudelange 49.5 6.1, bettembourg 49.5 6.1',
  LV: 'riga 56.9 24.1, liepaja 56.5 21.0',
  NL: 'amsterdam 52.4 4.9, rotterdam 51.9 4.5, ijmuiden 52.5 4.6, utrecht 52.1 5.1, eindhoven 51.4 5.5, venlo 51.4 6.2, moerdijk 51.7 4.6, nijmegen 51.8 5.9, groningen 53.2 6.6, tilburg 51.6 5.1, zwolle 52.5 6.1, maastricht 50.9 5.7, dordrecht 51.8 4.7',
  NO: 'oslo 59.9 10.7, bergen 60.4 5.3, mo i rana 66.3 14.1, trondheim 63.4 10.4, stavanger 59.0 5.7',
  PL: 'warszawa 52.2 21.0, katowice 50.3 19.0, krakow 50.1 19.9, dabrowa gornicza 50.3 19.2, czestochowa 50.8 19.1, wroclaw 51.1 17.0, gdansk 54.4 18.6, poznan 52.4 16.9, lodz 51.8 19.5, szczecin 53.4 14.6, zawiercie 50.5 19.4, ostrowiec swietokrzyski 50.9 21.4',
  PT: 'lisboa 38.7 -9.1, lisbon 38.7 -9.1, porto 41.1 -8.6, maia 41.2 -8.6, setubal 38.5 -8.9, braga 41.5 -8.4',
  RO: 'bucuresti 44.4 26.1, bucharest 44.4 26.1, galati 45.4 28.0, hunedoara 45.8 22.9, timisoara 45.8 21.2, cluj-napoca 46.8 23.6, constanta 44.2 28.6, resita 45.3 21.9',
  RS: 'beograd 44.8 20.5, smederevo 44.7 20.9, novi sad 45.3 19.8',
  SE: 'stockholm 59.3 18.1, goteborg 57.7 12.0, malmo 55.6 13.0, lulea 65.6 22.1, oxelosund 58.7 17.1, borlange 60.5 15.4, avesta 60.1 16.2, sandviken 60.6 16.8',
  SI: 'ljubljana 46.1 14.5, jesenice 46.4 14.1, ravne 46.5 14.9, maribor 46.6 15.6, koper 45.5 13.7',
  SK: 'bratislava 48.1 17.1, kosice 48.7 21.3, zilina 49.2 18.7, podbrezova 48.8 19.5',
  TR: 'istanbul 41.0 29.0, iskenderun 36.6 36.2, izmir 38.4 27.1, aliaga 38.8 27.0, ankara 39.9 32.9, eregli 41.3 31.4, karabuk 41.2 32.6, bursa 40.2 29.1',
  UA: 'kyiv 50.5 30.5, dnipro 48.5 35.0, zaporizhzhia 47.8 35.2, kryvyi rih 47.9 33.4, odesa 46.5 30.7, lviv 49.8 24.0',
};

const known = new Map(
  Object.entries(cities).flatMap(([country, list]) =>
    list.split(', ').map((entry) => {
      const [, name = '', latitude, longitude] = /^(.+) (-?[\d.]+) (-?[\d.]+)$/.exec(entry) ?? [];
      return [`${country} ${nameKey(name)}`, { latitude: Number(latitude), longitude: Number(longitude) }] as const;
    }),
  ),
);

/**
 * Where a city lies; the middle of its country when the city is not known here; null when neither is.
 *
 * @example findPlace('Duisburg', 'DE') // { latitude: 51.4, longitude: 6.8 }
 */
export function findPlace(city: string, country: string): Coordinates | null {
  const at = known.get(`${country} ${nameKey(city)}`);
  if (at) return at;
  const middle = Object.hasOwn(countries, country) ? countries[country] : undefined;
  return middle === undefined ? null : { latitude: middle[0], longitude: middle[1] };
}

function nameKey(name: string): string {
  return name.split(/[\s-]+/).map(wordKey).join(' ');
}

/** Mean radius of the earth (IUGG). */
const EARTH_KM = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres on the great circle. @example Math.round(kmBetween(metz, duisburg)) // 260 */
export function kmBetween(a: Coordinates, b: Coordinates): number {
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const half = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
