import type { Mechanical } from '../en10168/index.ts';
import { compareDecimal, multiplyDecimal, parseDecimal } from '../units/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import type { FoundTable } from './find-table.ts';
import { isImpactWanted, judgeImpact } from './judge-impact.ts';
import {
  bandsFor,
  bandsOf,
  endsOf,
  judgeBands,
  limitText,
  thicknessOf,
  type Size,
  type Status,
} from './judge-value.ts';
import type { BandedLimit, ElongationLimit, Limit, MechanicalLimits } from './norm-table.ts';

const exactly = (value: string) => ({ value: parseDecimal(value), operator: '=' as const });
const megapascal = /^(mpa|n\/mm(2|²|\^2))$/iu;
const percent = /^(%|)$/u;
const transverse = /\b(quer|transv|trasv)|^[tq]$/iu;
const longitudinal = /\b(läng|laengs|long)|^l$/iu;

interface Context {
  limits: MechanicalLimits;
  size: Size;
  cite: (clause: string) => string;
}

/** Mechanical values of one heat against the grade; every test piece is judged. */
export function judgeMechanics(
  mechanicals: readonly Mechanical[],
  { table }: FoundTable,
  limits: MechanicalLimits,
  size: Size,
  heatNumber: string | null,
  missing: Missing[],
): ConformanceFinding[] {
  const context: Context = {
    limits,
    size,
    cite: (clause) => (/^EN /.test(clause) ? clause : `${table.norm}:${table.edition}, ${clause}`),
  };
  const findings = mechanicals.flatMap((item) => judgeItem(item, context));
  findings.push(...judgeStrengthRatio(mechanicals, context));
  const wanted: readonly (readonly [property: string, isWanted: boolean])[] = [
    ['yield', limits.yield !== undefined],
    ['tensile', limits.tensile !== undefined],
    ['elongation', limits.elongation !== undefined],
    ['impact', isImpactWanted(limits.impact, size)],
    ['agt', limits.agt !== undefined],
    ['ratio', limits.strengthRatio !== undefined],
  ];
  for (const [property, isWanted] of wanted) {
    if (isWanted && !findings.some((finding) => finding.property === property)) {
      missing.push({ property, heatNumber });
    }
  }
  return findings;
}

function judgeItem(item: Mechanical, context: Context): ConformanceFinding[] {
  const { limits, size, cite } = context;
  switch (item.property) {
    case 'yield':
      return limits.yield === undefined ? [] : [judgeYield(item, limits.yield, context)];
    case 'tensile': {
      if (limits.tensile === undefined) return [];
      const bands = bandsOf(limits.tensile, size);
      if (!megapascal.test(item.unit)) return [unitUnknown(item, bands, 'MPa', cite(limits.tensile.clause))];
      const status = judgeBands(exactly(item.value), bands);
      return [findingOf(item, status, [limitText(bands, 'MPa'), bands], cite(limits.tensile.clause))];
    }
    case 'elongation':
      return limits.elongation === undefined ? [] : [judgeElongation(item, limits.elongation, context)];
    case 'impact': {
      if (limits.impact === undefined) return [];
      const { status, bands, limit, reason } = judgeImpact(item, limits.impact, size);
      return [findingOf(item, status, [limit, bands], cite(limits.impact.clause), reason)];
    }
    case 'agt': {
      if (limits.agt === undefined) return [];
      const bands = bandsOf(limits.agt, size);
      if (!percent.test(item.unit)) return [unitUnknown(item, bands, '%', cite(limits.agt.clause))];
      const status = judgeBands(exactly(item.value), bands);
      return [findingOf(item, status, [limitText(bands, '%'), bands], cite(limits.agt.clause))];
    }
    default:
      return [];
  }
}

/** The norms limit ReH, or Rp0.2 where there is no yield point. ReL is at most ReH, Rp1.0 at least Rp0.2. */
function judgeYield(item: Mechanical, limit: BandedLimit, { size, cite }: Context): ConformanceFinding {
  const bands = bandsOf(limit, size);
  const clause = cite(limit.clause);
  if (!megapascal.test(item.unit)) return unitUnknown(item, bands, 'MPa', clause);
  const status = judgeBands(exactly(item.value), bands);
  const isLower = /\brel\b|lower yield|untere/iu.test(item.label) && status === 'deviates';
  const isLater = /r[pt]\s?1(?:[.,]0)?\b/iu.test(item.label) && status === 'conforms';
  if (isLower || isLater) {
    const reason = `${item.label} does not decide: the norm limits ReH or Rp0.2.`;
    return findingOf(item, 'not-evaluated', [limitText(bands, 'MPa'), bands], clause, reason);
  }
  return findingOf(item, status, [limitText(bands, 'MPa'), bands], clause);
}

