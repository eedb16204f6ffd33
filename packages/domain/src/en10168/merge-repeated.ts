import { compareDecimal, multiplyDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { Finding } from './finding.ts';
import type { Content } from './normal-certificate.ts';

const PPM = parseDecimal('0.0001');

const percentOf = ({ value, unit }: Content): Decimal =>
  unit === 'ppm' ? multiplyDecimal(parseDecimal(value), PPM) : parseDecimal(value);

/**
 * One content for each symbol of an analysis. A symbol that is stated twice with other values is at most the higher of
 * them, or has no upper bound when one of the two has none, and it is said: whoever judges the first and not the second
 * would judge what the document does not say.
 */
export function mergeRepeated(contents: readonly Content[], findings: Finding[]): Content[] {
  const bySymbol = new Map<string, Content>();
  for (const content of contents) {
    const first = bySymbol.get(content.symbol);
    if (first === undefined) {
      bySymbol.set(content.symbol, content);
      continue;
    }
    const order = compareDecimal(percentOf(first), percentOf(content));
    if (order === 0 && first.operator === content.operator) continue;
    const [low, high] = order < 0 ? [first, content] : [content, first];
    const isOpen = isFromBelow(low) || isFromBelow(high);
    findings.push({
      code: 'content-twice',
      severity: 'warn',
      field: content.field,
      message: `${content.symbol} is stated twice in one analysis: ${first.value} ${first.unit} and ${content.value} ${content.unit}. It is taken as ${isOpen ? 'at least the lower, with no upper bound' : 'at most the higher'}.`,
      remedy: 'Ask the manufacturer which of the two values is right.',
    });
    bySymbol.set(content.symbol, { ...merged(low, high), field: first.field });
  }
  return [...bySymbol.values()];
}

const isFromBelow = ({ operator }: Content): boolean => operator.startsWith('>');

/** What holds whichever of the two is right. */
function merged(low: Content, high: Content): Content {
  if (isFromBelow(low) || isFromBelow(high)) {
    const { rangeLow, ...lower } = low;
    const least = low.operator.startsWith('<') ? (rangeLow ?? '0') : low.value;
    return { ...lower, value: least, operator: '>=' };
  }
  const { rangeLow: _high, ...higher } = high;
  return {
    ...higher,
    operator: '<=',
    ...(low.unit === high.unit && { rangeLow: low.rangeLow ?? low.value }),
  };
}
