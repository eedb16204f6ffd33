import { compareDecimal, multiplyDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { Finding } from './finding.ts';
import type { Content } from './normal-certificate.ts';

const PPM = parseDecimal('0.0001');

const percentOf = ({ value, unit }: Content): Decimal =>
  unit === 'ppm' ? multiplyDecimal(parseDecimal(value), PPM) : parseDecimal(value);

/**
 * The contents of an analysis without those that only repeat what stands before. A symbol that is stated again with
 * another value stays beside the first, and it is said: to choose one, or to join the two, would hide from whoever
 * judges them what the document says.
 */
export function dropRepeats(contents: readonly Content[], findings: Finding[]): Content[] {
  const kept: Content[] = [];
  for (const content of contents) {
    const before = kept.filter(({ symbol }) => symbol === content.symbol);
    if (before.some((first) => isSame(first, content))) continue;
    const [first] = before;
    if (first !== undefined) {
      findings.push({
        code: 'content-twice',
        severity: 'warn',
        field: content.field,
        message: `${content.symbol} is stated twice in one analysis: ${first.value} ${first.unit} and ${content.value} ${content.unit}.`,
        remedy: 'Ask the manufacturer which of the two values is right.',
      });
    }
    kept.push(content);
  }
  return kept;
}

const isSame = (a: Content, b: Content): boolean =>
  a.operator === b.operator && a.rangeLow === b.rangeLow && compareDecimal(percentOf(a), percentOf(b)) === 0;
