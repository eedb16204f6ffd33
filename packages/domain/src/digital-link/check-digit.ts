import { AppError } from '../errors/index.ts';

/**
 * GS1 mod-10 check digit of the digits before it (General Specifications 7.9.1):
 * weights 3 and 1 alternate from the right.
 *
 * @example checkDigitOf('952012345678') // 8
 */
export function checkDigitOf(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const weight = (digits.length - i) % 2 === 1 ? 3 : 1;
    sum += (digits.charCodeAt(i) - 48) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Does the last digit check the others? @example isCheckDigitRight('09520123456788') // true */
export function isCheckDigitRight(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigitOf(digits.slice(0, -1)) === Number(digits.at(-1));
}

/**
 * A GTIN-14 from a company prefix and an item reference: indicator 0, prefix, item, check digit.
 *
 * @example gtinOf('9520123', 45678) // '09520123456788'
 */
export function gtinOf(companyPrefix: string, itemReference: number): string {
  const room = 12 - companyPrefix.length;
  const item = itemReference.toString().padStart(room, '0');
  if (!/^\d{4,11}$/.test(companyPrefix) || !/^\d+$/.test(item) || item.length > room) {
    throw new AppError('invalid-input', {
      message: `Company prefix "${companyPrefix}" has no room for item ${itemReference}. Together they have 12 digits.`,
    });
  }
  const digits = `0${companyPrefix}${item}`;
  return `${digits}${checkDigitOf(digits)}`;
}

/**
 * A GTIN of 8, 12, 13 or 14 digits as GTIN-14, or undefined when length or check digit is wrong.
 *
 * @example gtin14('9520123456788') // '09520123456788'
 */
export function gtin14(gtin: string): string | undefined {
  if (!/^(\d{8}|\d{12,14})$/.test(gtin) || !isCheckDigitRight(gtin)) return undefined;
  return gtin.padStart(14, '0');
}
