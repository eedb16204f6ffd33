/** Offers: steel of one lot at a price per tonne. The list is public. */
import { z } from 'zod';
import { certificateSummary } from './certificate.ts';
import {
  address,
  country,
  currency,
  id,
  isoTime,
  pageOf,
  pageQuery,
  positiveUintString,
  priceBasis,
  priceCurrency,
  uintString,
} from './primitives.ts';

/** Incoterms 2020 used in the trade by road. */
export const incoterm = z.enum(['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']).meta({ id: 'Incoterm' });

/** Below 10^15 minor units: a price, and not an accident. */
const priceMinor = positiveUintString.refine((value) => value.length <= 15, 'Give at most 15 digits.');

/** A price as the trade quotes it: 712.50 EUR per 100 kg is `{ minor: "71250", basis: "100kg", currency: "EUR" }`. */
export const offerPriceInput = z
  .strictObject({ minor: priceMinor, basis: priceBasis, currency: priceCurrency })
  .meta({ id: 'OfferPriceInput' });

/** From this mass on, another price per basis, in the offer's currency. */
export const priceBreak = z
  .strictObject({ fromGrams: positiveUintString, priceMinor })
  .meta({ id: 'PriceBreak' });

/** Work or a surcharge at a price of its own, in the offer's currency. `isAlways`: charged unasked. */
export const offerExtra = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'Give a word in lower case, such as shot-blast.'),
    basis: z.enum(['order', 'piece', 'cut', 'metre', 'tonne']),
    priceMinor,
    isAlways: z.boolean().default(false),
  })
  .meta({ id: 'OfferExtra' });
const offerExtras = z
  .array(offerExtra)
  .max(40)
  .refine((extras) => new Set(extras.map(({ code }) => code)).size === extras.length, 'Give each code once.');

const soldMilli = (least: typeof uintString) =>
  least.refine((value) => value.length <= 12, 'Give a smaller amount.');

/** How the vendor counts what it sells, in thousandths of the unit: at least 2 pieces, one by one. */
export const offerSold = z
  .strictObject({
    unit: priceBasis,
    minMilli: soldMilli(positiveUintString).describe('The smallest order; "2000" is 2 pieces.'),
    stepMilli: soldMilli(uintString).describe('Orders go up in steps of this from there; "0": any amount.'),
  })
  .meta({ id: 'OfferSold' });
export type OfferSold = z.infer<typeof offerSold>;

/** The vendor's own part number. */
const sku = z.string().trim().min(1).max(64);

const terms = {
  price: offerPriceInput.optional(),
  priceBreaks: z.array(priceBreak).max(20).optional(),
  extras: offerExtras.optional(),
  sold: offerSold.nullish().describe('In the unit that it is sold by; null: by mass alone.'),
  minGrams: positiveUintString,
  stepGrams: positiveUintString,
  overTolerancePermille: z.number().int().min(0).max(100),
  location: z.strictObject({ city: z.string().trim().min(1).max(80), country }),
  incoterm,
  leadTimeDays: z.number().int().min(0).max(365).optional(),
};

/**
 * Offers a lot. `overTolerancePermille` is how far the weighed mass may exceed the ordered mass, at most 100 (10 %). The
 * price is given once: in USDC per tonne, or as the trade quotes it.
 */
export const offerInput = z
  .strictObject({
    lotId: id,
    productId: id.nullish().describe('Absent: the product is found or proposed by the certificate.'),
    sku: sku.nullish(),
    pricePerTonneMinor: positiveUintString
      .describe('10^-6 USDC per tonne; 742 USDC/t is "742000000".')
      .optional(),
    ...terms,
  })
  .refine((input) => (input.pricePerTonneMinor === undefined) !== (input.price === undefined), {
    message: 'Give the price once: as pricePerTonneMinor in USDC, or as price.',
    path: ['price'],
  })
  .meta({
    id: 'OfferInput',
    examples: [
      {
        lotId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
        sku: 'HEB200-12',
        price: { minor: '71250', basis: '100kg', currency: 'EUR' },
        minGrams: '1000000',
        stepGrams: '1000',
        overTolerancePermille: 20,
        location: { city: 'Esch-sur-Alzette', country: 'LU' },
        incoterm: 'EXW',
      },
    ],
  });
