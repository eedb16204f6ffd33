import { failedFacet, type Sieve } from './count-facets.ts';
import type { Match } from './match-query.ts';
import type { OfferColumns } from './offer-columns.ts';
import type { Reach } from './reach-site.ts';
import type { SearchSort } from './vocabulary.ts';

/** Where a result stands in its order: the next page begins behind it. */
export interface Place {
  key: number;
  price: number;
  id: string;
}

export interface Ranked extends Place {
  score: number;
  /** From the site, which was asked for or not. */
  reach: Reach | null;
}

/** The results of one page, and how many there are. Equal ones follow their price, then their id: the order is total. */
export function rankMatches(
  match: Match,
  sieve: Sieve,
  columns: OfferColumns,
  request: {
    sort: SearchSort;
    /** From each offer to the site; null without one. */
    reachOf: ((at: number) => Reach) | null;
    after: Place | null;
    limit: number;
  },
): { results: Ranked[]; total: number; hasMore: boolean } {
  const { sort, reachOf, after, limit } = request;
  const keyOf = keyFor(match, columns, sort, reachOf);
  const { price } = columns.measures;
  const best: (Place & { at: number })[] = [];
  let total = 0;
  const take = (at: number): void => {
    if (columns.isAlive[at] !== 1 || failedFacet(sieve, at) !== -1) return;
    total += 1;
    const key = keyOf(at);
    const worst = best.length > limit ? best[limit] : undefined;
    if (worst && key > worst.key) return;
    const place = { key, price: price[at] ?? 0, id: columns.ids[at] ?? '', at };
    if ((worst && compare(place, worst) >= 0) || (after && compare(place, after) <= 0)) return;
    best.splice(placeIn(best, place), 0, place);
    if (best.length > limit + 1) best.pop();
  };
  if (match.documents) for (const at of match.documents) take(at);
  else for (let at = 0; at < columns.ids.length; at += 1) take(at);
  const results = best
    .slice(0, limit)
    .map(({ at, ...place }) => ({ ...place, score: match.scores[at] ?? 0, reach: reachOf?.(at) ?? null }));
  return { results, total, hasMore: best.length > limit };
}

/** Less comes first; what is unknown comes last. */
function keyFor(
  match: Match,
  columns: OfferColumns,
  sort: SearchSort,
  reachOf: ((at: number) => Reach) | null,
): (at: number) => number {
  const { measures } = columns;
  const known = (value: number | undefined): number =>
    value === undefined || Number.isNaN(value) ? Number.MAX_VALUE : value;
  switch (sort) {
    case 'price':
      return (at) => known(measures.price[at]);
    case 'lead-time':
      return (at) => known(measures.leadTime[at]);
    case 'carbon':
      return (at) => known(measures.carbon[at]);
    case 'newest':
      return (at) => -(measures.made[at] ?? 0);
    case 'nearest':
      return (at) => known(reachOf?.(at).km ?? undefined);
    case 'delivered-price':
      return (at) => {
        const freight = reachOf?.(at).freightPerTonneMinor;
        return freight === null || freight === undefined
          ? Number.MAX_VALUE
          : (measures.price[at] ?? 0) + Number(freight);
      };
    case 'relevance':
      return match.documents === null ? (at) => -(measures.made[at] ?? 0) : (at) => -(match.scores[at] ?? 0);
  }
}

function compare(a: Place, b: Place): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.price !== b.price) return a.price < b.price ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function placeIn(list: readonly Place[], place: Place): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && compare(other, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
