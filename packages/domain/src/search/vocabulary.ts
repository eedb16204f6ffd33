/** Words that the API and the search share; without the search itself, which a browser does not need. */

/** Languages of the marketplace. */
export const searchLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;
export type SearchLanguage = (typeof searchLanguages)[number];

export const searchSorts = [
  'relevance',
  'price',
  'delivered-price',
  'lead-time',
  'carbon',
  'nearest',
  'newest',
] as const;
export type SearchSort = (typeof searchSorts)[number];

export const facetNames = [
  'family',
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
  'seller',
  'stock',
  'carbon',
] as const;
export type FacetName = (typeof facetNames)[number];
