import type { SavedSearch } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { readSteelSearch, RANGES, type Range, type SteelSearch } from '../steel/steel-search.ts';

/**
 * The state of the list that shows what a saved search finds.
 *
 * @example listHref(searchOfQuery({ grade: 'S460M', minThicknessUm: 8500 })) // '/steel?grade=S460M&tmin=8.5'
 */
export function searchOfQuery(query: SavedSearch['query']): SteelSearch {
  const bounds: Record<Range, number | string | undefined> = {
    tmin: query.minThicknessUm,
    tmax: query.maxThicknessUm,
    hmin: query.minHeightUm,
    hmax: query.maxHeightUm,
    wmin: query.minWidthUm,
    wmax: query.maxWidthUm,
    lmin: query.minLengthUm,
    lmax: query.maxLengthUm,
    cmax: query.maxEmissionsGramsPerKg,
    avail: query.minAvailableGrams,
    pmax: query.maxPricePerTonneMinor,
  };
  return readSteelSearch({
    ...query,
    ...Object.fromEntries(
      Object.entries(bounds).map(([name, bound]) => [
        name,
        bound === undefined ? undefined : formatScaled(BigInt(bound), RANGES[name as Range]),
      ]),
    ),
  } as Record<string, string>);
}
