import type { SearchQuery } from '@topsteel/domain/api';
import { searchSorts, type FacetName, type SearchSort } from '@topsteel/domain/search';
import { parseDecimal, toScaledExact } from '@topsteel/domain/units';
import { typedDecimal } from '../../ui/typed-decimal.ts';
import { isLanguage, type Language } from '../../words/languages.ts';

/** Facets in the order they stand beside the list. The family stands in the path. */
export const FACETS = [
  'form',
  'grade',
  'norm',
  'thickness',
  'height',
  'length',
  'certificate',
  'melt',
  'route',
  'mill',
  'country',
  'carbon',
  'stock',
  'seller',
] as const satisfies readonly FacetName[];
export type Facet = (typeof FACETS)[number];

/** Fields of exact bounds, and how many of their decimals the API counts. */
export const RANGES = {
  tmin: 3,
  tmax: 3,
  hmin: 3,
  hmax: 3,
  wmin: 3,
  wmax: 3,
  lmin: 6,
  lmax: 6,
  cmax: 3,
  avail: 6,
  pmax: 6,
} as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as Range[];

export const BASES = ['tonne', '100kg', 'metre', 'piece', 'asked'] as const;
export type Basis = (typeof BASES)[number];

/** Everything that decides what the list shows; the address holds it all. */
export interface SteelSearch {
  q: string;
  family: string[];
  chosen: Record<Facet, string[]>;
  /** Bounds as plain decimals. */
  ranges: Partial<Record<Range, string>>;
  /** Bounds that a form sent and nobody can count with, as they were typed. */
  misread: Partial<Record<Range, string>>;
  /** The day by which it has to be there, `2026-12-04`. */
  by: string | undefined;
  sort: SearchSort | undefined;
  basis: Basis;
  cursor: string | undefined;
  /** The offer whose row is open. */
  open: string | undefined;
}

export type PageQuery = Record<string, string | string[] | undefined>;

const single = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
const several = (value: string | string[] | undefined): string[] => [
  ...new Set(
    (Array.isArray(value) ? value : [value ?? ''])
      .flatMap((text) => text.split(','))
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  ),
];

/**
 * A bound as a plain decimal: as an address holds it, or as a form was typed in a language; nothing when it is no number
 * that the API can count.
 */
function boundOf(text: string, decimals: number, typed: Language | undefined): string | undefined {
  const plain = typed === undefined ? text : (typedDecimal(text, typed) ?? '');
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(plain)) return undefined;
  return toScaledExact(parseDecimal(plain), decimals) === undefined ? undefined : plain;
}

/** A day of the calendar as an address holds it; nothing else. */
const dayOf = (text: string): string | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : undefined;

/**
 * Reads the state of the list from its address. What is not understood is left out, so that no link is a dead end.
 * A form says in `typed` by which language's habits its bounds were typed.
 *
 * @example readSteelSearch({ q: 'HEB 300', grade: 'S460M,S355M', tmin: '8,5', typed: 'fr' }).ranges // { tmin: '8.5' }
 */
export function readSteelSearch(query: PageQuery, family: string[] = []): SteelSearch {
  const sort = single(query.sort);
  const basis = single(query.per);
  const typed = isLanguage(single(query.typed)) ? (single(query.typed) as Language) : undefined;
  const ranges: SteelSearch['ranges'] = {};
  const misread: SteelSearch['misread'] = {};
  for (const name of RANGE_NAMES) {
    const text = single(query[name]);
    const bound = boundOf(text, RANGES[name], typed);
    if (bound !== undefined) ranges[name] = bound;
    else if (typed !== undefined && text !== '') misread[name] = text.slice(0, 20);
  }
  return {
    q: single(query.q).slice(0, 200),
    family: family.length > 0 ? family : several(query.family),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, several(query[facet])])) as Record<
      Facet,
      string[]
    >,
    ranges,
    misread,
    by: dayOf(single(query.by)),
    sort: searchSorts.find((one) => one === sort),
    basis: BASES.find((one) => one === basis) ?? 'tonne',
    cursor: single(query.cursor) || undefined,
    open: single(query.open) || undefined,
  };
}

