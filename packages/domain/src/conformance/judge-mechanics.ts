import type { Mechanical, NormalCertificate } from '../en10168/index.ts';
import {
  compareDecimal,
  multiplyDecimal,
  parseDecimal,
  tryParseDecimal,
  type Decimal,
} from '../units/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import type { FoundTable } from './find-table.ts';
import { bandsFor, endsOf, judgeBands, judgeValue, limitText, type Status } from './judge-value.ts';
import type { Limit } from './norm-table.ts';

const exactly = (value: string) => ({ value: parseDecimal(value), operator: '=' as const });
const megapascal = /^(mpa|n\/mm(2|²|\^2))$/iu;
const transverse = /\b(quer|transv|trasv)|^t$/iu;
const longitudinal = /\b(läng|laengs|long)|^l$/iu;

interface Context {
  found: FoundTable;
  certificate: Pick<NormalCertificate, 'thicknessMm'>;
  cite: (clause: string) => string;
}

/** Mechanical values of one heat against the grade. */
export function judgeMechanics(
  mechanicals: readonly Mechanical[],
  found: FoundTable,
  certificate: Pick<NormalCertificate, 'thicknessMm'>,
  heatNumber: string | null,
  missing: Missing[],
): ConformanceFinding[] {
  const { table, grade } = found;
  const context: Context = {
    found,
    certificate,
    cite: (clause) => (/^EN /.test(clause) ? clause : `${table.norm}:${table.edition}, ${clause}`),
  };
  const findings = mechanicals.flatMap((item) => judgeItem(item, context));
  findings.push(...judgeStrengthRatio(mechanicals, context));
  const wanted: readonly (readonly [property: string, isWanted: boolean])[] = [
    ['yield', true],
    ['tensile', grade.tensile !== undefined],
    ['elongation', grade.elongation !== undefined],
    ['impact', isImpactWanted(context)],
    ['agt', grade.agt !== undefined],
    ['ratio', grade.strengthRatio !== undefined],
  ];
  for (const [property, isWanted] of wanted) {
    if (isWanted && !findings.some((finding) => finding.property === property))
      missing.push({ property, heatNumber });
  }
  return findings;
}

function isImpactWanted({ found, certificate }: Context): boolean {
  const { impact } = found.grade;
  if (impact?.isRequired !== true) return false;
  const thickness = certificate.thicknessMm === null ? undefined : tryParseDecimal(certificate.thicknessMm);
  return thickness === undefined || compareDecimal(thickness, parseDecimal(impact.fromMm)) >= 0;
}

function judgeItem(item: Mechanical, context: Context): ConformanceFinding[] {
  const { grade } = context.found;
  const { thicknessMm } = context.certificate;
  switch (item.property) {
    case 'yield':
    case 'tensile': {
      const limit = grade[item.property];
      if (limit === undefined) return [];
      const bands = bandsFor(limit.bands, thicknessMm);
      const status = megapascal.test(item.unit) ? judgeBands(exactly(item.value), bands) : 'not-evaluated';
      return [findingOf(item, status, [limitText(bands, 'MPa'), bands], context.cite(limit.clause))];
    }
    case 'elongation':
      return judgeElongation(item, context);
    case 'impact':
      return judgeImpact(item, context);
    case 'agt': {
      if (grade.agt === undefined) return [];
      const status = judgeValue(exactly(item.value), grade.agt);
      return [
        findingOf(item, status, [limitText([grade.agt], '%'), [grade.agt]], context.cite(grade.agt.clause)),
      ];
    }
    default:
      return [];
  }
}

/** Longitudinal and transverse limits differ; when the direction is not given, both must agree. */
function judgeElongation(item: Mechanical, { found, certificate, cite }: Context): ConformanceFinding[] {
  const limit = found.grade.elongation;
  if (limit === undefined) return [];
  const direction = item.direction ?? '';
  const bands = [
    ...(transverse.test(direction) ? [] : bandsFor(limit.longitudinal, certificate.thicknessMm)),
    ...(longitudinal.test(direction) ? [] : bandsFor(limit.transverse, certificate.thicknessMm)),
  ];
  // A80 is measured on thin sheet and has limits of its own.
  const isProportional = !/a\s?80/iu.test(item.label) || /a5|a\s?5[.,]65/iu.test(item.label);
  const status = isProportional ? judgeBands(exactly(item.value), bands) : 'not-evaluated';
  return [findingOf(item, status, [limitText(bands, '%'), bands], cite(limit.clause))];
}

