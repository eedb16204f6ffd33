import type { ProductFamily } from '../product/index.ts';
import { formatScaled } from '../units/index.ts';
import type { FacetName } from './vocabulary.ts';

/** An offer as it is searched. Lengths in micrometres; money in millionths of USDC; only what anybody may see. */
export interface SearchDocument {
  /** Of the offer. */
  id: string;
  productId: string | null;
  family: ProductFamily | null;
  form: string;
  designation: string;
  grade: string;
  norm: string | null;
  heightUm: number | null;
  widthUm: number | null;
  thicknessUm: number | null;
  diameterUm: number | null;
  lengthUm: number | null;
  /** What the product is called, in any language. */
  titles: readonly string[];
  /** The vendor's part number, GTIN, lot code, heat number. */
  codes: readonly string[];
  sellerId: string;
  sellerName: string;
  city: string;
  /** ISO 3166-1 alpha-2, of the place where the steel lies. */
  country: string;
  /** 21, 22, 31 or 32 as in EN 10204. */
  certificateKind: number;
  pricePerTonneMinor: bigint;
  availableGrams: bigint;
  minGrams: bigint;
  leadTimeDays: number;
  /** Null: not stated. */
  emissionsGramsPerKg: bigint | null;
  /** Where the steel was melted, ISO 3166-1 alpha-2, by which route, and who made the product. */
  countryOfMelt: string;
  route: string;
  manufacturer: string | null;
}

/** A band of a measure: from, inclusive, up to, exclusive. Its name is what a filter and a facet call it. */
export interface Band {
  name: string;
  from: number;
  to: number;
}

const bandsOf = (edges: readonly number[]): Band[] =>
  edges.map((from, place) => {
    const to = edges[place + 1] ?? Number.POSITIVE_INFINITY;
    return { name: Number.isFinite(to) ? `${from}-${to}` : `${from}-`, from, to };
  });

/** Of thickness or diameter, in millimetres. */
export const thicknessBands = bandsOf([0, 3, 6, 10, 16, 25, 40, 80]);
/** Of the height of a section, in millimetres. */
export const heightBands = bandsOf([0, 80, 120, 180, 240, 320, 420, 600]);
/** Grams CO2e per kilogram, product stages A1 to A3 as the lot states them. */
export const carbonBands = bandsOf([0, 500, 1_000, 1_500, 2_000, 2_500]);

/** @example bandOf(thicknessBands, 12) // '10-16' */
export const bandOf = (bands: readonly Band[], value: number): string | null =>
  bands.find(({ from, to }) => value >= from && value < to)?.name ?? null;

const certificateNames: Readonly<Record<number, string>> = { 21: '2.1', 22: '2.2', 31: '3.1', 32: '3.2' };

/**
 * Where a document stands in each facet; null where the facet does not apply to it.
 *
 * @example facetValuesOf(plateOf10Mm).thickness // '10-16'
 */
export function facetValuesOf(document: SearchDocument): Record<FacetName, string | null> {
  const { thicknessUm, diameterUm, heightUm, emissionsGramsPerKg } = document;
  const thick = thicknessUm ?? diameterUm;
  return {
    family: document.family,
    form: document.form === '' ? null : document.form,
    grade: document.grade === '' ? null : document.grade,
    norm: document.norm === null ? null : document.norm.replace(/[:/](?:19|20)\d\d.*$/, ''),
    thickness: thick === null ? null : bandOf(thicknessBands, thick / 1_000),
    height: heightUm === null ? null : bandOf(heightBands, heightUm / 1_000),
    length: document.lengthUm === null ? null : formatScaled(BigInt(document.lengthUm), 6),
    certificate: certificateNames[document.certificateKind] ?? null,
    melt: document.countryOfMelt,
    route: document.route,
    // Several values of a facet have commas between them.
    mill: document.manufacturer?.replaceAll(',', '').trim() ?? null,
    country: document.country,
    seller: document.sellerId,
    stock:
      document.availableGrams > 0n && document.availableGrams >= document.minGrams ? 'in-stock' : 'sold-out',
    carbon: emissionsGramsPerKg === null ? 'unstated' : bandOf(carbonBands, Number(emissionsGramsPerKg)),
  };
}
