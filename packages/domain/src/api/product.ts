/** Products that vendors share, their texts, pictures and changes. Lengths in micrometres: 10.5 mm is 10500. */
import { z } from 'zod';
import { priceBases, priceCurrencies } from '../pricing/line.ts';
import { catalogueLanguages } from '../product/describe-product.ts';
import { productFamilies } from '../product/product.ts';
import { country, id, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';

export const productFamily = z.enum(productFamilies).meta({ id: 'ProductFamily' });
export const productState = z.enum(['proposed', 'published', 'retired']).meta({ id: 'ProductState' });
export const catalogueLanguage = z.enum(catalogueLanguages).meta({ id: 'CatalogueLanguage' });

const lengthUm = z.number().int().min(1).max(100_000_000);
const word = z.string().trim().min(1).max(80);
/** At most 100 t. */
const grams = positiveUintString.refine((value) => value.length <= 9, 'Give at most 999999999 grams.');

export const productText = z
  .strictObject({ name: z.string().trim().min(1).max(160), description: z.string().trim().max(4_000) })
  .meta({ id: 'ProductText' });
export const productTexts = z.partialRecord(catalogueLanguage, productText).meta({ id: 'ProductTexts' });

const measures = {
  heightUm: lengthUm.nullish(),
  widthUm: lengthUm.nullish(),
  thicknessUm: lengthUm.nullish(),
  diameterUm: lengthUm.nullish(),
  lengthUm: lengthUm.nullish(),
  gramsPerMetre: grams.nullish(),
  gramsPerPiece: grams.nullish(),
};

/** Proposes a product. Of a designation that the norms know, sizes and masses follow and need not be said. */
export const productInput = z
  .strictObject({
    designation: word.describe('As the trade writes it: HEB 200, Plate 2000 × 6000 × 10, Ø 12.'),
    grade: z.string().trim().min(1).max(40),
    norm: z.string().trim().min(1).max(60).nullish(),
    family: productFamily.nullish(),
    form: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,30}$/, 'Give a word in lower case, such as grating.')
      .optional(),
    ...measures,
    gtin: z
      .string()
      .regex(/^\d{14}$/, 'Give the 14 digits of a GTIN.')
      .nullish(),
    texts: productTexts.optional(),
  })
  .meta({ id: 'ProductInput' });
export type ProductInput = z.input<typeof productInput>;

/** What may be changed of a product: not what it is, which is its key. */
export const productEditInput = z
  .strictObject({
    texts: productTexts.optional(),
    gtin: productInput.shape.gtin,
    gramsPerMetre: measures.gramsPerMetre,
    gramsPerPiece: measures.gramsPerPiece,
    heightUm: measures.heightUm,
    widthUm: measures.widthUm,
    thicknessUm: measures.thicknessUm,
    diameterUm: measures.diameterUm,
    reason: z.string().trim().max(400).optional(),
  })
  .meta({ id: 'ProductEditInput' });
export type ProductEditInput = z.input<typeof productEditInput>;

export const productImage = z
  .object({
    id,
    state: z.enum(['waiting', 'published', 'removed']),
    widthPx: z.number().int(),
    heightPx: z.number().int(),
    variants: z.array(
      z.object({
        url: z.string(),
        mediaType: z.string(),
        widthPx: z.number().int(),
        heightPx: z.number().int(),
        sizeBytes: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'ProductImage' });
export type ProductImage = z.infer<typeof productImage>;
export const productImages = z.object({ items: z.array(productImage) }).meta({ id: 'ProductImages' });

export const product = z
  .object({
    id,
    key: z.string(),
    state: productState,
    family: productFamily,
    form: z.string(),
    designation: z.string(),
    grade: z.string(),
    norm: z.string().nullable(),
    heightUm: z.number().int().nullable(),
    widthUm: z.number().int().nullable(),
    thicknessUm: z.number().int().nullable(),
    diameterUm: z.number().int().nullable(),
    lengthUm: z.number().int().nullable(),
    gramsPerMetre: uintString.nullable(),
    gramsPerPiece: uintString.nullable(),
    gtin: z.string().nullable(),
    name: z.string(),
    description: z.string(),
    language: catalogueLanguage.describe('Of name and description: the one asked for, else English.'),
    measures: z
      .array(z.string())
      .describe('Sizes and theoretical mass with units, in the language asked for.'),
    version: z.number().int(),
    drawingUrl: z.string(),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof product>;

/** An offer on a product, as its page lists it. */
export const productOffer = z
  .object({
    id,
    seller: z.object({ organisationId: id, name: z.string(), country }),
    sku: z.string().nullable(),
    price: z.object({ minor: uintString, basis: z.enum(priceBases), currency: z.enum(priceCurrencies) }),
    pricePerTonneMinor: uintString.describe('10^-6 USDC per tonne, to compare by.'),
    availableGrams: uintString,
    minGrams: uintString,
    location: z.object({ city: z.string(), country }),
    leadTimeDays: z.number().int(),
    certificateKind: z.number().int().describe('EN 10204: 31 is 3.1.'),
    gramsCo2ePerKg: uintString.nullable(),
  })
  .meta({ id: 'ProductOffer' });
export type ProductOffer = z.infer<typeof productOffer>;

export const productDetail = product
  .extend({
    texts: productTexts,
    images: z.array(productImage),
    offerCount: z.number().int(),
    offers: z.array(productOffer).describe('The 20 cheapest that can be ordered now.'),
    mergedInto: id.nullable(),
  })
  .meta({ id: 'ProductDetail' });
export type ProductDetail = z.infer<typeof productDetail>;

export const productPage = pageOf(product).meta({ id: 'ProductPage' });
const language = catalogueLanguage.optional().describe('English when absent.');
export const productQuery = pageQuery.extend({
  family: productFamily.optional(),
  grade: z.string().trim().max(40).optional(),
  state: productState.optional().describe('Others than published only for vendors and the operator.'),
  language,
});
export const languageQuery = z.strictObject({ language });

export const productChange = z
  .object({
    id,
    productId: id,
    designation: z.string(),
    kind: z.enum(['propose', 'edit', 'retire', 'publish', 'merge']),
    state: z.enum(['waiting', 'applied', 'refused']),
    diff: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
    baseVersion: z.number().int(),
    version: z.number().int().nullable(),
    organisation: z.object({ id, name: z.string() }).nullable(),
    reason: z.string().nullable(),
    createdAt: isoTime,
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'ProductChange' });
export type ProductChange = z.infer<typeof productChange>;
export const productChangePage = pageOf(productChange).meta({ id: 'ProductChangePage' });
export const productChangeQuery = pageQuery.extend({
  state: z.enum(['waiting', 'applied', 'refused']).optional(),
});
export const productDecisionInput = z
  .strictObject({ reason: z.string().trim().min(3).max(400) })
  .meta({ id: 'ProductDecisionInput' });
export const productMergeInput = z.strictObject({ into: id }).meta({ id: 'ProductMergeInput' });
