/** Many offers from one CSV or XLSX file: read, checked without effect, applied. */
import { z } from 'zod';
import { id, isoTime, pageOf, pageQuery } from './primitives.ts';

export const offerImportState = z
  .enum(['received', 'checked', 'applying', 'applied', 'failed', 'cancelled', 'expired'])
  .meta({ id: 'OfferImportState' });

export const offerImport = z
  .object({
    id,
    state: offerImportState,
    fileName: z.string(),
    sha256: z.string().nullable(),
    sizeBytes: z.number().int(),
    lines: z.number().int(),
    counts: z
      .object({
        refused: z.number().int(),
        create: z.number().int(),
        change: z.number().int(),
        same: z.number().int().describe('Lines that say what the offer says already.'),
        newProducts: z.number().int(),
      })
      .describe('What the check found; zeros before it.'),
    applied: z.number().int().describe('Lines applied so far, of create and change together.'),
    sentence: z.string(),
    failure: z.string().nullable(),
    createdAt: isoTime,
    updatedAt: isoTime,
    expiresAt: isoTime,
  })
  .meta({ id: 'OfferImport' });
export type OfferImport = z.infer<typeof offerImport>;
export const offerImportPage = pageOf(offerImport).meta({ id: 'OfferImportPage' });

export const offerImportLine = z
  .object({
    row: z.number().int().describe('In the file; the header is row 1.'),
    sku: z.string().nullable(),
    outcome: z.enum(['create', 'change', 'same', 'refused']).nullable(),
    errors: z.array(z.object({ column: z.string(), message: z.string() })),
    diff: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).nullable(),
    isApplied: z.boolean(),
  })
  .meta({ id: 'OfferImportLine' });
export type OfferImportLine = z.infer<typeof offerImportLine>;
export const offerImportLinePage = pageOf(offerImportLine).meta({ id: 'OfferImportLinePage' });
export const offerImportLineQuery = pageQuery.extend({
  outcome: z.enum(['create', 'change', 'same', 'refused']).optional(),
});