export type OfferInput = z.input<typeof offerInput>;

/** Changes an offer; what is absent stays. Price breaks and extras are replaced as a whole. */
export const offerChangeInput = z
  .strictObject({
    version: z
      .number()
      .int()
      .min(1)
      .describe('Of the offer that is changed: what `version` said when it was read.'),
    productId: id.optional(),
    sku: sku.nullish(),
    ...terms,
    minGrams: terms.minGrams.optional(),
    stepGrams: terms.stepGrams.optional(),
    overTolerancePermille: terms.overTolerancePermille.optional(),
    location: terms.location.optional(),
    incoterm: incoterm.optional(),
  })
  .meta({ id: 'OfferChangeInput' });
export type OfferChangeInput = z.input<typeof offerChangeInput>;

export const offerState = z.enum(['open', 'withdrawn', 'sold-out']).meta({ id: 'OfferState' });

export const offer = z
  .object({
    id,
    state: offerState,
    seller: z.object({
      organisationId: id,
      name: z.string(),
      country,
      account: address.nullable(),
    }),
    lot: z.object({ id, lotId: uintString, lotCode: z.string(), massGrams: uintString, final: z.boolean() }),
    product: z.string(),
    form: z.string().nullable(),
    grade: z.string(),
    norm: z.string().nullable(),
    dimensions: z.string(),
    heatNumber: z.string(),
    productId: id.nullable(),
    sku: z.string().nullable(),
    price: z
      .object({ minor: uintString, basis: priceBasis, currency: priceCurrency })
      .describe('What the vendor asks, before price breaks.'),
    pricePerTonneMinor: uintString.describe('10^-6 USDC per tonne, to compare by.'),
    currency,
    version: z.number().int(),
    sold: offerSold.nullable(),
    minGrams: uintString,
    stepGrams: uintString,
    availableGrams: uintString,
    overTolerancePermille: z.number().int(),
    location: z.object({ city: z.string(), country }),
    incoterm,
    leadTimeDays: z.number().int(),
    certificate: z.object({
      id,
      number: z.string(),
      kind: certificateSummary.shape.kind,
      manufacturer: z.string(),
      conformance: certificateSummary.shape.conformance,
    }),
    emissions: z
      .object({ gramsCo2ePerKg: uintString, status: z.literal('self-declared'), route: z.string() })
      .nullable(),
    countryOfMelt: country,
    createdAt: isoTime,
  })
  .meta({ id: 'Offer' });
export type Offer = z.infer<typeof offer>;

/** One offer with everything its certificate says: chemistry, mechanics, limits. */
export const offerDetail = offer
  .extend({
    summary: certificateSummary,
    priceBreaks: z.array(priceBreak).describe('By the mass they begin at, ascending.'),
    extras: z.array(offerExtra),
  })
  .meta({ id: 'OfferDetail' });
export type OfferDetail = z.infer<typeof offerDetail>;

/** One change of an offer, as its history tells it. */
export const offerChange = z
  .object({
    version: z.number().int(),
    diff: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
    changedBy: z
      .string()
      .nullable()
      .describe('Name of the person; null: the import named, or the marketplace.'),
    importId: id.nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'OfferChange' });
export type OfferChange = z.infer<typeof offerChange>;
export const offerHistory = z.object({ items: z.array(offerChange) }).meta({ id: 'OfferHistory' });

export const offerPage = pageOf(offer).meta({ id: 'OfferPage' });
/** `q` looks in product, grade, norm, heat, dimensions and seller; grades are never typo-corrected. */
export const offerQuery = pageQuery.extend({
  q: z.string().trim().max(120).optional(),
  grade: z.string().trim().max(40).optional(),
  form: z.string().trim().max(40).optional(),
  country: country.optional(),
  mine: z
    .enum(['true', 'false'])
    .optional()
    .describe('Only the offers of the signed-in organisation, in every state.'),
});
