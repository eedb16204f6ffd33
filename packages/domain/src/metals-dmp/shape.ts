import { z } from 'zod';

/**
 * The shape of a Metals Digital Material Passport, versions 0.0.1 to 0.1.1 (materialidentity.org, metals-schemas): open,
 * nothing is required here. Results are a union tagged by ResultType.
 */
const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim())
  .pipe(z.string().max(4_000));
const maybeText = text.nullish().transform((value) => (value === null || value === '' ? undefined : value));
const list = <T extends z.ZodType>(item: T, max = 500) =>
  z.preprocess(
    (value): unknown[] =>
      value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
    z.array(item).max(max),
  );

const numeric = z.looseObject({
  Value: z.union([z.number(), z.string().max(80)]),
  Operator: maybeText,
  SignificantDigits: z.number().int().min(1).max(30).nullish(),
  Uncertainty: z.number().nullish(),
});
export type NumericShape = z.infer<typeof numeric>;

const result = z.discriminatedUnion('ResultType', [
  numeric.extend({ ResultType: z.literal('numeric') }),
  z.looseObject({ ResultType: z.literal('boolean'), Value: z.boolean(), Description: maybeText }),
  z.looseObject({ ResultType: z.literal('string'), Value: text }),
  z.looseObject({ ResultType: z.literal('range'), Minimum: z.number(), Maximum: z.number() }),
  z.looseObject({
    ResultType: z.literal('array'),
    ParameterName: maybeText,
    ParameterUnit: maybeText,
    Data: z.array(z.looseObject({ Parameter: text, Value: numeric })).max(2_000),
  }),
  z.looseObject({
    ResultType: z.literal('multiValue'),
    Values: z.array(numeric).min(1).max(2_000),
    Statistics: z.looseObject({ Average: numeric.nullish() }).nullish(),
  }),
]);
/** 0.0.1 called the last one `multi`; a bare number or text is a result as well. */
const anyResult = z.preprocess((value) => {
  if (typeof value === 'number') return { ResultType: 'numeric', Value: value };
  if (typeof value === 'string') return { ResultType: 'string', Value: value };
  if (typeof value !== 'object' || value === null) return value;
  return 'ResultType' in value && value.ResultType === 'multi'
    ? { ...value, ResultType: 'multiValue' }
    : value;
}, result);
export type ResultShape = z.infer<typeof result>;

const measurement = z.looseObject({
  PropertyName: maybeText,
  PropertySymbol: maybeText,
  Method: maybeText,
  Unit: maybeText,
  TestConditions: maybeText,
  SpecimenSpecification: z
    .looseObject({ Location: maybeText, Orientation: maybeText, Identifier: maybeText })
    .nullish(),
  Actual: anyResult,
  Minimum: anyResult.nullish(),
  Maximum: anyResult.nullish(),
  Interpretation: maybeText,
  Formula: maybeText,
  SampleRef: maybeText,
});
export type MeasurementShape = z.infer<typeof measurement>;

const party = z.looseObject({
  Name: maybeText,
  Street: list(text, 10),
  City: maybeText,
  ZipCode: maybeText,
  Country: maybeText,
  Email: maybeText,
  Logo: z.string().max(2_000_000).nullish(),
  Identifiers: z.looseObject({ VAT: maybeText, DUNS: maybeText }).nullish(),
});
export type PartyShape = z.infer<typeof party>;

const norm = z.preprocess(
  (value) => (typeof value === 'string' ? { Standard: value } : value),
  z.looseObject({ Standard: maybeText, Year: maybeText }),
);
export type NormShape = z.infer<typeof norm>;
const named = z.preprocess(
  (value) => (typeof value === 'string' ? { Value: value } : value),
  z.looseObject({ Value: maybeText }),
);

