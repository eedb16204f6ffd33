import { modulo97 } from '../camt/check-digits.ts';
import { AppError } from '../errors/index.ts';

/**
 * The ISO 11649 creditor reference of a text: RF, two check digits (ISO 7064 MOD 97-10) and the letters and digits of the
 * text. What is neither is left out; letters are upper case.
 *
 * @throws AppError `invalid-input` when no or more than 21 letters and digits are left
 * @example rfReferenceOf('5390 0754 7034') // 'RF18539007547034'
 */
export function rfReferenceOf(text: string): string {
  const body = text.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  if (body === '' || body.length > 21) {
    throw new AppError('invalid-input', {
      message: `A creditor reference has 1 to 21 letters and digits; "${text.slice(0, 40)}" has ${body.length}.`,
    });
  }
  const check = 98 - modulo97(`${body}RF00`);
  return `RF${check.toString().padStart(2, '0')}${body}`;
}

/** As people read it, in groups of four. @example printRfReference('RF18539007547034') // 'RF18 5390 0754 7034' */
export const printRfReference = (reference: string): string => reference.replace(/(.{4})(?=.)/gu, '$1 ');
