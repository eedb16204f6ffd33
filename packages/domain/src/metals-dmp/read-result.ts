import { plainDecimal, readWrittenNumber, type ValueOperator } from '../en10168/index.ts';
import type { NumericShape, ResultShape } from './shape.ts';

/** A result of the tagged union as values that can be judged, or as words that can only be shown. */
export type ReadResultValue =
  | { kind: 'number'; value: string; operator: ValueOperator }
  | { kind: 'range'; low: string; high: string }
  /** Several measurements of one property; the mean when the document states one. */
  | { kind: 'several'; values: string[]; mean: string | null }
  | { kind: 'words'; words: string };

/** @example readResult({ ResultType: 'numeric', Value: 0.04, SignificantDigits: 2 }) // { kind: 'number', value: '0.040', operator: '=' } */
export function readResult(result: ResultShape): ReadResultValue | undefined {
  switch (result.ResultType) {
    case 'numeric': {
      const number = numberOf(result);
      return number === undefined ? undefined : { kind: 'number', ...number };
    }
    case 'range': {
      const low = plainDecimal(result.Minimum);
      const high = plainDecimal(result.Maximum);
      if (result.Minimum > result.Maximum) return undefined;
      return low === high ? { kind: 'number', value: low, operator: '=' } : { kind: 'range', low, high };
    }
    case 'multiValue': {
      const numbers = result.Values.map(numberOf);
      const values = numbers.flatMap((number) => (number?.operator === '=' ? [number.value] : []));
      if (values.length !== numbers.length) return { kind: 'words', words: numbers.map(wordsOf).join(', ') };
      const mean = result.Statistics?.Average;
      const stated = mean === undefined || mean === null ? undefined : numberOf(mean);
      return { kind: 'several', values, mean: stated?.value ?? null };
    }
    case 'boolean':
      return { kind: 'words', words: result.Description ?? (result.Value ? 'passed' : 'not passed') };
    case 'string':
      return { kind: 'words', words: result.Value };
    case 'array':
      return {
        kind: 'words',
        words: result.Data.map(({ Parameter, Value }) => `${Parameter}: ${wordsOf(numberOf(Value))}`).join(
          '; ',
        ),
      };
  }
}

/** The limit that a result states, when it is one number. */
export function limitOf(result: ResultShape | null | undefined): string | null {
  const read = result === null || result === undefined ? undefined : readResult(result);
  return read?.kind === 'number' ? read.value : null;
}

/** More than any instrument gives: what is written so is an error. */
const MAX_DIGITS = 40;
const operators = new Set<string>(['=', '<', '<=', '>', '>=']);

function numberOf({
  Value,
  Operator,
  SignificantDigits,
}: NumericShape): { value: string; operator: ValueOperator } | undefined {
  if (Operator !== undefined && !operators.has(Operator)) return undefined;
  const operator = (Operator ?? '=') as ValueOperator;
  if (typeof Value === 'string') {
    const read = readWrittenNumber(Value);
    if (read === undefined || read.low !== null || (operator !== '=' && read.operator !== '='))
      return undefined;
    return { value: read.value, operator: operator === '=' ? read.operator : operator };
  }
  const plain = plainDecimal(Value);
  if (plain.length > MAX_DIGITS) return undefined;
  return { value: withDigits(plain, SignificantDigits ?? 0), operator };
}

const wordsOf = (number: { value: string; operator: ValueOperator } | undefined): string =>
  number === undefined ? '?' : `${number.operator === '=' ? '' : `${number.operator} `}${number.value}`;

/** Zeros that a JSON number drops and the significant digits tell: 0.04 of two digits is 0.040. Never rounds. */
function withDigits(value: string, digits: number): string {
  const significant = value.replace(/[-.]/gu, '').replace(/^0+/u, '').length;
  const lacking = digits - significant;
  if (lacking <= 0 || significant === 0) return value;
  return `${value.includes('.') ? value : `${value}.`}${'0'.repeat(lacking)}`;
}

/** Significant digits of a plain decimal. @example significantDigits('0.040') // 2 */
export function significantDigits(value: string): number {
  return value.replace(/[-.]/gu, '').replace(/^0+/u, '').length;
}
