/**
 * The data model of PACT Technical Specifications 3.0 (`spec/v3/openapi.yaml` 3.0.3): what a footprint must be to be read.
 * Properties that later revisions add are let through. Numbers are decimal text.
 */
import { z } from 'zod';
import { isInCalendar } from '../calendar/index.ts';

const decimalText = (pattern: RegExp, what: string) =>
  z.string().max(80, 'has more than 80 characters').regex(pattern, what);

/** `Decimal`: any sign. */
export const pactDecimal = decimalText(/^[+-]?\d+(\.\d+)?$/, 'must be a decimal in text, such as "1.85"');
const positive = decimalText(/^\+?(?=[0.]*[1-9])\d+(\.\d+)?$/, 'must be a decimal above zero, in text');
const positiveOrZero = decimalText(/^\+?\d+(\.\d+)?$/, 'must be a decimal of at least zero, in text');
const negativeOrZero = decimalText(
  /^(-\d+(\.\d+)?|0+(\.0+)?)$/,
  'must be a decimal of at most zero, in text',
);

/** A URN by its scheme; case does not matter. */
export const urn = z.string().max(500).regex(/^urn:/i, 'must be a URN: urn:…');
/** Any UUID, of whatever version. */
export const uuid = z.string().regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'must be a UUID');
export const instant = z.iso
  .datetime({ offset: true, abort: true, error: 'must be a date and time with its zone (RFC 3339)' })
  .refine(isInCalendar, 'must be from 1900 to 9999');
const text = z.string().max(20_000);
const filled = text.min(1, 'must not be empty');