const product = z.looseObject({
  Name: maybeText,
  ProductNorms: list(norm, 50),
  MaterialNorms: list(norm, 50),
  MaterialDesignations: list(z.looseObject({ Name: named.nullish(), Number: named.nullish() }), 50),
  Shape: z.looseObject({ Form: maybeText, Unit: maybeText }).nullish(),
  BatchId: maybeText,
  SurfaceCondition: maybeText,
  CountryOfOrigin: maybeText,
  ManufacturingLocation: maybeText,
  ProductionDate: maybeText,
  Marking: maybeText,
  Quantity: z.number().nullish(),
  Weight: z.union([z.number(), z.string().max(80)]).nullish(),
  WeightUnit: maybeText,
  CustomsClassification: z
    .looseObject({
      HSCode: maybeText,
      RegionalCodes: list(z.looseObject({ Region: maybeText, Code: maybeText, System: maybeText }), 50),
    })
    .nullish(),
  DeliveryCondition: z
    .preprocess(
      (value) => (typeof value === 'string' ? { Code: value } : value),
      z.looseObject({ Code: maybeText, Description: maybeText }),
    )
    .nullish(),
  PackagingAndMarking: z.looseObject({ Marking: maybeText, Packaging: maybeText }).nullish(),
});

const analysis = z.looseObject({
  MeltingProcess: maybeText,
  HeatNumber: maybeText,
  CastingDate: maybeText,
  CastingMethod: maybeText,
  SampleLocation: maybeText,
  SampleType: maybeText,
  Elements: list(z.unknown(), 500),
});
export type AnalysisShape = z.infer<typeof analysis>;

export const passportShape = z.looseObject({
  RefSchemaUrl: maybeText,
  DigitalMaterialPassport: z.looseObject({
    Languages: list(text, 20),
    Id: maybeText,
    Version: maybeText,
    IssueDate: maybeText,
    TransactionData: z.looseObject({
      Parties: z.looseObject({
        Manufacturer: party.nullish(),
        Customer: party.nullish(),
        Subcustomer: party.nullish(),
        GoodsReceiver: party.nullish(),
        CertificateReceiver: party.nullish(),
      }),
      BusinessTransaction: z
        .looseObject({
          Order: z
            .looseObject({ Id: maybeText, Position: maybeText, CustomerProductId: maybeText })
            .nullish(),
          Delivery: z
            .looseObject({
              Id: maybeText,
              Position: maybeText,
              InternalOrderId: maybeText,
              Quantity: z.union([z.number(), z.string().max(80)]).nullish(),
              QuantityUnit: maybeText,
            })
            .nullish(),
        })
        .nullish(),
    }),
    Product: product,
    HeatTreatment: z
      .looseObject({
        Process: maybeText,
        Stages: list(
          z.looseObject({
            StageType: maybeText,
            Temperature: maybeText,
            TemperatureUnit: maybeText,
            Duration: maybeText,
            DurationUnit: maybeText,
            CoolingMedium: maybeText,
          }),
          50,
        ),
      })
      .nullish(),
    ChemicalAnalysis: list(analysis, 500),
    MechanicalProperties: list(z.unknown(), 2_000),
    PhysicalProperties: list(z.unknown(), 2_000),
    SupplementaryTests: list(z.unknown(), 2_000),
    Validation: z
      .looseObject({
        ValidationStatement: z
          .preprocess(
            (value) => (typeof value === 'string' ? { Statement: value } : value),
            z.looseObject({ Statement: maybeText, Standards: list(text, 50) }),
          )
          .nullish(),
        ValidationDate: maybeText,
        Validators: list(z.looseObject({ Name: maybeText, Title: maybeText }), 20),
        CEMarking: z
          .looseObject({ NotifiedBodyNumber: maybeText, DoCYear: maybeText, DoCNumber: maybeText })
          .nullish(),
        OtherMarkings: list(
          z.looseObject({ MarkingType: maybeText, CertificateNumber: maybeText, IssuingBody: maybeText }),
          50,
        ),
        CertificateType: z.looseObject({ Standard: maybeText, Type: maybeText }).nullish(),
      })
      .nullish(),
  }),
});
export type PassportShape = z.infer<typeof passportShape>;
export const measurementShape = measurement;