/**
 * Mean of three at the grade's temperature or colder; one single value may be lower, none below 70 % (EN 10025-1:2004,
 * 10.2.2.1). Narrow test pieces need energy in proportion to their width (7.3.2.1).
 */
function judgeImpact(item: Mechanical, { found, certificate, cite }: Context): ConformanceFinding[] {
  const { impact } = found.grade;
  if (impact === undefined) return [];
  const width = item.specimenWidthMm === null ? parseDecimal('10') : parseDecimal(item.specimenWidthMm);
  const isWidthKnown =
    compareDecimal(width, parseDecimal('5')) >= 0 && compareDecimal(width, parseDecimal('10')) <= 0;
  const needed = multiplyDecimal(multiplyDecimal(parseDecimal(impact.minJoule), width), parseDecimal('0.1'));
  const limit = `min ${impact.minJoule} J at ${impact.temperatureCelsius} °C${item.specimenWidthMm === null || item.specimenWidthMm === '10' ? '' : `, in proportion to ${item.specimenWidthMm} mm width`}`;
  const finding = (status: Status) =>
    findingOf(item, status, [limit, [{ min: impact.minJoule }]], cite(impact.clause));
  const temperature = item.temperatureCelsius === null ? undefined : tryParseDecimal(item.temperatureCelsius);
  const isColdEnough =
    temperature !== undefined && compareDecimal(temperature, parseDecimal(impact.temperatureCelsius)) <= 0;
  const isThin =
    certificate.thicknessMm !== null &&
    compareDecimal(parseDecimal(certificate.thicknessMm), parseDecimal(impact.upToMm)) > 0;
  if (!isColdEnough || !isWidthKnown || isThin || item.unit.toUpperCase() !== 'J')
    return [finding('not-evaluated')];
  return [finding(isEnergyEnough(item, needed) ? 'conforms' : 'deviates')];
}

function isEnergyEnough(item: Mechanical, needed: Decimal): boolean {
  const singles = item.individual.map(parseDecimal);
  const below = singles.filter((single) => compareDecimal(single, needed) < 0);
  const floor = multiplyDecimal(needed, parseDecimal('0.7'));
  return (
    compareDecimal(parseDecimal(item.value), needed) >= 0 &&
    isMeanEnough(singles, needed) &&
    below.length <= 1 &&
    below.every((single) => compareDecimal(single, floor) >= 0)
  );
}

/** The mean of the single values themselves, whatever mean is stated. */
function isMeanEnough(singles: readonly Decimal[], needed: Decimal): boolean {
  if (singles.length === 0) return true;
  const scale = singles.reduce((finest, single) => Math.max(finest, single.scale), 0);
  const sum = singles.reduce(
    (total, single) => total + single.unscaled * 10n ** BigInt(scale - single.scale),
    0n,
  );
  const count: Decimal = { unscaled: BigInt(singles.length), scale: 0 };
  return compareDecimal({ unscaled: sum, scale }, multiplyDecimal(needed, count)) >= 0;
}

/** Rm/Re from the two values of one test: Rm ≥ ratio × Re, exactly. */
function judgeStrengthRatio(
  mechanicals: readonly Mechanical[],
  { found, cite }: Context,
): ConformanceFinding[] {
  const limit = found.grade.strengthRatio;
  if (limit === undefined) return [];
  return mechanicals
    .filter(({ property }) => property === 'yield')
    .flatMap((re) => {
      const test = re.field.split('.TensileTest')[0] ?? '';
      const rm = mechanicals.find(
        ({ property, field }) => property === 'tensile' && field.startsWith(`${test}.`),
      );
      if (rm === undefined || !megapascal.test(re.unit) || rm.unit !== re.unit) return [];
      const needed = multiplyDecimal(parseDecimal(limit.min), parseDecimal(re.value));
      const status = compareDecimal(parseDecimal(rm.value), needed) >= 0 ? 'conforms' : 'deviates';
      const item = {
        ...re,
        field: `${test}.TensileTest`,
        property: 'ratio' as const,
        value: `${rm.value}/${re.value}`,
        unit: '',
      };
      return [findingOf(item, status, [`min ${limit.min}`, [limit]], cite(limit.clause))];
    });
}

function findingOf(
  item: Mechanical,
  status: Status,
  [limit, bands]: readonly [text: string, bands: readonly Limit[]],
  clause: string,
): ConformanceFinding {
  return {
    ...endsOf(bands),
    property: item.property,
    status,
    value: `${item.value} ${item.unit}`.trim(),
    limit,
    clause,
    heatNumber: item.heatNumber,
    field: item.field,
    isRequired: true,
  };
}
