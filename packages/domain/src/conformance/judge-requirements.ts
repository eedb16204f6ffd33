import { percentOf, type Content, type Mechanical, type CertificateReading } from '../en10168/index.ts';
import { addDecimal, compareDecimal, multiplyDecimal, parseDecimal } from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import { judgeCarbonEquivalent } from './judge-carbon-equivalent.ts';
import { isPercentUnit } from './judge-chemistry.ts';
import { sizeOf } from './judge-grade.ts';
import { judgeImpact } from './judge-impact.ts';
import { judgeValue } from './judge-value.ts';
import type { Limit } from './norm-table.ts';
import { orderFinding } from './order-finding.ts';
import type { SteelOrder } from './steel-order.ts';

type Requirements = NonNullable<SteelOrder['requirements']>;

const ANY_MM = '9999';

/** Extra requirements of an order, each for every heat of the certificate. */
export function judgeRequirements(
  wanted: Requirements,
  certificate: CertificateReading,
): ConformanceFinding[] {
  const heats = certificate.heatNumbers.length === 0 ? [null] : certificate.heatNumbers;
  return [
    ...heats.flatMap((heat) => ofHeat(wanted, certificate, heat)),
    ...throughThickness(wanted, certificate),
    ...ultrasonic(wanted),
  ];
}

function ofHeat(
  wanted: Requirements,
  certificate: CertificateReading,
  heat: string | null,
): ConformanceFinding[] {
  const contents = certificate.analyses
    .filter(({ kind, heatNumber }) => kind === 'ladle' && heatNumber === heat)
    .flatMap((analysis) => analysis.contents);
  const mechanicals = certificate.mechanicals.filter(({ heatNumber }) => heatNumber === heat);
  return [
    ...contentLimits(wanted).map(([symbol, limit]) => judgeContent(contents, symbol, limit, heat)),
    ...carbonEquivalent(wanted, contents, certificate, heat),
    ...galvanizing(wanted, contents, heat),
    ...strengths(wanted, mechanicals, heat),
    ...impact(wanted, mechanicals, certificate, heat),
  ];
}

function contentLimits({ maxContents = {}, minContents = {} }: Requirements): [string, Limit][] {
  return [
    ...Object.entries(maxContents).map(([symbol, max]): [string, Limit] => [symbol, { max }]),
    ...Object.entries(minContents).map(([symbol, min]): [string, Limit] => [symbol, { min }]),
  ];
}

function judgeContent(
  contents: readonly Content[],
  symbol: string,
  limit: Limit,
  heatNumber: string | null,
): ConformanceFinding {
  const stated = contents.filter((content) => content.symbol === symbol && isPercentUnit(content.unit));
  const base = {
    property: symbol,
    limit: limit.max === undefined ? `min ${limit.min ?? ''} %` : `max ${limit.max} %`,
    heatNumber,
    field: stated[0]?.field ?? '',
  };
  const verdicts = stated.map((content) =>
    judgeValue({ value: percentOf(content), operator: content.operator }, limit),
  );
  const value = stated.map((content) => `${content.value} ${content.unit}`).join(', ');
  return orderFinding({ ...base, value: value === '' ? null : value, status: worstOf(verdicts) });
}

type Status = 'conforms' | 'deviates' | 'not-evaluated';

/** None is not evaluated; one that deviates decides. */
function worstOf(verdicts: readonly Status[]): Status {
  if (verdicts.includes('deviates')) return 'deviates';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'conforms')
    ? 'conforms'
    : 'not-evaluated';
}

function carbonEquivalent(
  { maxCarbonEquivalent: max }: Requirements,
  contents: readonly Content[],
  certificate: CertificateReading,
  heatNumber: string | null,
): ConformanceFinding[] {
  if (max === undefined) return [];
  const limit = { bands: [{ upToMm: ANY_MM, max }], clause: '' };
  const judged = judgeCarbonEquivalent(contents, { carbonEquivalent: limit }, sizeOf(certificate));
  if (judged !== undefined) return [{ ...judged, clause: 'order', heatNumber }];
  return [
    orderFinding({
      property: 'CEV',
      status: 'not-evaluated',
      value: null,
      limit: `max ${max} %`,
      field: '',
      heatNumber,
    }),
  ];
}

/**
 * Class 1: Si ≤ 0.030 % and Si + 2.5 P ≤ 0.090 % (EN 10025-2:2019, 7.4.3; NF A35-503). The figures of the other
 * classes differ between the two, so they are not evaluated.
 */
function galvanizing(
  { galvanizing: wanted }: Requirements,
  contents: readonly Content[],
  heatNumber: string | null,
): ConformanceFinding[] {
  if (wanted === undefined) return [];
  const [si, p] = ['Si', 'P'].map((symbol) => contents.find((content) => content.symbol === symbol));
  const base = {
    property: `galvanizing ${wanted}`,
    value: si === undefined ? null : `Si ${si.value} ${si.unit}`,
    limit: wanted === 'class 1' ? 'Si max 0.030 %, Si + 2.5 P max 0.090 %' : wanted,
    field: si?.field ?? '',
    heatNumber,
  };
  const isUsable = (content: Content | undefined): content is Content =>
    content !== undefined && isPercentUnit(content.unit) && !content.operator.startsWith('>');
  if (wanted !== 'class 1') {
    const reason = 'Our tables hold the figures of class 1 only.';
    return [orderFinding({ ...base, status: 'not-evaluated', reason })];
  }
  if (!isUsable(si) || !isUsable(p)) return [orderFinding({ ...base, status: 'not-evaluated' })];
  const together = addDecimal(percentOf(si), multiplyDecimal(percentOf(p), parseDecimal('2.5')));
  const isWithin =
    compareDecimal(percentOf(si), parseDecimal('0.030')) <= 0 &&
    compareDecimal(together, parseDecimal('0.090')) <= 0;
  const isExact = si.operator === '=' && p.operator === '=';
  return [orderFinding({ ...base, status: isWithin ? 'conforms' : isExact ? 'deviates' : 'not-evaluated' })];
}

