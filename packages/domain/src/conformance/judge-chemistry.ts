import {
  carbonEquivalentUp,
  percentOf,
  type Analysis,
  type Content,
  type NormalCertificate,
} from '../en10168/index.ts';
import { compareDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import type { FoundTable } from './find-table.ts';
import { bandsFor, endsOf, judgeBands, limitText, type Status } from './judge-value.ts';
import type { ContentLimit } from './norm-table.ts';

const longForms = /bar|beam|section|profile|channel|angle|rod|^(he|ipe|upn|hea|heb|hem)/iu;
const carbonEquivalentSymbols = ['C', 'Mn', 'Cr', 'Mo', 'V', 'Ni', 'Cu'];

/** Contents and carbon equivalent of one analysis against the grade. */
export function judgeChemistry(
  analysis: Analysis,
  { table, grade }: FoundTable,
  certificate: Pick<NormalCertificate, 'thicknessMm' | 'form'>,
  missing: Missing[],
): ConformanceFinding[] {
  const limits = analysis.kind === 'ladle' ? grade.ladle : grade.product;
  if (limits === undefined) return [];
  const findings: ConformanceFinding[] = [];
  const cite = (clause: string) => `${table.norm}:${table.edition}, ${clause}`;
  for (const limit of limits) {
    const content = contentOf(analysis, limit.symbol);
    const isWaived = isWaivedByAluminium(analysis, limit);
    if (content === undefined) {
      if (limit.isRequired && !isWaived)
        missing.push({ property: limit.symbol, heatNumber: analysis.heatNumber });
      continue;
    }
    const isLong = limit.longProducts !== undefined && longForms.test(certificate.form ?? '');
    const bands = bandsFor(isLong ? (limit.longProducts ?? []) : limit.bands, certificate.thicknessMm);
    const judged = judgeBands({ value: percentOf(content), operator: content.operator }, bands);
    const isExcused = judged === 'deviates' && isWaived;
    findings.push({
      property: limit.symbol,
      status: isExcused ? 'conforms' : judged,
      value: `${content.operator === '=' ? '' : `${content.operator} `}${content.value} ${content.unit}`,
      limit: isExcused
        ? `${limitText(bands, '%')}, waived by total aluminium of at least ${limit.waivedByAluminium ?? ''} %`
        : limitText(bands, '%'),
      ...endsOf(bands),
      clause: cite(limit.clause),
      heatNumber: analysis.heatNumber,
      field: content.field,
      isRequired: limit.isRequired,
    });
  }
  const equivalent = judgeCarbonEquivalent(analysis, grade, certificate, cite);
  if (equivalent !== undefined) findings.push(equivalent);
  else if (grade.carbonEquivalent !== undefined && analysis.kind === 'ladle') {
    missing.push({ property: 'CEV', heatNumber: analysis.heatNumber });
  }
  return findings;
}

function contentOf(analysis: Analysis, symbol: string): Content | undefined {
  return analysis.contents.find((content) => content.symbol === symbol);
}

function isWaivedByAluminium(analysis: Analysis, { waivedByAluminium }: ContentLimit): boolean {
  const aluminium = contentOf(analysis, 'Al');
  if (waivedByAluminium === undefined || aluminium === undefined || aluminium.operator.startsWith('<'))
    return false;
  return compareDecimal(percentOf(aluminium), parseDecimal(waivedByAluminium)) >= 0;
}

/**
 * The stated and the computed equivalent must both hold. Computed only when all seven contents are stated: a content
 * that is left out would make it look better than it is.
 */
function judgeCarbonEquivalent(
  analysis: Analysis,
  grade: FoundTable['grade'],
  certificate: Pick<NormalCertificate, 'thicknessMm'>,
  cite: (clause: string) => string,
): ConformanceFinding | undefined {
  if (grade.carbonEquivalent === undefined || analysis.kind !== 'ladle') return undefined;
  const stated = contentOf(analysis, 'CEV');
  const isComplete = carbonEquivalentSymbols.every((symbol) => {
    const content = contentOf(analysis, symbol);
    return content !== undefined && !content.operator.startsWith('>');
  });
  const micro = carbonEquivalentUp(analysis);
  const computed: Decimal | undefined = micro === undefined ? undefined : { unscaled: micro, scale: 6 };
  const bands = bandsFor(grade.carbonEquivalent.bands, certificate.thicknessMm);
  const verdicts: Status[] = [];
  let shown = stated?.value ?? (computed === undefined ? '' : hundredthsText(computed));
  if (stated !== undefined) {
    verdicts.push(judgeBands({ value: parseDecimal(stated.value), operator: stated.operator }, bands));
  }
  // An incomplete sum is a lower bound: it can show that the limit is passed, never that it is kept.
  // Norm limits have two decimals, so the sum is rounded to two, a half up, before it is compared.
  if (computed !== undefined) {
    const judged = judgeBands({ value: toHundredths(computed), operator: '=' }, bands);
    if (isComplete || judged === 'deviates') verdicts.push(judged);
    if (judged === 'deviates') shown = hundredthsText(computed);
  }
  if (verdicts.length === 0) return undefined;
  const status = verdicts.includes('deviates')
    ? 'deviates'
    : verdicts.every((verdict) => verdict === 'conforms')
      ? 'conforms'
      : 'not-evaluated';
  return {
    property: 'CEV',
    status,
    value: `${shown} %`,
    limit: limitText(bands, '%'),
    ...endsOf(bands),
    clause: cite(grade.carbonEquivalent.clause),
    heatNumber: analysis.heatNumber,
    field: stated?.field ?? '',
    isRequired: true,
  };
}

function toHundredths({ unscaled }: Decimal): Decimal {
  return { unscaled: (unscaled + 5_000n) / 10_000n, scale: 2 };
}

function hundredthsText(value: Decimal): string {
  const digits = toHundredths(value).unscaled.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
