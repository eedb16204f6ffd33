import { z } from 'zod';
import { plainDecimal } from './plain-decimal.ts';

/**
 * The shape of an EN 10168 document as it is exchanged in JSON, versions 0.0 to 0.5: open wherever the versions differ,
 * and nothing is required here. Fields are named by the standard's item codes (EN 10168:2004, table 1). Single things and
 * lists of them are both accepted, numbers and their text as well.
 */
const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => (typeof value === 'number' ? plainDecimal(value) : String(value)).trim())
  .pipe(z.string().max(4_000));
/** A text, or the key and value object that the first versions had in its place. */
const maybeText = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && 'Value' in value ? value.Value : value),
  text.nullish().transform((value) => (value === null || value === '' ? undefined : value)),
);
const listOf = <T extends z.ZodType>(item: T, max = 200) =>
  z.preprocess(
    (value): unknown[] =>
      value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
    z.array(item).max(max),
  );
const shortText = text.pipe(z.string().max(80));

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const company = z.preprocess(
  (value) => (isScalar(value) ? { Name: value } : value),
  z.looseObject({
    Name: maybeText,
    /** Before 0.5. */
    CompanyName: maybeText,
    Street: listOf(text, 10),
    ZipCode: maybeText,
    City: maybeText,
    Country: maybeText,
    Email: maybeText,
    Emails: listOf(text, 20),
    Identifiers: z.looseObject({ VAT: maybeText, DUNS: maybeText }).nullish(),
    /** Before 0.4. */
    VAT_Id: maybeText,
    DUNS: maybeText,
  }),
);
export type CompanyShape = z.infer<typeof company>;

/** Images may stand as values; they are megabytes of text. */
const keyValue = z.preprocess(
  (value) => (isScalar(value) || typeof value === 'boolean' ? { Value: value } : value),
  z.looseObject({
    Key: maybeText,
    Value: z
      .union([z.string().max(2_000_000), z.number().transform(plainDecimal), z.boolean().transform(String)])
      .nullish(),
    Unit: maybeText,
    Interpretation: maybeText,
    Type: maybeText,
    Method: maybeText,
  }),
);
export type KeyValueShape = z.infer<typeof keyValue>;
const supplement = z
  .preprocess(
    (value) =>
      Array.isArray(value) ? Object.fromEntries(value.map((item: unknown, at) => [String(at), item])) : value,
    z.record(z.string(), keyValue),
  )
  .nullish();
export type SupplementShape = z.infer<typeof supplement>;

const measurement = z.preprocess(
  (value) => (isScalar(value) ? { Value: value } : value),
  z.looseObject({
    Property: maybeText,
    Value: shortText.nullish(),
    Minimum: shortText.nullish(),
    Maximum: shortText.nullish(),
    Unit: maybeText,
    Method: maybeText,
  }),
);
export type MeasurementShape = z.infer<typeof measurement>;
const measurements = listOf(measurement);
const firstMeasurement = measurements.transform((list) => list[0]);

/** `{ Value, Operator }` since 0.5, a bare number or string before. */
const content = z.preprocess(
  (value) => (isScalar(value) ? { Value: value } : value),
  z.looseObject({ Value: shortText, Operator: maybeText }),
);
export const elementShape = z.looseObject({
  Symbol: text.pipe(z.string().min(1).max(40)),
  Actual: content.nullish(),
  Minimum: content.nullish(),
  Maximum: content.nullish(),
  Unit: maybeText,
});
export type ElementShape = z.infer<typeof elementShape>;

const tensileTest = z.looseObject({
  C10: maybeText,
  C11: measurements,
  C12: measurements,
  C13: measurements,
  SupplementaryInformation: supplement,
});
export type TensileShape = z.infer<typeof tensileTest>;
const impactTest = z.looseObject({
  C40: maybeText,
  C41: firstMeasurement,
  C42: measurements,
  C43: firstMeasurement,
  SupplementaryInformation: supplement,
});
export type ImpactShape = z.infer<typeof impactTest>;
const hardnessTest = z.looseObject({
  C30: maybeText,
  C31: measurements,
  C32: firstMeasurement,
  SupplementaryInformation: supplement,
});
export type HardnessShape = z.infer<typeof hardnessTest>;

