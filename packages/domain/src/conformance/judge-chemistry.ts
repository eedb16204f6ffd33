import { percentOf, type Analysis, type Content } from '../en10168/index.ts';
import {
  addDecimal,
  compareDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  type Decimal,
} from '../units/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import type { FoundTable } from './find-table.ts';
import { judgeCarbonEquivalent } from './judge-carbon-equivalent.ts';
import { bandsFor, endsOf, judgeBands, limitText, type Size, type Status } from './judge-value.ts';
import type { Band, ContentLimit, SumLimit } from './norm-table.ts';

/**
 * Contents of one heat against the grade: all analyses of one kind together, because contents may be spread over
 * several lists. A content that is stated more than once is judged each time.
 */
export function judgeChemistry(
  analyses: readonly Analysis[],
  found: FoundTable,
  size: Size,
  missing: Missing[],
): ConformanceFinding[] {
  const [first] = analyses;
  if (first === undefined) return [];
  const { table, grade } = found;
  const { kind, heatNumber } = first;
  const contents = analyses.flatMap((analysis) => analysis.contents);
  const limits = kind === 'ladle' ? grade.ladle : grade.product;
  const cite = (clause: string) => `${table.norm}:${table.edition}, ${clause}`;
  if (limits === undefined) return [productUnknown(found, contents, heatNumber)].flat();
  const findings: ConformanceFinding[] = [];
  for (const limit of limits) {
    const stated = contents.filter(({ symbol }) => symbol === limit.symbol);
    if (stated.length === 0) {
      if (kind === 'ladle' && limit.isRequired && waiver(contents, limit) !== 'waived') {
        missing.push({ property: limit.symbol, heatNumber });
      }
      continue;
    }
    findings.push(
      ...stated
        .map((content) => judgeContent(content, contents, limit, size))
        // A limit that we know from one source can withhold a verdict, never support one.
        .filter(({ status }) => limit.isUnconfirmed !== true || status !== 'conforms')
        .map((judged) => ({ ...judged, clause: cite(limit.clause), heatNumber })),
    );
  }
  for (const sum of kind === 'ladle' ? (grade.sums ?? []) : []) {
    const judged = judgeSum(contents, sum);
    if (judged === 'missing') missing.push({ property: sum.symbols.join(' + '), heatNumber });
    else if (judged !== undefined) findings.push({ ...judged, clause: cite(sum.clause), heatNumber });
  }
  if (kind === 'product') return findings;
  const equivalent = judgeCarbonEquivalent(contents, grade, size);
  if (equivalent !== undefined) {
    findings.push({ ...equivalent, clause: cite(grade.carbonEquivalent?.clause ?? ''), heatNumber });
  } else if (grade.carbonEquivalent !== undefined) missing.push({ property: 'CEV', heatNumber });
  return findings;
}

type Judged = Omit<ConformanceFinding, 'clause' | 'heatNumber'>;

function judgeContent(
  content: Content,
  contents: readonly Content[],
  limit: ContentLimit,
  { thicknessMm, isLong }: Size,
): Judged {
  const bands = bandsFor((isLong ? limit.longProducts : undefined) ?? limit.bands, thicknessMm);
  const base = {
    property: limit.symbol,
    value: valueText(content),
    limit: limitText(bands, '%'),
    ...endsOf(bands),
    field: content.field,
    isRequired: limit.isRequired,
  };
  if (!isPercentUnit(content.unit)) {
    return { ...base, status: 'not-evaluated', reason: `The unit ${content.unit} is not % or ppm by mass.` };
  }
  const status = judgeRange(content, bands);
  const waived = status === 'conforms' ? 'no' : waiver(contents, limit);
  if (waived === 'waived') {
    const text = `${base.limit}, waived by total aluminium of at least ${limit.waivedByAluminium ?? ''} %`;
    return { ...base, status: 'conforms', limit: text };
  }
  if (status === 'deviates' && waived === 'open') {
    const reason = 'Other elements bind nitrogen; how much of them suffices, the norm does not say.';
    return { ...base, status: 'not-evaluated', reason };
  }
  if (status === 'deviates' && limit.isUnconfirmed === true) {
    return { ...base, status: 'not-evaluated', reason: 'This limit is known to us from one source only.' };
  }
  return {
    ...base,
    status,
    ...(status === 'not-evaluated' ? { reason: unclear(content, bands.length) } : {}),
  };
}

/** A range must keep the maximum with its upper end and the minimum with its lower. */
function judgeRange(content: Content, bands: readonly Band[]): Status {
  const { rangeLow, operator } = content;
  if (rangeLow === undefined) return judgeBands({ value: percentOf(content), operator }, bands);
  const upper = { value: percentOf(content), operator: '=' as const };
  const lower = { value: percentOf({ ...content, value: rangeLow }), operator: '=' as const };
  const verdicts = [judgeBands(upper, bands), judgeBands(lower, bands)];
  const [only] = new Set(verdicts);
  return only !== undefined && verdicts.every((verdict) => verdict === only) ? only : 'not-evaluated';
}

