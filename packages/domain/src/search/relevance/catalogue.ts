import type { SearchDocument } from '../document.ts';
import { flatProducts } from './flat-products.ts';
import { longProducts } from './long-products.ts';
import { otherProducts } from './other-products.ts';
import type { Shape } from './shape.ts';

/** A catalogue of real sizes and grades to judge a search by; every run makes the same one. */

const sellers = [
  ['Aciéries de la Moselle', 'Metz', 'FR'],
  ['Rheinstahl Handel', 'Duisburg', 'DE'],
  ['Brescia Laminati', 'Brescia', 'IT'],
  ['Euskal Perfiles', 'Bilbao', 'ES'],
  ['Maasstaal Service', 'Rotterdam', 'NL'],
  ['Belval Profiles', 'Differdange', 'LU'],
  ['Linzer Bleche', 'Linz', 'AT'],
  ['Śląskie Wyroby', 'Katowice', 'PL'],
] as const;

const um = (mm: number | null | undefined): number | null =>
  mm === null || mm === undefined ? null : Math.round(mm * 1_000);

/** Some thousand offers; each has a part number by which it is found. */
export function relevanceCatalogue(): SearchDocument[] {
  const shapes = [...longProducts, ...flatProducts, ...otherProducts];
  const documents: SearchDocument[] = [];
  for (const shape of shapes) {
    for (const grade of shape.grades) {
      for (const length of shape.lengths ?? [null]) {
        // Two sellers of everything, by turns.
        for (const turn of [0, 3]) documents.push(documentOf(shape, grade, length, documents.length, turn));
      }
    }
  }
  return documents;
}

function documentOf(
  shape: Shape,
  grade: string,
  length: number | null,
  place: number,
  turn: number,
): SearchDocument {
  const [sellerName, city, country] = sellers[(place + turn) % sellers.length] ?? sellers[0];
  const hex = place.toString(16).padStart(12, '0');
  return {
    id: `019aae2f-6000-7000-8000-${hex}`,
    productId: null,
    family: shape.family,
    form: shape.form,
    designation: shape.designation,
    grade,
    norm: shape.norm,
    heightUm: um(shape.height),
    widthUm: um(shape.width),
    thicknessUm: um(shape.thickness),
    diameterUm: um(shape.diameter),
    lengthUm: um(length),
    titles: [shape.title],
    codes: [
      `${sellerName.slice(0, 2).toUpperCase()}-${(10_000 + place).toString()}`,
      `H${(470_000 + place * 7).toString()}`,
    ],
    sellerId: `019aae2f-0000-7000-8000-00000000000${(place + turn) % sellers.length}`,
    sellerName,
    city,
    country,
    certificateKind: place % 7 === 0 ? 32 : place % 5 === 0 ? 22 : 31,
    pricePerTonneMinor: BigInt(650 + ((place * 37) % 400)) * 1_000_000n,
    availableGrams: place % 11 === 0 ? 0n : BigInt(1 + (place % 40)) * 1_000_000n,
    minGrams: 500_000n,
    leadTimeDays: 1 + (place % 20),
    emissionsGramsPerKg: place % 3 === 0 ? null : BigInt(400 + ((place * 53) % 2_000)),
    countryOfMelt: ['FR', 'DE', 'ES', 'IT'][place % 4] ?? 'FR',
    route: place % 2 === 0 ? 'EAF-scrap' : 'BF-BOF',
    manufacturer: place % 5 === 0 ? null : `Mill ${place % 5}`,
  };
}
