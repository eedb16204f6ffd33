import { formatScaled } from '../units/index.ts';
import type { Emissions } from './emissions.ts';
import { gramsCo2ePerTonneOf } from './intensity.ts';
import { yearsAfter } from './pact-rules.ts';
import type { SteelRoute } from './plausibility-bands.ts';
import type { ProductFootprint } from './pact-schema.ts';

/** The lot and the statement that a footprint is made from. */
export interface FootprintSource {
  id: string;
  createdAt: Date;
  precedingPfIds: readonly string[];
  company: { id: string; name: string; vatNumber: string | null };
  product: {
    name: string;
    grade: string;
    norm: string | null;
    heatNumber: string;
    gtin: string | null;
    lotCode: string;
    /** CN code or heading, digits only; null when not known. */
    cn: string | null;
    route: SteelRoute;
    countryOfMelt: string;
    /** Carbon of the ladle analysis in percent, as certified; null when not stated. */
    carbonPercent: string | null;
  };
  emissions: Emissions;
  method: string;
  boundary: string;
  referencePeriodStart: Date;
  referencePeriodEnd: Date;
  /** Host name of the marketplace, for URNs that it issues. */
  host: string;
  comment: string | null;
}

const routeWords: Record<SteelRoute, string> = {
  'BF-BOF': 'blast furnace and basic oxygen furnace',
  'EAF-scrap': 'electric arc furnace, from scrap',
  'DRI-EAF': 'electric arc furnace, from direct-reduced iron',
  other: 'route not stated',
};

/**
 * The PACT 3.0 footprint of a lot, per kilogram: kg CO2e per kg to six decimals, rounded half up. Steel takes up no
 * biogenic carbon, so both totals are the fossil emissions. The validity period is always stated.
 *
 * @example makeFootprint(source).pcf.pcfExcludingBiogenicUptake // '0.62'
 */
export function makeFootprint(source: FootprintSource): ProductFootprint {
  const { product, company, emissions, referencePeriodEnd } = source;
  const perKg = formatScaled(gramsCo2ePerTonneOf(emissions.emissionsGrams, emissions.massGrams), 6);
  const condition = product.norm === null ? product.grade : `${product.grade} to ${product.norm}`;
  const comments = [
    source.comment,
    product.carbonPercent === null
      ? 'The carbon content is not stated on the certificate and is given as 0.'
      : null,
  ].filter((line) => line !== null);
  return {
    id: source.id,
    specVersion: '3.0.0',
    ...(source.precedingPfIds.length > 0 && { precedingPfIds: [...source.precedingPfIds] }),
    created: seconds(source.createdAt),
    status: 'Active',
    validityPeriodStart: seconds(referencePeriodEnd),
    validityPeriodEnd: seconds(yearsAfter(referencePeriodEnd, 3)),
    companyName: company.name,
    companyIds: [
      `urn:uuid:${company.id}`,
      ...(company.vatNumber === null ? [] : [`urn:pact:ec.europa.eu:vat-number:${company.vatNumber}`]),
    ],
    productDescription: `${product.name}, ${condition}, heat ${product.heatNumber}, unpackaged. Made by ${routeWords[product.route]}; melted in ${product.countryOfMelt}.`,
    productIds: [
      ...(product.gtin === null ? [] : [`urn:gtin:${product.gtin}`]),
      `urn:pact:${source.host}:supplier-id:lot-${product.lotCode}`,
    ],
    ...(product.cn !== null && { productClassifications: [`urn:pact:ec.europa.eu:cn:${product.cn}`] }),
    productNameCompany: `${product.grade} ${product.name}`,
    ...(comments.length > 0 && { comment: comments.join(' ') }),
    pcf: {
      declaredUnitOfMeasurement: 'kilogram',
      declaredUnitAmount: '1',
      productMassPerDeclaredUnit: '1',
      referencePeriodStart: seconds(source.referencePeriodStart),
      referencePeriodEnd: seconds(referencePeriodEnd),
      geographyCountry: product.countryOfMelt,
      boundaryProcessesDescription: source.boundary,
      pcfExcludingBiogenicUptake: perKg,
      pcfIncludingBiogenicUptake: perKg,
      fossilCarbonContent: product.carbonPercent === null ? '0' : hundredthOf(product.carbonPercent),
      biogenicCarbonContent: '0',
      fossilGhgEmissions: perKg,
      landUseChangeGhgEmissions: '0',
      biogenicCO2Uptake: '0',
      packagingEmissionsIncluded: false,
      ipccCharacterizationFactors: ['AR6'],
      crossSectoralStandards: ['ISO14067'],
      exemptedEmissionsPercent: '0',
      allocationRulesDescription: `${source.method}; by mass within the lot`,
      ...(emissions.assurance === 'verified' && {
        verification: {
          coverage: 'product level' as const,
          providerName: emissions.verification.providerName,
          ...(emissions.verification.completedAt !== null && {
            completedAt: emissions.verification.completedAt,
          }),
          ...(emissions.verification.standardName !== '' && {
            standardName: emissions.verification.standardName,
          }),
        },
      }),
    },
  };
}

/** Whole seconds in UTC, without a sign that a query string would swallow. @example '2026-11-01T00:00:00Z' */
const seconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** A percentage as a part of one: the point moves two places. Anything that is no plain decimal counts as not stated. */
function hundredthOf(percent: string): string {
  const match = /^(\d{1,3})(?:\.(\d{1,12}))?$/.exec(percent.trim());
  if (!match) return '0';
  const [, whole = '0', fraction = ''] = match;
  return formatScaled(BigInt(whole + fraction), fraction.length + 2);
}