/** Longitudinal and transverse limits differ; when the direction is not given, both must agree. */
function judgeElongation(
  item: Mechanical,
  limit: ElongationLimit,
  { size, cite }: Context,
): ConformanceFinding {
  const direction = item.direction ?? '';
  const thick = size.isThickWalled ? limit.thickWalled : undefined;
  const along = thick ?? (size.isFlat ? limit.flat : undefined) ?? limit.longitudinal;
  const across = thick ?? limit.transverse;
  const bands = [
    ...(transverse.test(direction) ? [] : bandsFor(along, size.thicknessMm)),
    ...(longitudinal.test(direction) ? [] : bandsFor(across, size.thicknessMm)),
  ];
  const clause = cite(limit.clause);
  const not = (reason: string) =>
    findingOf(item, 'not-evaluated', [limitText(bands, '%'), bands], clause, reason);
  if (!percent.test(item.unit)) return unitUnknown(item, bands, '%', clause);
  // A80 is measured on thin sheet and has limits of its own.
  if (/a\s?80|lo?\s?=?\s?80/iu.test(item.label) && !/a5|a\s?5[.,]65/iu.test(item.label)) {
    return not('Measured on a gauge length of 80 mm, not in proportion to the section.');
  }
  const thickness = thicknessOf(size.thicknessMm);
  if (limit.fromMm !== undefined && thickness !== undefined) {
    if (compareDecimal(thickness, parseDecimal(limit.fromMm)) < 0) {
      return not(`Below ${limit.fromMm} mm the norm has limits for a gauge length of 80 mm only.`);
    }
  }
  const status = judgeBands(exactly(item.value), bands);
  const reason =
    status === 'not-evaluated' ? 'The limit depends on direction or thickness not given.' : undefined;
  return findingOf(item, status, [limitText(bands, '%'), bands], clause, reason);
}

/** Rm/Re from the two values of one test: Rm ≥ ratio × Re, exactly; else the stated ratio. */
function judgeStrengthRatio(
  mechanicals: readonly Mechanical[],
  { limits, size, cite }: Context,
): ConformanceFinding[] {
  const limit = limits.strengthRatio;
  if (limit === undefined) return [];
  const bands = bandsOf(limit, size);
  const clause = cite(limit.clause);
  const ofTest = (property: Mechanical['property']) => groupByTest(mechanicals, property);
  const tensiles = ofTest('tensile');
  const findings = [...ofTest('yield')].flatMap(([test, yields]) =>
    yields.flatMap((re, i) => {
      const rm = tensiles.get(test)?.[i];
      if (rm === undefined || !megapascal.test(re.unit) || rm.unit !== re.unit) return [];
      const status = judgeRatio(rm.value, re.value, bands);
      const item = { ...re, field: `${test}.TensileTest`, property: 'ratio' as const, unit: '' };
      return [
        findingOf(
          { ...item, value: `${rm.value}/${re.value}` },
          status,
          [limitText(bands, ''), bands],
          clause,
        ),
      ];
    }),
  );
  if (findings.length > 0) return findings;
  return mechanicals
    .filter(({ property, label }) => property === 'ratio' && /^\s*r\s?m/iu.test(label))
    .map((item) =>
      findingOf(item, judgeBands(exactly(item.value), bands), [limitText(bands, ''), bands], clause),
    );
}

function judgeRatio(rm: string, re: string, bands: readonly Limit[]): Status {
  const [band] = bands;
  if (bands.length !== 1 || band === undefined) return 'not-evaluated';
  const times = (ratio: string) => multiplyDecimal(parseDecimal(ratio), parseDecimal(re));
  const isEnough = band.min === undefined || compareDecimal(parseDecimal(rm), times(band.min)) >= 0;
  const order = band.max === undefined ? -1 : compareDecimal(parseDecimal(rm), times(band.max));
  const isTooMuch = band.isMaxExcluded === true ? order >= 0 : order > 0;
  return isEnough && !isTooMuch ? 'conforms' : 'deviates';
}

function groupByTest(
  mechanicals: readonly Mechanical[],
  property: Mechanical['property'],
): Map<string, Mechanical[]> {
  const groups = new Map<string, Mechanical[]>();
  for (const item of mechanicals) {
    if (item.property !== property) continue;
    const test = item.field.split('.TensileTest')[0] ?? '';
    groups.set(test, [...(groups.get(test) ?? []), item]);
  }
  return groups;
}

function unitUnknown(
  item: Mechanical,
  bands: readonly Limit[],
  unit: string,
  clause: string,
): ConformanceFinding {
  const stated = item.unit.trim() === '' ? 'No unit is given' : `The unit ${item.unit} is not ${unit}`;
  return findingOf(item, 'not-evaluated', [limitText(bands, unit), bands], clause, `${stated}.`);
}

function findingOf(
  item: Mechanical,
  status: Status,
  [limit, bands]: readonly [text: string, bands: readonly Limit[]],
  clause: string,
  reason?: string,
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
    ...(reason === undefined ? {} : { reason }),
  };
}
