import { AppError } from '../errors/index.ts';

/** A decimal number held exactly: value = unscaled / 10^scale. */
export interface Decimal {
  unscaled: bigint;
  scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal string exactly. No exponent, no grouping, point as separator.
 *
 * @throws AppError `invalid-input` when the text is not a plain decimal.
 * @example parseDecimal('0.040') // { unscaled: 40n, scale: 3 }
 */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text.trim());
  if (match === null) {
    throw new AppError('invalid-input', {
      message: `"${text}" is not a plain decimal number. Write digits with at most one point, such as 12.5.`,
    });
  }
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { unscaled: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** Like parseDecimal, but undefined instead of an error. */
export function tryParseDecimal(text: string): Decimal | undefined {
  return DECIMAL.test(text.trim()) ? parseDecimal(text) : undefined;
}

/**
 * Negative, zero or positive as a is less than, equal to or greater than b. Exact.
 *
 * @example compareDecimal(parseDecimal('0.20'), parseDecimal('0.2')) // 0
 */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = rescale(a, scale);
  const right = rescale(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Sum of decimals, exact, at the finest scale among them. */
export function addDecimal(...terms: Decimal[]): Decimal {
  const scale = terms.reduce((finest, term) => Math.max(finest, term.scale), 0);
  return { unscaled: terms.reduce((sum, term) => sum + rescale(term, scale), 0n), scale };
}

/** Product of two decimals, exact. */
export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
}

/** The unscaled value at a scale that is at least the decimal's own. */
function rescale(value: Decimal, scale: number): bigint {
  return value.unscaled * 10n ** BigInt(scale - value.scale);
}

/**
 * A decimal as an integer of its 10^-scale unit, or undefined when digits would be lost.
 *
 * @example toScaledExact(parseDecimal('4.982'), 6) // 4982000n (tonnes to grams)
 */
export function toScaledExact(value: Decimal, scale: number): bigint | undefined {
  if (scale >= value.scale) return rescale(value, scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  return value.unscaled % divisor === 0n ? value.unscaled / divisor : undefined;
}

/**
 * Writes an integer of 10^-scale units as a decimal string.
 * Trailing zeros beyond `minFraction` are dropped.
 *
 * @example formatScaled(4_982_000n, 6) // '4.982'
 * @example formatScaled(4_900_000n, 6, 2) // '4.90'
 */
export function formatScaled(unscaled: bigint, scale: number, minFraction = 0): string {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : digits.slice(0, -scale);
  let fraction = scale === 0 ? '' : digits.slice(-scale);
  while (fraction.length > minFraction && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  fraction = fraction.padEnd(minFraction, '0');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A decimal as text, with all the digits it was given. */
export function formatDecimal(value: Decimal): string {
  return formatScaled(value.unscaled, value.scale, value.scale);
}

export type NumberLocale = 'en' | 'fr' | 'de' | 'es' | 'it' | 'nl';

const thousands: Partial<Record<NumberLocale, string>> = { en: ',', fr: '\u202f' };

/**
 * Groups thousands and sets the decimal separator of a language.
 * English: comma and point. French: U+202F and comma. German, Spanish, Italian, Dutch: point and comma.
 *
 * @example localiseDecimal('18420.00', 'en') // '18,420.00'
 * @example localiseDecimal('18420.00', 'fr') // '18 420,00' with U+202F
 * @example localiseDecimal('18420.00', 'de') // '18.420,00'
 */
export function localiseDecimal(text: string, locale: NumberLocale): string {
  const [head = '', fraction] = text.split('.');
  const sign = head.startsWith('-') ? '-' : '';
  const whole = sign === '' ? head : head.slice(1);
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands[locale] ?? '.');
  const separator = locale === 'en' ? '.' : ',';
  return `${sign}${grouped}${fraction === undefined ? '' : `${separator}${fraction}`}`;
}
