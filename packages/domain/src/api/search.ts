/** Search of what is on offer. Public: anybody may look. */
import { z } from 'zod';
import { facetNames, searchLanguages, searchSorts } from '../search/vocabulary.ts';
import { productFamilies } from '../product/product.ts';
import { priceBases, priceCurrencies } from '../pricing/line.ts';
import { country, id, isoDay, isoTime, pageQuery, uintString } from './primitives.ts';

const list = z.string().trim().max(400).optional();
/** A list whose values are known beforehand: a wrong one would find nothing and say nothing. */
const listOf = (isOne: (value: string) => boolean, sentence: string, example: string) =>
  z
    .string()
    .trim()
    .max(400)
    .refine(
      (text) =>
        text
          .split(',')
          .map((value) => value.trim())
          .every((value) => value === '' || isOne(value)),
      sentence,
    )
    .optional()
    .meta({ examples: [example] });
const choicesOf = (choices: readonly string[]) =>
  listOf(
    (value) => choices.includes(value),
    `Give one or several of: ${choices.join(', ')}, with commas between them.`,
    choices[0] ?? '',
  );
const micrometres = z.coerce.number().int().min(0).max(1_000_000_000).optional();

/** What is wanted. Facets take several values with commas between them. */
export const searchQuery = pageQuery.extend({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Part number, profile, grade, norm, sizes and words: "HEB 200 S355 12 m", "fer à béton 12".'),
  language: z
    .enum(searchLanguages)
    .optional()
    .describe('By whose habits the quantity in `q` is written; without it "1.250 t" has two readings.'),
  family: choicesOf(productFamilies),
  form: list,
  grade: list,
  norm: list,
  thickness: list.describe('Bands in millimetres as the facet names them: "10-16".'),
  height: list.describe('Bands in millimetres as the facet names them: "180-240".'),
  length: list.describe('Of bars as they lie in stock, in metres as the facet names them: "12,15.1".'),
  certificate: choicesOf(['2.1', '2.2', '3.1', '3.2']).describe('EN 10204: 2.1, 2.2, 3.1, 3.2.'),
  melt: listOf(
    (value) => /^[A-Z]{2}$/.test(value),
    'Give two-letter country codes (ISO 3166-1) with commas between them, for example LU,DE.',
    'LU,DE',
  ).describe('Where the steel was melted, ISO 3166-1 alpha-2.'),
  route: choicesOf(['BF-BOF', 'EAF-scrap', 'DRI-EAF', 'other']).describe('How the steel was made.'),
  mill: list.describe('Who made it, as its certificate says, without commas.'),
  country: listOf(
    (value) => /^[A-Z]{2}$/.test(value),
    'Give two-letter country codes (ISO 3166-1) with commas between them, for example LU,DE.',
    'LU,DE',
  ).describe('Where the steel lies, ISO 3166-1 alpha-2.'),
  seller: listOf(
    (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
    'Give ids of organisations with commas between them.',
    '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  ).describe('Ids of organisations.'),
  stock: choicesOf(['in-stock', 'sold-out']).describe('in-stock, sold-out.'),
  carbon: list.describe('Bands in g CO2e/kg as the facet names them, or "unstated".'),
  minThicknessUm: micrometres.describe('Thickness or diameter, micrometres, at least.'),
  maxThicknessUm: micrometres,
  minHeightUm: micrometres,
  maxHeightUm: micrometres,
  minWidthUm: micrometres,
  maxWidthUm: micrometres,
  minLengthUm: micrometres,
  maxLengthUm: micrometres,
  maxEmissionsGramsPerKg: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Grams CO2e per kilogram at most, A1 to A3; steel that states nothing is left out.'),
  by: isoDay.optional().describe('At the site, or without one leaving, on this day at the latest.'),
  minAvailableGrams: uintString.optional(),
  maxPricePerTonneMinor: uintString.optional().describe('Comparable price, millionths of USDC per tonne.'),
  sort: z
    .enum(searchSorts)
    .optional()
    .describe('`relevance` when absent; `delivered-price` and `nearest` need a site.'),
  siteCountry: country.optional().describe('Where the steel is wanted.'),
  sitePostcode: z.string().trim().max(12).optional(),
  siteCity: z.string().trim().max(80).optional(),
  facets: z
    .enum(['true', 'false'])
    .optional()
    .describe('With counts of every facet, each as if it were not filtered by itself.'),
});
export type SearchQuery = z.output<typeof searchQuery>;

export const searchHit = z
  .object({
    offerId: id,
    productId: id.nullable(),
    title: z.string(),
    family: z.string().nullable(),
    form: z.string(),
    designation: z.string(),
    grade: z.string(),
    norm: z.string().nullable(),
    lengthUm: z.number().int().nullable(),
    sku: z.string().nullable(),
    lotCode: z.string(),
    seller: z.object({ organisationId: id, name: z.string(), country }),
    location: z.object({ city: z.string(), country }),
    incoterm: z.string(),
    certificate: z.object({ number: z.string(), type: z.enum(['2.1', '2.2', '3.1', '3.2']) }),
    price: z.object({ minor: uintString, currency: z.enum(priceCurrencies), basis: z.enum(priceBases) }),
    pricePerTonneMinor: uintString.describe('Comparable, millionths of USDC per tonne.'),
    availableGrams: uintString,
    minGrams: uintString,
    stepGrams: uintString,
    leadTimeDays: z.number().int(),
    emissionsGramsPerKg: uintString.nullable(),
    distanceKm: z
      .number()
      .int()
      .nullable()
      .describe('By road to the site, estimated; null without one, or when a place is not known.'),
    deliveredPricePerTonneMinor: uintString
      .nullable()
      .describe('With carriage to the site at the usual rates; null: to be asked for.'),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHit>;

const facetValue = z.object({ value: z.string(), label: z.string(), count: z.number().int() });

export const searchAnswer = z
  .object({
    items: z.array(searchHit),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    understood: z.object({
      parts: z.array(z.object({ kind: z.string(), text: z.string(), correctedFrom: z.string().nullable() })),
      quantity: z
        .object({ unit: z.enum(['tonne', 'kg', 'piece', 'metre']), amountMilli: uintString })
        .nullable(),
      unclear: z
        .string()
        .nullable()
        .describe('The figure of a quantity that may be two, a thousand times apart; it was left out.'),
      ignored: z.array(z.string()).describe('Words that nothing on offer is called.'),
      relaxed: z
        .array(z.string())
        .describe('Parts that not every result answers, because too few answer all.'),
    }),
    facets: z
      .object(
        Object.fromEntries(facetNames.map((name) => [name, z.array(facetValue)])) as Record<
          (typeof facetNames)[number],
          z.ZodArray<typeof facetValue>
        >,
      )
      .nullable(),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const suggestQuery = z.strictObject({
  q: z.string().trim().min(1).max(80),
  limit: z.coerce.number().int().min(1).max(10).optional(),
});
export const suggestAnswer = z
  .object({
    items: z.array(z.object({ kind: z.enum(['designation', 'grade', 'code', 'word']), text: z.string() })),
  })
  .meta({ id: 'SuggestAnswer' });

const terms = z.array(z.string().trim().min(1).max(60)).max(50);
const termsByLanguage = z.strictObject(
  Object.fromEntries(searchLanguages.map((language) => [language, terms.optional()])) as Record<
    (typeof searchLanguages)[number],
    z.ZodOptional<typeof terms>
  >,
);
export const synonymGroup = z
  .object({ id: z.string(), terms: termsByLanguage, updatedAt: isoTime })
  .meta({ id: 'SynonymGroup' });
export const synonymGroups = z.object({ items: z.array(synonymGroup) }).meta({ id: 'SynonymGroups' });
/** A group in whole: a language that is not named is left without terms. */
export const synonymGroupInput = z
  .strictObject({
    id: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and single hyphens.'),
    terms: termsByLanguage,
  })
  .meta({ id: 'SynonymGroupInput' });
export type SynonymGroupInput = z.output<typeof synonymGroupInput>;
export type SynonymGroupAnswer = z.infer<typeof synonymGroup>;

const savedQuery = searchQuery.omit({ cursor: true, limit: true, facets: true, language: true });
export const savedSearchInput = z
  .strictObject({ name: z.string().trim().min(1).max(80), query: savedQuery })
  .meta({ id: 'SavedSearchInput' });
export type SavedSearchInput = z.output<typeof savedSearchInput>;
export const savedSearch = z
  .object({
    id,
    name: z.string(),
    query: savedQuery,
    total: z.number().int(),
    newHits: z.number().int(),
    seenAt: isoTime,
    createdAt: isoTime,
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearch = z.infer<typeof savedSearch>;
export const savedSearches = z.object({ items: z.array(savedSearch) }).meta({ id: 'SavedSearches' });
