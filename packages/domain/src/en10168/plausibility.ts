import {
  addDecimal,
  compareDecimal,
  formatDecimal,
  formatKilograms,
  multiplyDecimal,
  parseDecimal,
  tryParseDecimal,
  type Decimal,
} from '../units/index.ts';
import { judgeContents } from './plausible-contents.ts';
import type { Finding } from './finding.ts';
import type { Mechanical, NormalCertificate } from './normal-certificate.ts';

export type Plausible = Pick<
  NormalCertificate,
  | 'analyses'
  | 'mechanicals'
  | 'grades'
  | 'form'
  | 'dimensions'
  | 'pieces'
  | 'actualMassGrams'
  | 'theoreticalMassGrams'
>;

/** Finds what passes a schema and yet cannot be: adds a finding for each. */
export function judgePlausibility(certificate: Plausible, findings: Finding[]): void {
  for (const analysis of certificate.analyses) judgeContents(analysis, findings);
  judgeStrength(certificate.mechanicals, findings);
  judgeImpact(certificate.mechanicals, findings);
  judgeStatedLimits(certificate, findings);
  judgeMass(certificate, findings);
  judgeDesignations(certificate.grades, findings);
}

/** One megapascal is one newton per square millimetre, and some laboratories write both in one table. */
const stressUnit = (unit: string): string => (/^(mpa|n\/mm(2|²|\^2))$/iu.test(unit.trim()) ? 'MPa' : unit);

function judgeStrength(mechanicals: readonly Mechanical[], findings: Finding[]): void {
  const places = new Set(mechanicals.map(placeOf));
  for (const place of places) {
    const inPlace = (property: Mechanical['property']) =>
      mechanicals.filter((item) => item.property === property && placeOf(item) === place);
    const tensiles = inPlace('tensile');
    const ratios = inPlace('ratio');
    inPlace('yield').forEach((yieldStrength, i) => {
      // Several test pieces of one test are listed in the same order for each property.
      const tensile = tensiles[i] ?? (tensiles.length === 1 ? tensiles[0] : undefined);
      const re = tryParseDecimal(yieldStrength.value);
      const rm = tryParseDecimal(tensile?.value ?? '');
      if (tensile === undefined || stressUnit(tensile.unit) !== stressUnit(yieldStrength.unit)) return;
      if (re === undefined || rm === undefined) return;
      if (compareDecimal(re, rm) > 0) {
        findings.push({
          code: 'yield-above-tensile',
          severity: 'refuse',
          field: yieldStrength.field,
          message: `The yield strength ${yieldStrength.value} is above the tensile strength ${tensile.value} ${tensile.unit}; no steel behaves so.`,
          remedy: 'Check whether the two values were exchanged, and upload the corrected certificate.',
        });
      }
      const ratio = ratios[i];
      if (ratio !== undefined) judgeRatio(ratio, re, rm, findings);
    });
  }
}

/** Stated Re/Rm or Rm/Re against the two values, within 0.015 for rounding. */
function judgeRatio(ratio: Mechanical, re: Decimal, rm: Decimal, findings: Finding[]): void {
  const written = tryParseDecimal(ratio.value);
  if (written === undefined) return;
  // A ratio in percent is the same figure times a hundred.
  const stated = ratio.unit.trim() === '%' ? multiplyDecimal(written, parseDecimal('0.01')) : written;
  const isRmOverRe = /^\s*rm/iu.test(ratio.label);
  const [numerator, divisor] = isRmOverRe ? [rm, re] : [re, rm];
  const slack = multiplyDecimal(divisor, parseDecimal('0.015'));
  const implied = multiplyDecimal(stated, divisor);
  const isNear =
    compareDecimal(implied, addDecimal(numerator, slack)) <= 0 &&
    compareDecimal(addDecimal(implied, slack), numerator) >= 0;
  if (isNear) return;
  findings.push({
    code: 'ratio-contradiction',
    severity: 'warn',
    field: ratio.field,
    message: `The stated ratio ${ratio.label} ${ratio.value} does not follow from ${formatDecimal(numerator)} and ${formatDecimal(divisor)}.`,
    remedy: 'Ask the manufacturer which of the three values is right.',
  });
}

function judgeImpact(mechanicals: readonly Mechanical[], findings: Finding[]): void {
  for (const item of mechanicals) {
    if (item.property !== 'impact' || item.individual.length < 2) continue;
    const values = item.individual.flatMap((value) => tryParseDecimal(value) ?? []);
    const mean = tryParseDecimal(item.value);
    if (mean === undefined || values.length !== item.individual.length) continue;
    // The mean, rounded to whole joules, lies within one joule of sum ÷ n.
    const count = { unscaled: BigInt(values.length), scale: 0 };
    const sum = addDecimal(...values);
    const low = addDecimal(sum, multiplyDecimal(count, parseDecimal('-1')));
    const high = addDecimal(sum, count);
    const stated = multiplyDecimal(mean, count);
    if (compareDecimal(stated, low) >= 0 && compareDecimal(stated, high) <= 0) continue;
    findings.push({
      code: 'mean-contradiction',
      severity: 'warn',
      field: item.field,
      message: `The stated mean impact energy ${item.value} J does not follow from ${item.individual.join(', ')} J.`,
      remedy: 'Ask the manufacturer for the right values.',
    });
  }
}

