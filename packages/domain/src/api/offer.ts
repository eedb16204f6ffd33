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
  uintString,
} from './primitives.ts';

/** Incoterms 2020 used in the trade by road. */
export const incoterm = z.enum(['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']).meta({ id: 'Incoterm' });

/** Offers a lot. `overTolerancePermille` is how far the weighed mass may exceed the ordered mass, at most 100 (10 %). */
export const offerInput = z
  .strictObject({
    lotId: id,
    pricePerTonneMinor: positiveUintString.describe('10^-6 USDC per tonne; 742 USDC/t is "742000000".'),
    minGrams: positiveUintString,
    stepGrams: positiveUintString,
    overTolerancePermille: z.number().int().min(0).max(100),
    location: z.strictObject({ city: z.string().trim().min(1).max(80), country }),
    incoterm,
    leadTimeDays: z.number().int().min(0).max(365).optional(),
  })
  .meta({ id: 'OfferInput' });
export type OfferInput = z.input<typeof offerInput>;

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
    pricePerTonneMinor: uintString,
    currency,
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
export const offerDetail = offer.extend({ summary: certificateSummary }).meta({ id: 'OfferDetail' });
export type OfferDetail = z.infer<typeof offerDetail>;

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
