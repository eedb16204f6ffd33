import type { ValueOperator } from './normal-certificate.ts';

/** A number as people write it on certificates. */
export interface WrittenNumber {
  /** Plain decimal digits with a point. Of a range, its upper end. */
  value: string;
  operator: ValueOperator;
  /** Lower end of a range. */
  low: string | null;
  /** What stands behind the number. */
  unit: string | null;
  /** The text was not this number digit for digit: a comma, grouping, an exponent, a word. */
  isInterpreted: boolean;
}

const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?`;
const LESS = String.raw`<=|=<|≤|≦|max(?:imum|imal|\.)?|up to|bis(?: zu)?|at most|höchstens|jusqu'à`;
const MORE = String.raw`>=|=>|≥|≧|min(?:imum|imal|\.)?|at least|mindestens|au moins`;
const BELOW = String.raw`<|less than|below|under|kleiner(?: als)?|unter|inférieur à`;
const ABOVE = String.raw`>|more than|above|over|größer(?: als)?|über|supérieur à`;
const ABOUT = String.raw`~|≈|ca\.?|approx\.?|about|env\.?`;
const UNIT = String.raw`[\p{L}%‰°µ²³/()·.^*\s-]{0,24}?`;

const SINGLE = new RegExp(
  String.raw`^(?:(?<less>${LESS})|(?<more>${MORE})|(?<below>${BELOW})|(?<above>${ABOVE})|(?<about>${ABOUT})|=)?\s*(?<number>${NUMBER})\s*(?<unit>${UNIT})\s*(?<tail>max\.?|min\.?)?$`,
  'iu',
);
const RANGE = new RegExp(
  String.raw`^(?<low>${NUMBER})\s*(?:-|–|—|\.{2,3}|…|÷|to|bis|à)\s*(?<high>${NUMBER})\s*(?<unit>${UNIT})$`,
  'iu',
);
/** The value as JSON and most mills write it. */
const PLAIN = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/u;

/**
 * Reads a number as certificates write it: "0.18", "0,18", "<0.005", "≤ 0.02", "max. 0.02", "0.18 - 0.22", "377 MPa",
 * "5 739 kg", "1.2e-3". Undefined for anything else; nothing is rounded. A range is at most its upper end.
 *
 * @example readWrittenNumber('< 0,005 %') // { value: '0.005', operator: '<', low: null, unit: '%', isInterpreted: true }
 */
export function readWrittenNumber(written: string): WrittenNumber | undefined {
  if (PLAIN.test(written)) {
    return { value: written.replace('+', ''), operator: '=', low: null, unit: null, isInterpreted: false };
  }
  if (written.length > 80) return undefined;
  const text = written
    .normalize('NFC')
    .replace(/[\u2212\u2010]/gu, '-')
    .replace(/[\u00a0\u202f\u2009]/gu, ' ')
    .trim();
  const range = RANGE.exec(text)?.groups;
  if (range !== undefined) {
    const low = plainOf(range['low'] ?? '');
    const high = plainOf(range['high'] ?? '');
    if (low === undefined || high === undefined || high.startsWith('-') || !isOrdered(low, high))
      return undefined;
    return { value: high, operator: '<=', low, unit: presentOrNull(range['unit']), isInterpreted: true };
  }
  const single = SINGLE.exec(text)?.groups;
  const value = single === undefined ? undefined : plainOf(single['number'] ?? '');
  if (single === undefined || value === undefined) return undefined;
  const operator = operatorOf(single);
  if (operator === undefined) return undefined;
  const isWord = /^[\p{L}~≈]/u.test(text) || single['tail'] !== undefined;
  const isLiteral = PLAIN.test(single['number'] ?? '') && !isWord;
  return { value, operator, low: null, unit: presentOrNull(single['unit']), isInterpreted: !isLiteral };
}

function operatorOf(groups: Record<string, string | undefined>): ValueOperator | undefined {
  const { less, more, below, above, tail } = groups;
  const front =
    less !== undefined
      ? '<='
      : more !== undefined
        ? '>='
        : below !== undefined
          ? '<'
          : above !== undefined
            ? '>'
            : '=';
  if (tail === undefined) return front;
  // "min 27 max" says two things at once.
  return front === '=' ? (/^max/iu.test(tail) ? '<=' : '>=') : undefined;
}

/** Plain digits of a written number: one separator is the decimal one, of two the last. */
function plainOf(number: string): string | undefined {
  const [mantissa = '', exponent] = number.replace(/[ '’]/gu, '').split(/e/iu);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/^[+-]/u, '');
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const whole = (at === -1 ? digits : digits.slice(0, at)).replace(/[.,]/gu, '');
  const fraction = at === -1 ? '' : digits.slice(at + 1);
  if (whole.length + fraction.length > 40) return undefined;
  return sign + shifted(whole === '' ? '0' : whole, fraction, Number(exponent ?? '0'));
}

/** Moves the decimal point by a power of ten, exactly. */
function shifted(whole: string, fraction: string, places: number): string {
  if (places === 0) return fraction === '' ? whole : `${whole}.${fraction}`;
  const all = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0');
  const at = Math.max(point, 1);
  const head = padded.slice(0, at).replace(/^0+(?=\d)/u, '');
  const tail = padded.slice(at);
  return tail === '' ? head : `${head}.${tail}`;
}

function isOrdered(low: string, high: string): boolean {
  const scale = Math.max(...[low, high].map((text) => text.split('.')[1]?.length ?? 0));
  const scaled = (text: string): bigint => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  };
  return scaled(low) <= scaled(high);
}

function presentOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
