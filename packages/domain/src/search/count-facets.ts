import { arrivalDay, leavingDay } from '../delivery/index.ts';
import type { Match } from './match-query.ts';
import type { OfferColumns } from './offer-columns.ts';
import type { Reach } from './reach-site.ts';
import { facetNames, type FacetName } from './vocabulary.ts';

/** What results must have: of each facet one of the values, and measures between bounds, both inclusive. */
export interface SearchFilter {
  facets?: Partial<Record<FacetName, readonly string[]>>;
  minThicknessUm?: number;
  maxThicknessUm?: number;
  minHeightUm?: number;
  maxHeightUm?: number;
  minWidthUm?: number;
  maxWidthUm?: number;
  minLengthUm?: number;
  maxLengthUm?: number;
  /** Steel that states nothing is over every cap. */
  maxEmissionsGramsPerKg?: number;
  /** At the site, or where there is none leaving, on this day at the latest, counted from `now`. */
  by?: { day: string; now: Date };
  minAvailableGrams?: bigint;
  maxPricePerTonneMinor?: bigint;
  /** Offers made after this, milliseconds since 1970. */
  madeAfterMs?: number;
}

export type FacetCounts = Record<FacetName, { value: string; count: number }[]>;

/** A filter in the numbers of one index. */
export interface Sieve {
  facets: { place: number; of: Int32Array; wanted: ReadonlySet<number> }[];
  measures: { of: Float64Array; from: number; to: number }[];
  /** Whatever is asked beside facets and measures. */
  isRight: ((at: number) => boolean) | null;
}

/** Of a facet with more values than this, the most frequent are told. */
const MOST_VALUES = 50;

export function sieveOf(
  filter: SearchFilter,
  columns: OfferColumns,
  reachOf: ((at: number) => Reach) | null = null,
): Sieve {
  const facets = facetNames.flatMap((name, place) => {
    const values = filter.facets?.[name];
    if (values === undefined || values.length === 0) return [];
    const column = columns.facets[name];
    return [{ place, of: column.of, wanted: new Set(values.map((value) => column.numberOf(value) ?? -2)) }];
  });
  const { thickness, height, width, length, available, price, carbon, made } = columns.measures;
  const bounds = [
    { of: thickness, from: filter.minThicknessUm, to: filter.maxThicknessUm },
    { of: height, from: filter.minHeightUm, to: filter.maxHeightUm },
    { of: width, from: filter.minWidthUm, to: filter.maxWidthUm },
    { of: length, from: filter.minLengthUm, to: filter.maxLengthUm },
    { of: carbon, from: undefined, to: filter.maxEmissionsGramsPerKg },
    { of: available, from: numberOf(filter.minAvailableGrams), to: undefined },
    { of: made, from: filter.madeAfterMs === undefined ? undefined : filter.madeAfterMs + 1, to: undefined },
    { of: price, from: undefined, to: numberOf(filter.maxPricePerTonneMinor) },
  ];
  const measures = bounds
    .filter(({ from, to }) => from !== undefined || to !== undefined)
    .map(({ of, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }) => ({ of, from, to }));
  return { facets, measures, isRight: filter.by ? isInTime(filter.by, columns, reachOf) : null };
}

/** Is it there by a day? The same few lead times and distances come again and again: each pair is reckoned once. */
function isInTime(
  { day, now }: NonNullable<SearchFilter['by']>,
  columns: OfferColumns,
  reachOf: ((at: number) => Reach) | null,
): (at: number) => boolean {
  const known = new Map<string, boolean>();
  return (at) => {
    const lead = columns.measures.leadTime[at] ?? 0;
    const km = reachOf?.(at).km ?? null;
    // A place that is not known is not reached by any day.
    if (reachOf !== null && km === null) return false;
    const key = `${lead} ${km ?? ''}`;
    const told = known.get(key);
    if (told !== undefined) return told;
    const there = km === null ? leavingDay(now, lead) : arrivalDay(now, lead, km);
    const isThere = there.toISOString().slice(0, 10) <= day;
    known.set(key, isThere);
    return isThere;
  };
}

const numberOf = (amount: bigint | undefined): number | undefined =>
  amount === undefined ? undefined : Number(amount);

/** The place of the one facet that a document fails, -1 when it fails none, -2 when it is out for good. */
export function failedFacet(sieve: Sieve, at: number): number {
  for (const { of, from, to } of sieve.measures) {
    const value = of[at] ?? Number.NaN;
    // NaN is neither: what is unknown lies within no bounds.
    if (!(value >= from && value <= to)) return -2;
  }
  if (sieve.isRight !== null && !sieve.isRight(at)) return -2;
  let failed = -1;
  for (const { place, of, wanted } of sieve.facets) {
    if (wanted.has(of[at] ?? -1)) continue;
    if (failed !== -1) return -2;
    failed = place;
  }
  return failed;
}

/** One pass: a document that fails one facet still counts in that one, whose values are what else could be chosen. */
export function countFacets(match: Match, sieve: Sieve, columns: OfferColumns): FacetCounts {
  const counts = facetNames.map((name) => new Int32Array(columns.facets[name].values.length));
  const values = facetNames.map((name) => columns.facets[name].of);
  const count = (place: number, at: number): void => {
    const value = values[place]?.[at] ?? -1;
    const counted = counts[place];
    if (value >= 0 && counted) counted[value] = (counted[value] ?? 0) + 1;
  };
  const take = (at: number): void => {
    if (columns.isAlive[at] !== 1) return;
    const failed = failedFacet(sieve, at);
    if (failed === -1) for (let place = 0; place < facetNames.length; place += 1) count(place, at);
    else if (failed >= 0) count(failed, at);
  };
  if (match.documents) for (const at of match.documents) take(at);
  else for (let at = 0; at < columns.ids.length; at += 1) take(at);
  const told = facetNames.map(
    (name, place) =>
      [name, mostFrequent(counts[place] ?? new Int32Array(), columns.facets[name].values)] as const,
  );
  return Object.fromEntries(told) as FacetCounts;
}

function mostFrequent(counts: Int32Array, values: readonly string[]): { value: string; count: number }[] {
  const found: { value: string; count: number }[] = [];
  counts.forEach((count, place) => {
    if (count > 0) found.push({ value: values[place] ?? '', count });
  });
  return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES);
}