const setOf = <T extends z.ZodType>(item: T, max = 1_000) =>
  z
    .array(item)
    .min(1, 'must not be empty')
    .max(max)
    .refine(
      (items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
      'must not repeat an entry',
    );

export const unRegions = [
  'Africa',
  'Americas',
  'Asia',
  'Europe',
  'Oceania',
  'Australia and New Zealand',
  'Central Asia',
  'Eastern Asia',
  'Eastern Europe',
  'Latin America and the Caribbean',
  'Melanesia',
  'Micronesia',
  'Northern Africa',
  'Northern America',
  'Northern Europe',
  'Polynesia',
  'South-eastern Asia',
  'Southern Asia',
  'Southern Europe',
  'Sub-Saharan Africa',
  'Western Asia',
  'Western Europe',
] as const;

export const declaredUnits = [
  'liter',
  'kilogram',
  'cubic meter',
  'kilowatt hour',
  'megajoule',
  'ton kilometer',
  'square meter',
  'piece',
  'hour',
  'megabit second',
] as const;

const verification = z.looseObject({
  coverage: z.enum(['PCF calculation model', 'PCF program', 'product level']).optional(),
  providerName: text.optional(),
  completedAt: instant.optional(),
  standardName: text.optional(),
  comments: text.optional(),
});

const dqi = z.looseObject({
  technologicalDQR: pactDecimal,
  geographicalDQR: pactDecimal,
  temporalDQR: pactDecimal,
});

const rule = z.looseObject({
  operator: z.enum(['PEF', 'EPD International', 'Other']),
  ruleNames: setOf(filled),
  otherOperatorName: filled.optional(),
});

/** One of three, or none: the footprint is global then. */
export const geographyFields = [
  'geographyRegionOrSubregion',
  'geographyCountry',
  'geographyCountrySubdivision',
] as const;

export const carbonFootprint = z
  .looseObject({
    declaredUnitOfMeasurement: z.enum(declaredUnits),
    declaredUnitAmount: positive,
    productMassPerDeclaredUnit: pactDecimal,
    referencePeriodStart: instant,
    referencePeriodEnd: instant,
    geographyRegionOrSubregion: z.enum(unRegions).optional(),
    geographyCountry: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a country code (ISO 3166-1 alpha-2)')
      .optional(),
    geographyCountrySubdivision: z
      .string()
      .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a subdivision code (ISO 3166-2)')
      .optional(),
    boundaryProcessesDescription: text.optional(),
    pcfExcludingBiogenicUptake: pactDecimal,
    pcfIncludingBiogenicUptake: pactDecimal,
    fossilCarbonContent: positiveOrZero,
    biogenicCarbonContent: positiveOrZero.optional(),
    recycledCarbonContent: positiveOrZero.optional(),
    fossilGhgEmissions: positiveOrZero,
    landUseChangeGhgEmissions: positiveOrZero.optional(),
    landCarbonLeakage: positiveOrZero.optional(),
    landManagementFossilGhgEmissions: positiveOrZero.optional(),
    landManagementBiogenicCO2Emissions: positiveOrZero.optional(),
    landManagementBiogenicCO2Removals: negativeOrZero.optional(),
    biogenicCO2Uptake: negativeOrZero.optional(),
    biogenicNonCO2Emissions: positiveOrZero.optional(),
    landAreaOccupation: positiveOrZero.optional(),
    aircraftGhgEmissions: positiveOrZero.optional(),
    packagingEmissionsIncluded: z.boolean().optional(),
    packagingGhgEmissions: positiveOrZero.optional(),
    packagingBiogenicCarbonContent: positiveOrZero.optional(),
    outboundLogisticsGhgEmissions: positiveOrZero.optional(),
    ccsTechnologicalCO2CaptureIncluded: z.boolean().optional(),
    ccsTechnologicalCO2Capture: negativeOrZero.optional(),
    technologicalCO2CaptureOrigin: text.optional(),
    technologicalCO2Removals: negativeOrZero.optional(),
    ccuCarbonContent: positiveOrZero.optional(),
    ccuCalculationApproach: z.enum(['Cut-off', 'Credit']).optional(),
    ccuCreditCertification: z.url('must be an address').max(2_000).optional(),
    ipccCharacterizationFactors: setOf(
      z.string().regex(/^AR\d{1,3}$/, 'must be AR and a number, such as AR6'),
    ),
    crossSectoralStandards: setOf(filled),
    productOrSectorSpecificRules: setOf(rule).optional(),
    exemptedEmissionsPercent: pactDecimal,
    exemptedEmissionsDescription: text.optional(),
    allocationRulesDescription: text.optional(),
    secondaryEmissionFactorSources: z
      .array(z.looseObject({ name: filled, version: filled }))
      .min(1, 'must not be empty')
      .max(1_000)
      .optional(),
    primaryDataShare: pactDecimal.optional(),
    dqi: dqi.optional(),
    verification: verification.optional(),
  })
  .refine((pcf) => geographyFields.filter((field) => pcf[field] !== undefined).length <= 1, {
    error: 'must name one geography only: a region, a country or a subdivision, or none for the world',
    path: ['geographyCountry'],
  })
  .meta({ 'x-example-omits': ['geographyRegionOrSubregion', 'geographyCountrySubdivision'] });

const extension = z.looseObject({
  specVersion: z.string().max(40),
  dataSchema: z.url('must be an address').max(2_000),
  documentation: z.url('must be an address').max(2_000).optional(),
  data: z.record(z.string(), z.unknown()),
});

export const pactStatus = z.enum(['Active', 'Deprecated']);

export const productFootprint = z
  .looseObject({
    id: uuid,
    specVersion: z.string().regex(/^\d+\.\d+\.\d+(-\d{8})?$/, 'must be major.minor.patch'),
    precedingPfIds: setOf(uuid).optional(),
    created: instant,
    status: pactStatus,
    validityPeriodStart: instant.optional(),
    validityPeriodEnd: instant.optional(),
    companyName: filled,
    companyIds: setOf(urn),
    productDescription: text,
    productIds: setOf(urn),
    productClassifications: setOf(urn).optional(),
    productNameCompany: filled,
    comment: text.optional(),
    pcf: carbonFootprint,
    extensions: z.array(extension).max(100).optional(),
  })
  .meta({ id: 'ProductFootprint', description: 'PACT Technical Specifications 3.0 ProductFootprint.' });

export type CarbonFootprint = z.infer<typeof carbonFootprint>;
export type ProductFootprint = z.infer<typeof productFootprint>;