const inspection = z.looseObject({
  C00: listOf(shortText, 50),
  C01: maybeText,
  C02: maybeText,
  C03: maybeText,
  SupplementaryInformation: supplement,
  TensileTest: listOf(tensileTest, 50),
  HardnessTest: listOf(hardnessTest, 50),
  NotchedBarImpactTest: listOf(impactTest, 50),
  OtherMechanicalTests: supplement,
  ChemicalComposition: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()).max(200)]).nullish(),
});
export type InspectionShape = z.infer<typeof inspection>;

const designation = z.preprocess(
  (value) => (isScalar(value) || Array.isArray(value) ? { SteelDesignation: value } : value),
  z.looseObject({
    SteelDesignation: listOf(text),
    ProductNorm: listOf(text),
    MaterialNorm: listOf(text),
    MassNorm: listOf(text),
  }),
);

const product = z.looseObject({
  B01: maybeText,
  B02: designation.nullish(),
  B03: maybeText,
  B04: maybeText,
  B05: maybeText,
  B06: maybeText,
  /** A text, a list, or an object whose values identify. */
  B07: z.preprocess(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : value,
    listOf(shortText, 2_000),
  ),
  B08: shortText.nullish(),
  B09: z.union([z.record(z.string(), z.unknown()), text]).nullish(),
  B10: measurements,
  B11: measurements,
  B12: firstMeasurement,
  B13: firstMeasurement,
  SupplementaryInformation: supplement,
});
export type ProductShape = z.infer<typeof product>;

const representative = z.preprocess(
  (value) => (isScalar(value) ? { Name: value } : value),
  z.looseObject({ Name: maybeText, Title: maybeText }),
);

const attachment = z.looseObject({
  Hash: z.looseObject({ Algorithm: maybeText, Encoding: maybeText, Value: maybeText }).nullish(),
  FileName: maybeText,
  'MIME-Type': maybeText,
  Data: z.string().max(2_000_000).nullish(),
});
export type AttachmentShape = z.infer<typeof attachment>;

export const documentShape = z.looseObject({
  RefSchemaUrl: maybeText,
  Certificate: z.looseObject({
    CertificateLanguages: listOf(text, 20),
    CommercialTransaction: z.looseObject({
      A01: company.nullish(),
      A02: maybeText,
      A03: text.pipe(z.string().max(200)).nullish(),
      A04: z.string().max(2_000_000).nullish(),
      A05: maybeText,
      A06: company.nullish(),
      'A06.1': company.nullish(),
      'A06.2': company.nullish(),
      'A06.3': company.nullish(),
      'A06.4': company.nullish(),
      A07: maybeText,
      A08: maybeText,
      A09: maybeText,
      A96: maybeText,
      A97: maybeText,
      A98: maybeText,
      A99: maybeText,
      SupplementaryInformation: supplement,
    }),
    ProductDescription: product,
    Inspection: listOf(inspection, 2_000),
    OtherTests: z
      .looseObject({ D01: maybeText, NonDestructiveTests: supplement, OtherProductTests: supplement })
      .nullish(),
    Validation: z
      .looseObject({
        Z01: maybeText,
        Z02: maybeText,
        Z03: listOf(representative, 20),
        Z04: z
          .looseObject({ NotifiedBodyNumber: maybeText, DoCYear: maybeText, DoCNumber: maybeText })
          .nullish(),
        SupplementaryInformation: supplement,
      })
      .nullish(),
    Attachments: listOf(attachment, 100),
  }),
});
export type DocumentShape = z.infer<typeof documentShape>;
