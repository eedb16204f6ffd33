import type { ProductFootprint } from './pact-schema.ts';
import { validityPeriodOf } from './pact-rules.ts';
import { regionsOfCountry } from './un-regions.ts';

/** Criteria of ListFootprints and of a request: OR within one, AND between them. Absent: not asked. */
export interface FootprintFilter {
  productId?: readonly string[] | undefined;
  companyId?: readonly string[] | undefined;
  geography?: readonly string[] | undefined;
  classification?: readonly string[] | undefined;
  validOn?: Date | undefined;
  validAfter?: Date | undefined;
  validBefore?: Date | undefined;
  status?: string | undefined;
}

const lower = (values: readonly string[] | undefined): string[] =>
  (values ?? []).map((value) => value.toLowerCase());

/**
 * The lower-case names under which a footprint is found by geography: what it names, and what that lies within (a
 * subdivision in its country, a country in its region and continent).
 *
 * @example geographyKeysOf({ geographyCountrySubdivision: 'DE-BW' }) // ['de-bw', 'de', 'western europe', 'europe']
 */
export function geographyKeysOf(pcf: {
  geographyRegionOrSubregion?: string | undefined;
  geographyCountry?: string | undefined;
  geographyCountrySubdivision?: string | undefined;
}): string[] {
  const { geographyRegionOrSubregion: region, geographyCountrySubdivision: subdivision } = pcf;
  const country = pcf.geographyCountry ?? subdivision?.slice(0, 2);
  const regions = country === undefined ? [] : regionsOfCountry(country);
  return lower([subdivision, country, region, ...regions].filter((key) => key !== undefined));
}

/**
 * Whether a footprint meets every criterion (PACT 3.0, Filtering). Texts compare without case; a status that does not exist
 * meets nothing.
 *
 * @example matchesFilter(footprint, { status: 'Active', geography: ['DE', 'FR'] })
 */
export function matchesFilter(footprint: ProductFootprint, filter: FootprintFilter): boolean {
  const { start, end } = validityPeriodOf(footprint);
  const { validOn, validAfter, validBefore, status } = filter;
  return (
    meets(filter.productId, footprint.productIds) &&
    meets(filter.companyId, footprint.companyIds) &&
    meets(filter.classification, footprint.productClassifications ?? []) &&
    meets(filter.geography, geographyKeysOf(footprint.pcf)) &&
    (validOn === undefined || (start <= validOn && validOn <= end)) &&
    (validAfter === undefined || start > validAfter) &&
    (validBefore === undefined || end < validBefore) &&
    (status === undefined || status.toLowerCase() === footprint.status.toLowerCase())
  );
}

function meets(asked: readonly string[] | undefined, own: readonly string[]): boolean {
  if (asked === undefined || asked.length === 0) return true;
  const keys = new Set(lower(own));
  return lower(asked).some((key) => keys.has(key));
}
