import { addDecimal, compareDecimal, formatDecimal, parseDecimal } from '../units/index.ts';
import { isSumWithinRounding } from './en15804.ts';
import type { CarbonFinding } from './finding.ts';
import type { CarbonFootprint, ProductFootprint } from './pact-schema.ts';

/** From when until when a footprint may be used; half-open as a period, closed for the filter `validOn` (openapi.yaml). */
export interface ValidityPeriod {
  start: Date;
  end: Date;
  /** False: the three years from the end of the reference period that hold when nothing is said. */
  isStated: boolean;
}

const YEARS = 3;

/**
 * The validity period of a footprint (PACT 3.0, Validity Period).
 *
 * @example validityPeriodOf(footprint).end.toISOString() // '2027-12-31T00:00:00.000Z'
 */
export function validityPeriodOf(
  footprint: Pick<ProductFootprint, 'validityPeriodStart' | 'validityPeriodEnd' | 'pcf'>,
): ValidityPeriod {
  const referenceEnd = new Date(footprint.pcf.referencePeriodEnd);
  const { validityPeriodStart: start, validityPeriodEnd: end } = footprint;
  return {
    start: start === undefined ? referenceEnd : new Date(start),
    end: end === undefined ? yearsAfter(referenceEnd, YEARS) : new Date(end),
    isStated: start !== undefined || end !== undefined,
  };
}

/** The same day and time some years later; 29 February becomes 1 March. */
export function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

const error = (code: string, message: string, field: string): CarbonFinding => ({
  code,
  severity: 'error',
  message,
  field,
});
const warning = (code: string, message: string, field: string): CarbonFinding => ({
  code,
  severity: 'warning',
  message,
  field,
});

/** The rules of PACT 3.0 that no schema states. An error is a MUST that is not kept; a warning is a SHOULD, or a doubt. */
export function checkPactRules(footprint: ProductFootprint): CarbonFinding[] {
  const { pcf } = footprint;
  return [
    ...periodFindings(footprint),
    ...boundFindings(pcf),
    ...inclusionFindings(pcf),
    ...sumFindings(pcf),
    ...identityFindings(footprint),
  ];
}

function* periodFindings(footprint: ProductFootprint): Generator<CarbonFinding> {
  const { pcf } = footprint;
  const referenceStart = new Date(pcf.referencePeriodStart);
  const referenceEnd = new Date(pcf.referencePeriodEnd);
  if (referenceEnd <= referenceStart) {
    yield error(
      'reference-period-empty',
      `The reference period ends ${pcf.referencePeriodEnd}, not after it starts (${pcf.referencePeriodStart}).`,
      'pcf.referencePeriodEnd',
    );
  }
  const { start, end } = validityPeriodOf(footprint);
  if (start < referenceEnd) {
    yield error(
      'validity-starts-too-early',
      `The validity period starts ${footprint.validityPeriodStart ?? ''}, before the reference period ends (${pcf.referencePeriodEnd}).`,
      'validityPeriodStart',
    );
  }
  if (end > yearsAfter(referenceEnd, YEARS)) {
    yield error(
      'validity-ends-too-late',
      `The validity period ends ${footprint.validityPeriodEnd ?? ''}, more than three years after the reference period (${pcf.referencePeriodEnd}).`,
      'validityPeriodEnd',
    );
  }
  if (end <= start) {
    yield error('validity-empty', 'The validity period does not end after it starts.', 'validityPeriodEnd');
  }
}

