import { z } from 'zod';

/**
 * The shape of an EN 10168 document as it is exchanged in JSON, versions 0.3 to 0.5: strict where we read, open
 * elsewhere. Fields are named by the standard's item codes (EN 10168:2004, table 1). Single things and lists of them
 * are both accepted, because the versions differ.
 */
const text = z.string().trim().max(4_000);
const requiredText = text.min(1);
const listOf = <T extends z.ZodType>(item: T, max = 200) =>
  z.preprocess(
    (value): unknown[] =>
      value === undefined || value === null ? [] : Array.isArray(value) ? value : [value],
    z.array(item).max(max),
  );
/** Numbers come as JSON numbers or as strings; both stay decimal text from here on. */
const decimalText = z
  .union([z.string().trim().max(40), z.number()])
  .transform((value) => plainDecimal(value));

/** A number as plain decimal digits; JSON's exponents are written out. */
function plainDecimal(value: string | number): string {
  if (typeof value === 'string') return value;
  const written = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(written);
  if (match === null) return written;
  const [, sign = '', head = '', tail = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  const digits = head + tail;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return `${sign}${digits.padEnd(exponent + 1, '0')}`;
}

const company = z
  .looseObject({
    Name: text.optional(),
    CompanyName: text.optional(),
    City: text.optional(),
    Country: text.optional(),
    Identifiers: z.looseObject({ VAT: text.optional(), DUNS: text.optional() }).optional(),
  })
  .refine((value) => (value.Name ?? value.CompanyName ?? '') !== '', {
    path: ['Name'],
    message: 'is missing',
  });
export type CompanyShape = z.infer<typeof company>;

const keyValue = z.looseObject({
  Key: text.optional(),
  Value: z.union([z.string().max(2_000_000), z.number().transform(String), z.boolean()]).nullish(),
  Unit: text.nullish(),
});
const supplement = z.record(z.string(), keyValue).optional();
export type SupplementShape = z.infer<typeof supplement>;

const measurement = z.looseObject({
  Property: text.optional(),
  Value: decimalText.optional(),
  Minimum: decimalText.nullish(),
  Maximum: decimalText.nullish(),
  Unit: text.nullish(),
});
export type MeasurementShape = z.infer<typeof measurement>;

/** `{ Value, Operator }` since 0.5, a bare number or string before. */
const content = z.preprocess(
  (value) => (typeof value === 'string' || typeof value === 'number' ? { Value: value } : value),
  z.looseObject({ Value: decimalText, Operator: z.enum(['=', '<', '<=', '>', '>=']).optional() }),
);
const element = z.looseObject({
  Symbol: requiredText.max(40),
  Actual: content.optional(),
  Minimum: content.nullish(),
  Maximum: content.nullish(),
  Unit: text.nullish(),
});
export type ElementShape = z.infer<typeof element>;

const test = z.looseObject({ SupplementaryInformation: supplement }).optional();

const inspection = z.looseObject({
  C00: decimalText.optional(),
  C01: text.optional(),
  C02: text.optional(),
  C03: decimalText.optional(),
  SupplementaryInformation: supplement,
  TensileTest: z
    .looseObject({
      C10: text.optional(),
      C11: listOf(measurement),
      C12: listOf(measurement),
      C13: listOf(measurement),
      SupplementaryInformation: supplement,
    })
    .optional(),
  NotchedBarImpactTest: z
    .looseObject({
      C40: text.optional(),
      C41: measurement.optional(),
      C42: listOf(measurement),
      C43: measurement.optional(),
      SupplementaryInformation: supplement,
    })
    .optional(),
  HardnessTest: test,
  OtherMechanicalTests: z.record(z.string(), z.unknown()).optional(),
  ChemicalComposition: z.record(z.string(), z.unknown()).optional(),
});
export type InspectionShape = z.infer<typeof inspection>;
export const elementShape = element;

const designation = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { SteelDesignation: value } : value),
  z.looseObject({
    SteelDesignation: listOf(requiredText),
    ProductNorm: listOf(requiredText),
    MaterialNorm: listOf(requiredText),
    MassNorm: listOf(requiredText),
  }),
);

const product = z.looseObject({
  B01: requiredText,
  B02: designation,
  B03: text.optional(),
  B04: text.optional(),
  B05: text.optional(),
  B06: text.optional(),
  B07: listOf(decimalText, 2_000),
  B08: decimalText.optional(),
  B09: z.union([z.record(z.string(), z.unknown()), text]).optional(),
  B10: listOf(measurement),
  B11: listOf(measurement),
  B12: measurement.optional(),
  B13: measurement.optional(),
  SupplementaryInformation: supplement,
});
export type ProductShape = z.infer<typeof product>;

export const documentShape = z.looseObject({
  Certificate: z.looseObject({
    CertificateLanguages: listOf(text).optional(),
    CommercialTransaction: z.looseObject({
      A01: company,
      A02: requiredText,
      A03: requiredText.max(200),
      A04: z.string().max(2_000_000).optional(),
      A05: text.optional(),
      A06: company.optional(),
      'A06.1': company.optional(),
      'A06.2': company.optional(),
      'A06.3': company.optional(),
      'A06.4': company.optional(),
      A07: text.optional(),
      SupplementaryInformation: supplement,
    }),
    ProductDescription: product,
    Inspection: listOf(inspection, 2_000),
    Validation: z.looseObject({ Z01: text.optional(), Z02: text.optional() }).optional(),
  }),
});
export type DocumentShape = z.infer<typeof documentShape>;
