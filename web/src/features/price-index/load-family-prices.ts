import 'server-only';
import { cache } from 'react';
import { productFamilies, type ProductFamily } from '@topsteel/domain/product';
import { loadSearch } from '../steel/load-search.ts';
import { readSteelSearch } from '../steel/steel-search.ts';
import { priceRanges, type PriceRange } from './price-range.ts';

export interface FamilyPrices {
  family: ProductFamily;
  ranges: PriceRange[];
  /** Offers that were counted, of all there are. */
  counted: number;
  total: number;
}

/** Offers of a family that its prices are counted from, the cheapest first. */
const COUNTED = 100;

/** Asking prices of a family by grade; undefined where they could not be read. */
export const loadFamilyPrices = cache(async (name: string): Promise<FamilyPrices | undefined> => {
  const family = productFamilies.find((one) => one === name);
  if (family === undefined) return undefined;
  const search = { ...readSteelSearch({ stock: 'in-stock', sort: 'price' }, [family]) };
  const answer = await loadSearch(search, undefined, { limit: COUNTED, withFacets: false });
  if (!answer.ok) return undefined;
  const { items, total } = answer.value;
  return { family, ranges: priceRanges(items), counted: items.length, total };
});