function* boundFindings(pcf: CarbonFootprint): Generator<CarbonFinding> {
  const within = (text: string, low: string, high: string): boolean =>
    compareDecimal(parseDecimal(text), parseDecimal(low)) >= 0 &&
    compareDecimal(parseDecimal(text), parseDecimal(high)) <= 0;
  for (const name of ['technologicalDQR', 'geographicalDQR', 'temporalDQR'] as const) {
    const value = pcf.dqi?.[name];
    if (value !== undefined && !within(value, '1', '5')) {
      yield error(
        'dqr-out-of-range',
        `${name} is ${value}; data quality ratings are from 1 to 5.`,
        `pcf.dqi.${name}`,
      );
    }
  }
  for (const name of ['exemptedEmissionsPercent', 'primaryDataShare'] as const) {
    const value = pcf[name];
    if (value !== undefined && !within(value, '0', '100')) {
      yield error(
        'percent-out-of-range',
        `${name} is ${value}; a share is from 0 to 100 percent.`,
        `pcf.${name}`,
      );
    }
  }
  if (parseDecimal(pcf.productMassPerDeclaredUnit).unscaled < 0n) {
    yield error(
      'mass-below-zero',
      'The mass of the declared unit is below zero.',
      'pcf.productMassPerDeclaredUnit',
    );
  }
  const isKilogram = pcf.declaredUnitOfMeasurement === 'kilogram';
  if (
    isKilogram &&
    compareDecimal(parseDecimal(pcf.declaredUnitAmount), parseDecimal(pcf.productMassPerDeclaredUnit)) !== 0
  ) {
    yield warning(
      'mass-differs-from-unit',
      `The declared unit is ${pcf.declaredUnitAmount} kilogram, and its mass is said to be ${pcf.productMassPerDeclaredUnit} kg.`,
      'pcf.productMassPerDeclaredUnit',
    );
  }
}

function* inclusionFindings(pcf: CarbonFootprint): Generator<CarbonFinding> {
  if (pcf.packagingEmissionsIncluded === false && pcf.packagingGhgEmissions !== undefined) {
    yield error(
      'packaging-not-included',
      'Packaging emissions are given although packaging is not included.',
      'pcf.packagingGhgEmissions',
    );
  }
  if (pcf.ccsTechnologicalCO2CaptureIncluded === false) {
    for (const name of [
      'ccsTechnologicalCO2Capture',
      'technologicalCO2Removals',
      'technologicalCO2CaptureOrigin',
    ] as const) {
      if (pcf[name] !== undefined) {
        yield error(
          'capture-not-included',
          `${name} is given although no capture takes place.`,
          `pcf.${name}`,
        );
      }
    }
  }
}

function* sumFindings(pcf: CarbonFootprint): Generator<CarbonFinding> {
  const excluding = parseDecimal(pcf.pcfExcludingBiogenicUptake);
  const including = parseDecimal(pcf.pcfIncludingBiogenicUptake);
  if (compareDecimal(including, excluding) > 0) {
    yield warning(
      'uptake-raises-footprint',
      `The footprint including biogenic uptake (${pcf.pcfIncludingBiogenicUptake}) is above the one excluding it (${pcf.pcfExcludingBiogenicUptake}).`,
      'pcf.pcfIncludingBiogenicUptake',
    );
  }
  if (pcf.biogenicCO2Uptake !== undefined) {
    const uptake = parseDecimal(pcf.biogenicCO2Uptake);
    if (!isSumWithinRounding(including, [excluding, uptake])) {
      yield warning(
        'uptake-does-not-add-up',
        `${pcf.pcfExcludingBiogenicUptake} and an uptake of ${pcf.biogenicCO2Uptake} make ${formatDecimal(addDecimal(excluding, uptake))}, not ${pcf.pcfIncludingBiogenicUptake}.`,
        'pcf.pcfIncludingBiogenicUptake',
      );
    }
  }
}

function* identityFindings(footprint: ProductFootprint): Generator<CarbonFinding> {
  if (footprint.precedingPfIds?.some((id) => id.toLowerCase() === footprint.id.toLowerCase())) {
    yield warning(
      'precedes-itself',
      'The footprint names itself among the ones before it.',
      'precedingPfIds',
    );
  }
  for (const [at, rule] of (footprint.pcf.productOrSectorSpecificRules ?? []).entries()) {
    if (rule.operator === 'Other' && rule.otherOperatorName === undefined) {
      yield warning(
        'operator-not-named',
        'The operator of a product rule is "Other" and is not named.',
        `pcf.productOrSectorSpecificRules.${at}`,
      );
    }
  }
  const { verification } = footprint.pcf;
  if (verification && (verification.providerName ?? '').trim() === '') {
    yield warning(
      'verifier-not-named',
      'A verification is given that names no verifier; the figure counts as self-declared.',
      'pcf.verification.providerName',
    );
  }
}