/** % by mass, or parts per million by mass. */
export function isPercentUnit(unit: string): boolean {
  return /^(?:|%|ppm|(?:wt|wt\.|m|m\.|mass|gew\.?)-?\s?%|%\s?\(?(?:m\/m|w\/w|wt)\)?)$/iu.test(unit.trim());
}

function unclear({ operator }: Content, bands: number): string {
  if (bands === 0) return 'The thickness is beyond the table.';
  return operator === '='
    ? 'The limit depends on the thickness, which is not given.'
    : 'Only a bound is given, and it does not decide.';
}

/** Titanium, niobium or vanadium from this content on are additions, not residuals (by practice). */
const BINDER = parseDecimal('0.010');

function waiver(contents: readonly Content[], limit: ContentLimit): 'waived' | 'open' | 'no' {
  const aluminium = exactPercent(contents, 'Al');
  const { waivedByAluminium, waiverRatio } = limit;
  if (waivedByAluminium !== undefined && aluminium !== undefined) {
    const nitrogen = exactPercent(contents, 'N');
    const isEnough = compareDecimal(aluminium, parseDecimal(waivedByAluminium)) >= 0;
    const hasRatio =
      waiverRatio === undefined ||
      (nitrogen !== undefined &&
        compareDecimal(aluminium, multiplyDecimal(nitrogen, parseDecimal(waiverRatio))) >= 0);
    if (isEnough && hasRatio) return 'waived';
  }
  if (limit.orOtherBinders !== true) return 'no';
  const binders =
    limit.symbol === 'N' && waivedByAluminium === undefined ? ['Al', 'Ti', 'Nb', 'V'] : ['Ti', 'Nb', 'V'];
  const isBound = binders.some((symbol) => {
    const content = exactPercent(contents, symbol);
    return content !== undefined && compareDecimal(content, BINDER) >= 0;
  });
  return isBound ? 'open' : 'no';
}

/** The content in percent, at least so much; the lowest when it is stated more than once. */
function exactPercent(contents: readonly Content[], symbol: string): Decimal | undefined {
  const stated = contents.filter((content) => content.symbol === symbol);
  const isBelow = stated.some(({ operator, unit }) => operator.startsWith('<') || !isPercentUnit(unit));
  if (stated.length === 0 || isBelow) return undefined;
  return stated.map(percentOf).reduce((lowest, each) => (compareDecimal(each, lowest) < 0 ? each : lowest));
}

function judgeSum(
  contents: readonly Content[],
  { symbols, max, isRequired }: SumLimit,
): Judged | 'missing' | undefined {
  const stated = symbols.map((symbol) => contents.find((content) => content.symbol === symbol));
  const known = stated.filter((content) => content !== undefined);
  const usable = known.filter(({ operator, unit }) => !operator.startsWith('>') && isPercentUnit(unit));
  if (known.length === 0) return isRequired ? 'missing' : undefined;
  const exact = usable.filter(({ operator }) => operator === '=');
  const atMost = addDecimal(...usable.map(percentOf));
  const atLeast = addDecimal(...exact.map(percentOf));
  const limit = parseDecimal(max);
  const isComplete = usable.length === symbols.length;
  const status: Status =
    compareDecimal(atLeast, limit) > 0
      ? 'deviates'
      : isComplete && compareDecimal(atMost, limit) <= 0
        ? 'conforms'
        : 'not-evaluated';
  if (status === 'not-evaluated' && !isComplete) return isRequired ? 'missing' : undefined;
  return {
    property: symbols.join(' + '),
    status,
    value: `${formatDecimal(status === 'deviates' ? atLeast : atMost)} %`,
    limit: `max ${max} %`,
    min: null,
    max,
    field: known[0]?.field.replace(/\.C\d+$/, '') ?? '',
    isRequired,
  };
}

function productUnknown(
  { table }: FoundTable,
  contents: readonly Content[],
  heatNumber: string | null,
): ConformanceFinding[] {
  const [first] = contents;
  if (first === undefined) return [];
  return [
    {
      property: 'product analysis',
      status: 'not-evaluated',
      value: `${contents.length} contents`,
      limit: 'not in the table',
      min: null,
      max: null,
      clause: `${table.norm}:${table.edition}`,
      heatNumber,
      field: first.field.replace(/\.C\d+$/, ''),
      isRequired: true,
      reason: `The limits of ${table.norm} for a product analysis are not in our tables.`,
    },
  ];
}

function valueText({ operator, value, unit, rangeLow }: Content): string {
  if (rangeLow !== undefined) return `${rangeLow} to ${value} ${unit}`;
  return `${operator === '=' ? '' : `${operator} `}${value} ${unit}`.trim();
}
