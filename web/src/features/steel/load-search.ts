import 'server-only';
import { getLocale } from 'next-intl/server';
import { searchAnswer, type SearchAnswer } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import { queryOf, type Site, type SteelSearch } from './steel-search.ts';

export const ROWS = 50;

/** Offers that answer a search, with the counts of every facet. */
export async function loadSearch(
  search: SteelSearch,
  site: Site | undefined,
  { limit = ROWS, withFacets = true }: { limit?: number; withFacets?: boolean } = {},
): Promise<Answer<SearchAnswer>> {
  const params = new URLSearchParams(
    Object.entries(queryOf(search, site)).map(([name, value]) => [name, String(value)]),
  );
  if (search.q !== '') params.set('language', await getLocale());
  params.set('limit', String(limit));
  if (withFacets) params.set('facets', 'true');
  if (search.cursor !== undefined) params.set('cursor', search.cursor);
  return read(`/v2/search?${params.toString()}`, searchAnswer);
}
