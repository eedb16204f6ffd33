import {
  addDecimal,
  compareDecimal,
  multiplyDecimal,
  parseDecimal,
  tryParseDecimal,
  type Decimal,
} from '../units/index.ts';
import type { Finding } from './finding.ts';
import type { Analysis, Content } from './normal-certificate.ts';

/**
 * Mass fractions in percent above which no steel in the trade goes (impossible), and above which no structural or
 * reinforcing steel goes (unusual). Bounds by EN 10020:2000 (carbon up to 2 % is what makes iron a steel),
 * EN 10027-2 groups, the richest grades of EN 10088-1, EN ISO 4957 and EN 10095; gases by practice.
 */
const bounds: Readonly<Record<string, readonly [impossible: string, unusual: string]>> = {
  C: ['2.3', '0.6'],
  Si: ['7', '1'],
  Mn: ['35', '2.5'],
  P: ['0.5', '0.12'],
  S: ['0.5', '0.07'],
  N: ['1.5', '0.035'],
  Al: ['12', '0.2'],
  Cr: ['40', '1.5'],
  Ni: ['65', '2'],
  Mo: ['18', '1.1'],
  Cu: ['6', '0.9'],
  V: ['12', '0.3'],
  Nb: ['3', '0.12'],
  Ti: ['3', '0.3'],
  B: ['2.5', '0.008'],
  W: ['25', '0.3'],
  Co: ['25', '0.3'],
  Zr: ['1', '0.2'],
  Pb: ['0.5', '0.05'],
  Sn: ['0.5', '0.06'],
  As: ['0.5', '0.08'],
  Sb: ['0.5', '0.05'],
  Ca: ['0.1', '0.01'],
  H: ['0.01', '0.001'],
  O: ['0.5', '0.02'],
};

const HUNDRED = parseDecimal('100');
/** Iron is stated as the balance, with the rounding of all the others. */
const WITH_IRON = parseDecimal('101');
const PPM = parseDecimal('0.0001');

/** Content in percent by mass. */
export function percentOf(content: Content): Decimal {
  const value = parseDecimal(content.value);
  return content.unit === 'ppm' ? multiplyDecimal(value, PPM) : value;
}

/** Contents of one analysis that cannot be, alone or together. */
export function judgeContents(analysis: Analysis, findings: Finding[]): void {
  const readable = analysis.contents.filter(({ value }) => tryParseDecimal(value) !== undefined);
  const elements = readable.filter(({ isElement, operator }) => isElement && !operator.startsWith('<'));
  for (const content of readable.filter(({ isElement }) => isElement)) judgeContent(content, findings);
  const sum = addDecimal(...elements.filter(({ symbol }) => symbol !== 'Fe').map(percentOf));
  const withIron = addDecimal(...elements.map(percentOf));
  if (compareDecimal(sum, HUNDRED) > 0 || compareDecimal(withIron, WITH_IRON) > 0) {
    findings.push({
      code: 'contents-above-100',
      severity: 'refuse',
      field: elements[0]?.field.replace(/\.C\d+$/, '') ?? '',
      message: 'The contents of the analysis add up to more than 100 %.',
      remedy: 'Probably a unit or typing error. Ask the manufacturer for a corrected certificate.',
    });
  }
  judgeCarbonEquivalent({ ...analysis, contents: readable }, findings);
}

function judgeContent(content: Content, findings: Finding[]): void {
  const percent = percentOf(content);
  const known = Object.hasOwn(bounds, content.symbol) ? bounds[content.symbol] : undefined;
  const [impossible = '60', unusual = '60'] = known ?? [];
  if (content.symbol === 'Fe') return;
  const isImpossible = percent.unscaled < 0n || compareDecimal(percent, parseDecimal(impossible)) > 0;
  if (!isImpossible && compareDecimal(percent, parseDecimal(unusual)) <= 0) return;
  findings.push({
    code: isImpossible ? 'content-impossible' : 'content-unusual',
    severity: isImpossible ? 'refuse' : 'warn',
    field: content.field,
    message: isImpossible
      ? `${content.symbol} is given as ${content.value} ${content.unit}; no steel has that.`
      : `${content.symbol} is given as ${content.value} ${content.unit}, which is unusual for a structural steel.`,
    remedy: 'Probably a unit or typing error. Ask the manufacturer for a corrected certificate.',
  });
}

const carbonEquivalentDivisors: readonly (readonly [symbol: string, divisor: bigint])[] = [
  ['C', 1n],
  ['Mn', 6n],
  ['Cr', 5n],
  ['Mo', 5n],
  ['V', 5n],
  ['Ni', 15n],
  ['Cu', 15n],
];

/** Micro-percent: contents and carbon equivalent as whole millionths of a percent. */
export function microPercentOf(content: Content): bigint {
  const { unscaled, scale } = percentOf(content);
  return scale <= 6 ? unscaled * 10n ** BigInt(6 - scale) : unscaled / 10n ** BigInt(scale - 6);
}

/**
 * CEV = C + Mn/6 + (Cr + Mo + V)/5 + (Ni + Cu)/15 (EN 10025-1:2004, 7.2.3), in micro-percent, rounded up.
 * Undefined without C and Mn; the others count as 0 when they are not stated.
 *
 * @example of C 0.15, Mn 1.00: 316667n (0.316667 %)
 */
export function carbonEquivalentUp(analysis: Analysis): bigint | undefined {
  const contentOf = (symbol: string) =>
    analysis.contents.find((content) => content.isElement && content.symbol === symbol);
  if (contentOf('C') === undefined || contentOf('Mn') === undefined) return undefined;
  const thirtieths = carbonEquivalentDivisors.reduce((sum, [symbol, divisor]) => {
    const content = contentOf(symbol);
    return content === undefined ? sum : sum + (microPercentOf(content) * 30n) / divisor;
  }, 0n);
  return (thirtieths + 29n) / 30n;
}

/** A stated CEV more than 0.02 % away from the one that the contents make. */
function judgeCarbonEquivalent(analysis: Analysis, findings: Finding[]): void {
  const stated = analysis.contents.find(({ symbol }) => symbol === 'CEV');
  const computed = carbonEquivalentUp(analysis);
  if (stated === undefined || computed === undefined) return;
  const distance = microPercentOf({ ...stated, unit: '%' }) - computed;
  if (distance <= 20_000n && distance >= -20_000n) return;
  findings.push({
    code: 'carbon-equivalent-contradiction',
    severity: 'warn',
    field: stated.field,
    message: `The stated carbon equivalent ${stated.value} does not follow from the contents, which make ${(
      computed / 10_000n
    )
      .toString()
      .padStart(3, '0')
      .replace(/(\d\d)$/, '.$1')}.`,
    remedy: 'Ask the manufacturer which value is right.',
  });
}