function judgeStatedLimits({ analyses, mechanicals }: Plausible, findings: Finding[]): void {
  const contents = analyses.flatMap((analysis) =>
    analysis.contents.map((content) => ({ ...content, label: content.symbol })),
  );
  for (const { label, value, minimum, maximum, unit, field } of [...contents, ...mechanicals]) {
    const actual = tryParseDecimal(value);
    const low = minimum === null ? undefined : tryParseDecimal(minimum);
    const high = maximum === null ? undefined : tryParseDecimal(maximum);
    if (actual === undefined) continue;
    const isBelow = low !== undefined && compareDecimal(actual, low) < 0;
    const isAbove = high !== undefined && compareDecimal(actual, high) > 0;
    if (!isBelow && !isAbove) continue;
    findings.push({
      code: 'outside-stated-limits',
      severity: 'warn',
      field,
      message: `${label} is ${value} ${unit}, ${isBelow ? `below the minimum ${minimum ?? ''}` : `above the maximum ${maximum ?? ''}`} that the certificate itself states.`,
      remedy: 'Ask the manufacturer whether the value or the limit is wrong.',
    });
  }
}

/** Steel weighs 7.85 g/cm³ (EN 10025-1:2004, 7.7.3). */
const GRAMS_PER_MM3_E5 = 785n;

function judgeMass(certificate: Plausible, findings: Finding[]): void {
  const { actualMassGrams: actual, theoreticalMassGrams: theoretical } = certificate;
  if (actual !== null && theoretical !== null && isFurtherThan(actual, theoretical, 15n)) {
    findings.push({
      code: 'mass-contradiction',
      severity: 'warn',
      field: 'Certificate.ProductDescription.B13',
      message: `The actual mass ${formatKilograms(actual)} kg and the theoretical mass ${formatKilograms(theoretical)} kg differ by more than 15 %.`,
      remedy: 'Check both masses and their units.',
    });
  }
  const computed = massFromDimensions(certificate);
  const stated = actual ?? theoretical;
  if (computed === undefined || stated === null || !isFurtherThan(stated, computed, 20n)) return;
  const isFar = stated > computed * 5n || stated * 5n < computed;
  findings.push({
    code: 'mass-contradiction',
    severity: isFar ? 'refuse' : 'warn',
    field: 'Certificate.ProductDescription.B13',
    message: `The stated mass ${formatKilograms(stated)} kg does not fit the dimensions and pieces, which make about ${formatKilograms((computed / 1_000n) * 1_000n)} kg.`,
    remedy: 'Check mass, unit, dimensions and number of pieces.',
  });
}

function isFurtherThan(a: bigint, b: bigint, percent: bigint): boolean {
  const distance = a > b ? a - b : b - a;
  return distance * 100n > b * percent;
}

/** Theoretical mass of plates, sheets, flats, round bars and rectangular tubes; undefined for others. */
export function massFromDimensions({ form, dimensions, pieces }: Plausible): bigint | undefined {
  const micro = (name: string): bigint | undefined => {
    const found = dimensions.find((dimension) => dimension.name === name);
    const scale = found?.unit === 'mm' ? 3 : found?.unit === 'm' ? 6 : undefined;
    const decimal = found === undefined ? undefined : tryParseDecimal(found.value);
    if (decimal === undefined || scale === undefined) return undefined;
    return (decimal.unscaled * 10n ** BigInt(scale)) / 10n ** BigInt(decimal.scale);
  };
  const count = pieces === null ? undefined : tryParseDecimal(pieces);
  const length = micro('length');
  if (count === undefined || count.scale !== 0 || count.unscaled <= 0n || length === undefined)
    return undefined;
  const area = sectionArea(form ?? '', micro);
  if (area === undefined || area <= 0n || length <= 0n) return undefined;
  // Lengths are in µm: area in µm², volume in µm³ = 10⁻⁹ mm³, density 0.00785 g/mm³.
  return (area * length * count.unscaled * GRAMS_PER_MM3_E5) / 10n ** 14n;
}

function sectionArea(form: string, micro: (name: string) => bigint | undefined): bigint | undefined {
  const width = micro('width');
  const wall = micro('wall');
  const height = micro('height') ?? micro('side');
  if (/^(plate|sheet|flatbar|slab)$/iu.test(form)) {
    const thickness = micro('thickness');
    return thickness === undefined || width === undefined ? undefined : thickness * width;
  }
  if (/^(rectangulartube|quadratictube)$/iu.test(form) && wall !== undefined && height !== undefined) {
    return 2n * wall * (height + (width ?? height) - 2n * wall);
  }
  if (/^roundbar$/iu.test(form)) {
    const diameter = micro('diameter');
    return diameter === undefined ? undefined : (diameter * diameter * 785_398n) / 1_000_000n;
  }
  return undefined;
}

function judgeDesignations(grades: readonly string[], findings: Finding[]): void {
  const rebar = grades.find((grade) => /^B\s?[45]\d\d/iu.test(grade.trim()));
  const structural = grades.find((grade) => /^[SPLE]\s?\d{3}/iu.test(grade.trim()));
  if (rebar === undefined || structural === undefined) return;
  findings.push({
    code: 'designations-exclude',
    severity: 'warn',
    field: 'Certificate.ProductDescription.B02.SteelDesignation',
    message: `${rebar} is a reinforcing steel and ${structural} is not; one product cannot be both.`,
    remedy: 'Ask the manufacturer which designation holds.',
  });
}

function placeOf(item: Mechanical): string {
  return item.field.split(/\.TensileTest|\.MechanicalProperties/u)[0] ?? item.field;
}
