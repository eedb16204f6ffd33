import { AppError } from '../errors/index.ts';
import { divideHalfUp } from './intensity.ts';
import { CBAM_DEFAULTS_EDITION, CBAM_DEFAULTS_SOURCE, cbamDefaultTables } from './cbam-default-values.ts';

const GRAMS_PER_HUNDREDTH = 10_000n;

/** A default value of the regulation for a good from a country, in grams CO2e per tonne. */
export interface CbamDefault {
  cn: string;
  /** The country asked for, or `XX` when the value of "other countries" stands in. */
  country: string;
  directGramsPerTonne: bigint;
  /** With the mark-up of the year. */
  markedUpGramsPerTonne: bigint;
  markUpPercent: 10 | 20 | 30;
  /** Production route of the value: C carbon steel by blast furnace, E by electric arc; empty when none is given. */
  routeLetter: string;
  edition: string;
  source: string;
}

/**
 * The mark-up on default values of iron and steel by year of import: 10 % in 2026, 20 % in 2027, 30 % from 2028.
 *
 * @throws AppError `invalid-input` before 2026: the transitional period had other values and no mark-up.
 */
export function cbamMarkUpPercent(year: number): 10 | 20 | 30 {
  if (!Number.isInteger(year) || year < 2026) {
    throw new AppError('invalid-input', {
      message: `CBAM default values with mark-up begin in 2026. There is none for ${year}.`,
    });
  }
  return year === 2026 ? 10 : year === 2027 ? 20 : 30;
}

/**
 * A default value with its year's mark-up, rounded half up to hundredths of t per t, as the tables print them.
 * For a value of the tables take `findCbamDefault`: their marked-up columns come from unrounded values.
 *
 * @example markUpCbamDefault(8_230_000n, 2026) // 9050000n
 */
export const markUpCbamDefault = (directGramsPerTonne: bigint, year: number): bigint =>
  divideHalfUp(directGramsPerTonne * BigInt(100 + cbamMarkUpPercent(year)), 100n * GRAMS_PER_HUNDREDTH) *
  GRAMS_PER_HUNDREDTH;

/**
 * The default value of a good from a country in a year; that of other countries when the country has none of its own. Null
 * when no table for the CN code is kept here: then no value is made up.
 *
 * @param cn CN code with or without spaces; eight digits
 * @example findCbamDefault('7211 14 00', 'IN', 2026)?.markedUpGramsPerTonne // 4710000n
 */
export function findCbamDefault(cn: string, country: string, year: number): CbamDefault | null {
  const code = cn.replaceAll(' ', '');
  const markUpPercent = cbamMarkUpPercent(year);
  const table = cbamDefaultTables.find((each) => each.cn === code);
  const row = table?.rows.find(([own]) => own === country) ?? table?.rows.find(([own]) => own === 'XX');
  if (!row) return null;
  const [own, [direct, ...marked], routeLetter] = row;
  const markedUp = marked[markUpPercent / 10 - 1] ?? 0;
  return {
    cn: code,
    country: own,
    directGramsPerTonne: BigInt(direct) * GRAMS_PER_HUNDREDTH,
    markedUpGramsPerTonne: BigInt(markedUp) * GRAMS_PER_HUNDREDTH,
    markUpPercent,
    routeLetter,
    edition: CBAM_DEFAULTS_EDITION,
    source: CBAM_DEFAULTS_SOURCE,
  };
}

/** The European Union, and the countries whose goods CBAM leaves out (Regulation (EU) 2023/956, Annex III). */
const outsideCbam = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO CH'.split(' '),
);

/**
 * Whether goods of an origin fall under CBAM when imported into the Union.
 *
 * @example isUnderCbam('TR') // true
 */
export const isUnderCbam = (country: string): boolean => !outsideCbam.has(country);

/** Below this net mass a year an importer owes nothing for iron and steel (Regulation (EU) 2025/2083). */
export const CBAM_THRESHOLD_GRAMS = 50_000_000n;
