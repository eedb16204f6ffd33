import { formFamilyOf, type Analysis, type CertificateReading } from '../en10168/index.ts';
import { addDecimal, compareDecimal, multiplyDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import type { FoundTable } from './find-table.ts';
import { judgeChemistry } from './judge-chemistry.ts';
import { judgeMechanics } from './judge-mechanics.ts';
import { judgeStatedLimits } from './judge-stated-limits.ts';
import { thicknessOf, type Size } from './judge-value.ts';
import type { MechanicalLimits } from './norm-table.ts';
import { conditionsIn, readDesignation } from './read-designation.ts';

export interface JudgedGrade {
  found: FoundTable;
  findings: ConformanceFinding[];
  missing: Missing[];
}

/** All values of a certificate against one grade, heat by heat. */
export function judgeGrade(
  certificate: CertificateReading,
  found: FoundTable,
  unread: readonly ConformanceFinding[],
): JudgedGrade {
  const size = sizeOf(certificate);
  const missing: Missing[] = [];
  const findings: ConformanceFinding[] = [
    ...unread,
    ...openFindings(found),
    ...wrongForm(certificate, found),
  ];
  if (thicknessOf(size.thicknessMm) === undefined) missing.push({ property: 'thickness', heatNumber: null });
  const limits = limitsOf(certificate, found, missing);
  const heats = new Set<string | null>([
    ...certificate.heatNumbers,
    ...certificate.analyses.map(({ heatNumber }) => heatNumber),
    ...certificate.mechanicals.map(({ heatNumber }) => heatNumber),
  ]);
  for (const heat of heats) {
    const ofHeat = certificate.analyses.filter(({ heatNumber }) => heatNumber === heat);
    const lacks: Missing[] = [];
    const isOfKind = (kind: Analysis['kind']) => ofHeat.filter((analysis) => analysis.kind === kind);
    findings.push(
      ...once(judgeChemistry(isOfKind('ladle'), found, size, lacks)),
      ...once(judgeChemistry(isOfKind('product'), found, size, lacks)),
    );
    const mechanicals = certificate.mechanicals.filter(({ heatNumber }) => heatNumber === heat);
    if (limits !== undefined) {
      findings.push(...judgeMechanics(mechanicals, found, limits, size, heat, lacks));
    }
    if (isOfKind('ladle').length === 0) lacks.push(...requiredOf(found, heat));
    // Values that belong to no heat are judged, and certify none: only a heat of the certificate can lack something.
    if (heat !== null && certificate.heatNumbers.includes(heat)) missing.push(...lacks);
  }
  if (certificate.heatNumbers.length === 0) missing.push({ property: 'heat number', heatNumber: null });
  findings.push(...judgeStatedLimits(certificate));
  const name = found.designation;
  return { found, findings: findings.map((finding) => ({ ...finding, grade: name })), missing };
}

const longForms =
  /bar\b|bars\b|beam|section|profile|channel|angle|\brod|^(?:he|ipe|upn|ipn|upe)[abm]?\b|roundbar|flatbar/iu;

/** Sections and bars are long products (EN 10079); a certificate without form is judged by its product (B01). */
export function sizeOf({ form, product, thicknessMm, dimensions }: CertificateReading): Size {
  const words = form === null || /other/iu.test(form) ? product : form;
  return {
    thicknessMm,
    isLong: longForms.test(words) && !/wide flat|hollow|tube/iu.test(words),
    isFlat: dimensions.some(({ name, value }) => name === 'thickness' && value === thicknessMm),
    isThickWalled: isThickWalled(dimensions, thicknessMm),
  };
}

/** EN 10219-1:2006, table A.3, note b: above 3 mm, D below 15 T, or B + H below 25 T. */
function isThickWalled(dimensions: CertificateReading['dimensions'], thicknessMm: string | null): boolean {
  const wall = thicknessOf(thicknessMm);
  const of = (name: string) =>
    thicknessOf(dimensions.find((each) => each.name === name && each.unit === 'mm')?.value ?? null);
  if (wall === undefined || of('wall') === undefined || compareDecimal(wall, parseDecimal('3')) <= 0)
    return false;
  const isBelow = (size: Decimal, walls: string) =>
    compareDecimal(size, multiplyDecimal(wall, parseDecimal(walls))) < 0;
  const [diameter, side, height, width] = ['diameter', 'side', 'height', 'width'].map(of);
  if (diameter !== undefined) return isBelow(diameter, '15');
  const [a, b] = [height ?? side, width ?? side ?? height];
  return a !== undefined && b !== undefined && isBelow(addDecimal(a, b), '25');
}

/** Mills repeat the analysis of a heat beside every test piece; the same content counts once. */
function once(findings: readonly ConformanceFinding[]): ConformanceFinding[] {
  const keys = findings.map(({ property, value, status }) => `${property}|${value}|${status}`);
  return findings.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** The limits of the delivery condition, where it decides; undefined when it is not given or not in the table. */
function limitsOf(
  { deliveryCondition }: CertificateReading,
  { grade, designation }: FoundTable,
  missing: Missing[],
): MechanicalLimits | undefined {
  const byCondition = grade.byCondition;
  if (byCondition === undefined) return grade;
  const conditions = [
    ...new Set([...readDesignation(designation).conditions, ...conditionsIn(deliveryCondition ?? '')]),
  ];
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined && Object.hasOwn(byCondition, only))
    return byCondition[only];
  missing.push({ property: 'delivery condition', heatNumber: null });
  return undefined;
}

function requiredOf({ grade }: FoundTable, heatNumber: string | null): Missing[] {
  const symbols = grade.ladle.filter(({ isRequired }) => isRequired).map(({ symbol }) => symbol);
  const all = grade.carbonEquivalent === undefined ? symbols : [...symbols, 'CEV'];
  return all.map((property) => ({ property, heatNumber }));
}

/** A tube is not judged by the norm for plates and sections, nor a plate by that for hollow sections. */
function wrongForm(certificate: CertificateReading, { table }: FoundTable): ConformanceFinding[] {
  const family = formFamilyOf(certificate);
  const isTube = family === 'tube';
  const isOther = family === 'other' || family === 'rebar';
  const isRight = table.covers === undefined || isOther || isTube === (table.covers === 'hollow sections');
  if (isRight) return [];
  return [
    {
      property: 'form',
      status: 'not-evaluated',
      value: certificate.form ?? certificate.product,
      limit: table.covers ?? '',
      min: null,
      max: null,
      clause: `${table.norm}:${table.edition}, scope`,
      heatNumber: null,
      field: 'Certificate.ProductDescription.B09.Form',
      isRequired: true,
      reason: `${table.norm} covers ${table.covers ?? ''}.`,
    },
  ];
}

function openFindings({ grade, table }: FoundTable): ConformanceFinding[] {
  return Object.entries(grade.open ?? {}).map(([property, reason]) => ({
    property,
    status: 'not-evaluated',
    value: '',
    limit: 'not in the table',
    min: null,
    max: null,
    clause: `${table.norm}:${table.edition}`,
    heatNumber: null,
    field: '',
    isRequired: true,
    reason: `Not in our tables: ${reason}.`,
  }));
}
