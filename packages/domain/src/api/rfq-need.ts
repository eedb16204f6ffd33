/** The steel that a request for quotation asks for. */
import { z } from 'zod';
import { productFamilies } from '../product/index.ts';
import { certificateTypes, needUnits } from '../sourcing/index.ts';
import { attachment } from './attachment.ts';
import { country, id, isoTime, positiveUintString, priceCurrency } from './primitives.ts';

export const needAmountMilli = positiveUintString
  .refine((text) => text.length <= 15, 'Give a smaller amount.')
  .describe('In thousandths of the unit: "2500" is 2.5 t.');
export const carbonIntensity = positiveUintString
  .refine((text) => text.length <= 6, 'Give at most 999,999 g CO2e per kg.')
  .describe('Grams CO2e per kilogram, which are kilograms per tonne.');
const text = (most: number) => z.string().trim().min(1).max(most);

export const certificateAsked = z.enum(certificateTypes).meta({ id: 'CertificateAsked' });

export const rfqPlace = z
  .strictObject({ country, postcode: z.string().trim().max(12), city: text(80).nullable().default(null) })
  .meta({ id: 'RfqPlace' });

export const rfqRow = z
  .strictObject({
    text: text(300).describe('The steel in words: form, size, grade, whatever the vendor has to know.'),
    productId: id.nullable().default(null),
    offerId: id.nullable().default(null).describe('An offer that was looked at when this was asked.'),
    grade: text(40).nullable().default(null),
    norm: text(60).nullable().default(null),
    family: z.enum(productFamilies).nullable().default(null),
    dimensions: text(80).nullable().default(null),
    unit: z.enum(needUnits),
    amountMilli: needAmountMilli,
    certificate: certificateAsked.nullable().default(null).describe('The least that will do.'),
    carbonCapGramsPerKg: carbonIntensity.nullable().default(null),
    cutting: text(300).nullable().default(null),
  })
  .refine((row) => row.unit !== 'piece' || BigInt(row.amountMilli) % 1_000n === 0n, {
    path: ['amountMilli'],
    message: 'Ask for whole pieces.',
  })
  .meta({ id: 'RfqRow' });
export type RfqRow = z.output<typeof rfqRow>;

/** What a request says to everybody who reads it. */
export const rfqNeed = {
  id,
  number: z.string().describe('RFQ-2026-000012'),
  title: z.string(),
  rows: z.array(rfqRow),
  place: rfqPlace,
  wantedOn: z.string().nullable(),
  paymentTerms: z.string().nullable(),
  answersBy: isoTime,
  currency: priceCurrency,
  note: z.string().nullable(),
  files: z.array(attachment),
};
