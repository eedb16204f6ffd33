/** Lots: material commissioned on the ledger under one certificate, counted in grams. */
import { z } from 'zod';
import {
  address,
  bytes32,
  country,
  id,
  isoTime,
  pageOf,
  pageQuery,
  positiveUintString,
  typedData,
  uintString,
} from './primitives.ts';

/** Production route: blast furnace/basic oxygen, scrap electric arc, direct-reduced iron electric arc. */
export const steelRoute = z.enum(['BF-BOF', 'EAF-scrap', 'DRI-EAF', 'other']).meta({ id: 'SteelRoute' });

/** Commissions a lot. Without `massGrams` all that is left under the certificate is commissioned. */
export const lotInput = z
  .strictObject({
    certificateId: id,
    massGrams: positiveUintString.optional(),
    emissionsGramsPerKg: uintString.optional().describe('g CO2e per kg of steel, self-declared, e.g. "620".'),
    countryOfMelt: country.optional().describe('The issuer’s country when absent.'),
    route: steelRoute.optional(),
  })
  .meta({ id: 'LotInput' });
export type LotInput = z.input<typeof lotInput>;

export const lotState = z
  .enum(['awaiting-signature', 'requested', 'commissioned', 'final', 'failed', 'recalled'])
  .meta({ id: 'LotState' });
export type LotState = z.infer<typeof lotState>;

export const lot = z
  .object({
    id,
    lotId: uintString.describe('Token id on the ledger: 100 bits.'),
    lotCode: z.string().describe('20 characters, printed on the label as GS1 AI 10.'),
    state: lotState,
    certificateId: id,
    certificateNumber: z.string(),
    onChainCertificate: bytes32,
    heatNumber: z.string(),
    grade: z.string(),
    norm: z.string().nullable(),
    product: z.string(),
    form: z.string().nullable(),
    dimensions: z.string(),
    marking: z.string().nullable(),
    massGrams: uintString,
    heldGrams: uintString.describe('What the ledger says the owner still holds.'),
    reservedGrams: uintString.describe('Part of that which open payments pin.'),
    availableGrams: uintString.describe('Not taken by any order yet.'),
    emissionsGramsPerKg: uintString.nullable(),
    countryOfMelt: country,
    route: steelRoute,
    issuer: z.object({ name: z.string(), account: address.nullable() }),
    evidence: bytes32,
    digitalLink: z.string().describe('The address in the QR code of the label.'),
    typedData: typedData.nullable().describe('Present while the organisation’s own signature is awaited.'),
    txHash: bytes32.nullable(),
    failure: z.string().nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'Lot' });
export type Lot = z.infer<typeof lot>;
export const lotPage = pageOf(lot).meta({ id: 'LotPage' });
export const lotQuery = pageQuery.extend({ state: lotState.optional() });
export const labelQuery = z.strictObject({
  serial: z
    .string()
    .regex(/^[0-9A-Z]{1,20}$/)
    .optional()
    .describe('GS1 AI 21 of a delivered bundle.'),
});

export const labelPrintInput = labelQuery
  .extend({ format: z.enum(['pdf', 'png', 'zpl']).describe('The file that is sent to the printer.') })
  .meta({ id: 'LabelPrintInput' });
export type LabelPrintInput = z.infer<typeof labelPrintInput>;
export const labelPrint = z
  .object({ lotCode: z.string(), labelPrintedAt: isoTime })
  .meta({ id: 'LabelPrint' });
export type LabelPrint = z.infer<typeof labelPrint>;