function strengths(
  wanted: Requirements,
  mechanicals: readonly Mechanical[],
  heatNumber: string | null,
): ConformanceFinding[] {
  const megapascal = /^(mpa|n\/mm(2|²|\^2))$/iu;
  const rows: readonly (readonly [Mechanical['property'], Limit, string, RegExp])[] = [
    ...(wanted.minYield === undefined
      ? []
      : [['yield', { min: wanted.minYield }, 'MPa', megapascal] as const]),
    ...(wanted.minTensile === undefined
      ? []
      : [['tensile', { min: wanted.minTensile }, 'MPa', megapascal] as const]),
    ...(wanted.maxTensile === undefined
      ? []
      : [['tensile', { max: wanted.maxTensile }, 'MPa', megapascal] as const]),
    ...(wanted.minElongation === undefined
      ? []
      : [['elongation', { min: wanted.minElongation }, '%', /^%?$/u] as const]),
    ...(wanted.maxHardness === undefined
      ? []
      : [
          [
            'hardness',
            { max: wanted.maxHardness.value },
            wanted.maxHardness.unit,
            sameUnit(wanted.maxHardness.unit),
          ] as const,
        ]),
  ];
  return rows.map(([property, limit, unit, pattern]) => {
    const items = mechanicals.filter((item) => item.property === property);
    const verdicts = items.map(
      (item): Status =>
        pattern.test(item.unit.trim())
          ? judgeValue({ value: parseDecimal(item.value), operator: '=' }, limit)
          : 'not-evaluated',
    );
    const value = items.map((item) => `${item.value} ${item.unit}`.trim()).join(', ');
    return orderFinding({
      property,
      status: worstOf(verdicts),
      value: value === '' ? null : value,
      limit: limit.max === undefined ? `min ${limit.min ?? ''} ${unit}` : `max ${limit.max} ${unit}`,
      field: items[0]?.field ?? '',
      heatNumber,
    });
  });
}

function sameUnit(unit: string): RegExp {
  return new RegExp(`^${unit.replace(/[^\w]/g, '').slice(0, 20)}$`, 'iu');
}

/** Every set that was tested at the ordered temperature or colder must hold; none tested so is not evaluated. */
function impact(
  { impact: wanted }: Requirements,
  mechanicals: readonly Mechanical[],
  certificate: CertificateReading,
  heatNumber: string | null,
): ConformanceFinding[] {
  if (wanted === undefined) return [];
  const limit = {
    temperatureCelsius: wanted.temperatureCelsius,
    bands: [{ upToMm: ANY_MM, min: wanted.minJoule }],
    fromMm: '0',
    isRequired: true,
    clause: 'order',
  };
  const sets = mechanicals.filter(({ property }) => property === 'impact');
  const judged = sets.map((item) => judgeImpact(item, limit, sizeOf(certificate)));
  const decided = judged.filter(({ status }) => status !== 'not-evaluated');
  const reason = judged.find(({ reason: why }) => why !== undefined)?.reason;
  const status = worstOf(decided.map((each) => each.status));
  return [
    orderFinding({
      property: 'impact',
      status,
      value:
        sets
          .map(({ value, temperatureCelsius }) => `${value} J at ${temperatureCelsius ?? '?'} °C`)
          .join(', ') || null,
      limit: `min ${wanted.minJoule} J at ${wanted.temperatureCelsius} °C`,
      field: sets[0]?.field ?? '',
      heatNumber,
      ...(status === 'not-evaluated' && reason !== undefined ? { reason } : {}),
    }),
  ];
}

/** A better quality holds a lower one (EN 10164:2018, table 1). The certificate certifies it in its designation. */
function throughThickness(
  { throughThickness: wanted }: Requirements,
  { grades }: CertificateReading,
): ConformanceFinding[] {
  if (wanted === undefined) return [];
  const certified = grades.flatMap((grade) => /Z(15|25|35)(?!\d)/i.exec(grade.replace(/\s/g, ''))?.[1] ?? []);
  const best = Math.max(...certified.map(Number));
  const isKnown = certified.length > 0;
  return [
    orderFinding({
      property: 'through-thickness quality',
      status: !isKnown ? 'not-evaluated' : best >= Number(wanted.slice(1)) ? 'conforms' : 'deviates',
      value: isKnown ? `Z${best}` : null,
      limit: wanted,
      field: 'Certificate.ProductDescription.B02.SteelDesignation',
      clause: 'EN 10164:2018, table 1',
      reason: isKnown ? 'As the designation certifies it.' : 'The designations carry no Z quality.',
    }),
  ];
}

function ultrasonic({ ultrasonic: wanted }: Requirements): ConformanceFinding[] {
  if (wanted === undefined) return [];
  return [
    orderFinding({
      property: 'ultrasonic test',
      status: 'not-evaluated',
      value: null,
      limit: wanted,
      field: 'Certificate.OtherTests',
      reason: 'Results of ultrasonic tests (D02 to D50) are free text; compare them by eye.',
    }),
  ];
}
