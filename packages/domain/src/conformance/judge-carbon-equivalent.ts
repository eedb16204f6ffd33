import { carbonEquivalentUp, type Content } from '../en10168/index.ts';
import { parseDecimal, type Decimal } from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import { bandsOf, endsOf, judgeBands, limitText, type Size, type Status } from './judge-value.ts';
import type { GradeTable } from './norm-table.ts';

const symbols = ['C', 'Mn', 'Cr', 'Mo', 'V', 'Ni', 'Cu'];

/**
 * The stated and the computed equivalent must both hold: CEV = C + Mn/6 + (Cr + Mo + V)/5 + (Ni + Cu)/15
 * (EN 10025-1:2004, 7.2.3). Computed only when all seven contents are stated: one that is left out would make it look
 * better than it is. An incomplete sum is a lower bound: it can show that the limit is passed, never that it is kept.
 * A computed value is rounded to the two decimals of the limits, a half up (ISO 80000-1:2009, B.3); a stated one is not.
 */
export function judgeCarbonEquivalent(
  contents: readonly Content[],
  grade: Pick<GradeTable, 'carbonEquivalent'>,
  size: Size,
): Omit<ConformanceFinding, 'clause' | 'heatNumber'> | undefined {
  if (grade.carbonEquivalent === undefined) return undefined;
  const stated = contents.filter(({ symbol }) => symbol === 'CEV');
  const isComplete = symbols.every((symbol) => {
    const found = contents.filter((content) => content.symbol === symbol);
    return found.length > 0 && found.every(({ operator }) => !operator.startsWith('>'));
  });
  const micro = carbonEquivalentUp({ heatNumber: null, kind: 'ladle', contents: highest(contents) });
  const computed: Decimal | undefined = micro === undefined ? undefined : { unscaled: micro, scale: 6 };
  const bands = bandsOf(grade.carbonEquivalent, size);
  const verdicts: Status[] = stated.map(({ value, operator }) =>
    judgeBands({ value: parseDecimal(value), operator }, bands),
  );
  let shown = stated[0]?.value ?? (computed === undefined ? '' : hundredthsText(computed));
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
    field: stated[0]?.field ?? '',
    isRequired: true,
  };
}

/** Of a content that is stated more than once, the highest: a carbon equivalent is never flattered. */
function highest(contents: readonly Content[]): Content[] {
  const sorted = [...contents].sort((a, b) => Number(b.value) - Number(a.value));
  return sorted.filter(({ symbol }, i) => sorted.findIndex((other) => other.symbol === symbol) === i);
}

function toHundredths({ unscaled }: Decimal): Decimal {
  return { unscaled: (unscaled + 5_000n) / 10_000n, scale: 2 };
}

function hundredthsText(value: Decimal): string {
  const digits = toHundredths(value).unscaled.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