/** The address of the list in a state; `path` is that of the list or of a family. */
export function listHref(search: SteelSearch, path = '/steel'): string {
  const params = paramsOf(search);
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? path : `${path}?${text}`;
}

/** The parameters that an address of this state carries. */
export function paramsOf(search: SteelSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search.q !== '') params.set('q', search.q);
  if (search.family.length > 1) params.set('family', search.family.join(','));
  for (const facet of FACETS)
    if (search.chosen[facet].length > 0) params.set(facet, search.chosen[facet].join(','));
  for (const name of RANGE_NAMES) {
    const bound = search.ranges[name];
    if (bound !== undefined) params.set(name, bound);
  }
  if (search.by !== undefined) params.set('by', search.by);
  if (search.sort !== undefined) params.set('sort', search.sort);
  if (search.basis !== 'tonne') params.set('per', search.basis);
  if (search.cursor !== undefined) params.set('cursor', search.cursor);
  if (search.open !== undefined) params.set('open', search.open);
  return params;
}

/** The state from its first row on, all rows closed: where every change of a filter leads. */
const fromTop = (search: SteelSearch): SteelSearch => ({
  ...search,
  misread: {},
  cursor: undefined,
  open: undefined,
});

/** Adds a value to a facet, or takes it out. */
export function toggled(search: SteelSearch, facet: Facet, value: string): SteelSearch {
  const values = search.chosen[facet];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...fromTop(search), chosen: { ...search.chosen, [facet]: next } };
}

/** The state without some of its bounds. */
export function withoutRanges(search: SteelSearch, names: readonly Range[]): SteelSearch {
  const ranges = Object.fromEntries(
    Object.entries(search.ranges).filter(([name]) => !names.includes(name as Range)),
  );
  return { ...fromTop(search), ranges };
}

/** The state with other things changed, from its first row on. */
export const changed = (search: SteelSearch, change: Partial<SteelSearch>): SteelSearch => ({
  ...fromTop(search),
  ...change,
});

/** The search without any filter; its words, sort and price basis stay. */
export const withoutFilters = (search: SteelSearch): SteelSearch =>
  changed(search, { ...readSteelSearch({}), q: search.q, sort: search.sort, basis: search.basis });

export const hasFilters = (search: SteelSearch): boolean =>
  search.by !== undefined ||
  Object.keys(search.ranges).length > 0 ||
  FACETS.some((facet) => search.chosen[facet].length > 0);

/** Where the steel is wanted. */
export interface Site {
  country: string;
  postcode: string;
}

/** What the API is asked for; without cursor, limit and facets it is what a saved search keeps. */
export function queryOf(search: SteelSearch, site: Site | undefined): SearchQuery {
  const { ranges, sort, chosen, family, by } = search;
  const scaled = (name: Range): bigint | undefined => {
    const bound = ranges[name];
    return bound === undefined ? undefined : toScaledExact(parseDecimal(bound), RANGES[name]);
  };
  const numbers = {
    minThicknessUm: scaled('tmin'),
    maxThicknessUm: scaled('tmax'),
    minHeightUm: scaled('hmin'),
    maxHeightUm: scaled('hmax'),
    minWidthUm: scaled('wmin'),
    maxWidthUm: scaled('wmax'),
    minLengthUm: scaled('lmin'),
    maxLengthUm: scaled('lmax'),
    maxEmissionsGramsPerKg: scaled('cmax'),
  };
  const masses = { minAvailableGrams: scaled('avail'), maxPricePerTonneMinor: scaled('pmax') };
  const needsSite = sort === 'delivered-price' || sort === 'nearest';
  return {
    ...(search.q === '' ? {} : { q: search.q }),
    ...(family.length === 0 ? {} : { family: family.join(',') }),
    ...Object.fromEntries(
      FACETS.filter((facet) => chosen[facet].length > 0).map((facet) => [facet, chosen[facet].join(',')]),
    ),
    ...Object.fromEntries(
      Object.entries(numbers)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, Number(value)]),
    ),
    ...Object.fromEntries(
      Object.entries(masses)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, String(value)]),
    ),
    ...(by === undefined ? {} : { by }),
    ...(sort === undefined || (needsSite && site === undefined) ? {} : { sort }),
    ...(site === undefined ? {} : { siteCountry: site.country, sitePostcode: site.postcode }),
  };
}
