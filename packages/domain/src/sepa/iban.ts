import { modulo97 } from '../camt/check-digits.ts';
import { isIban } from '../camt/index.ts';
import { AppError } from '../errors/index.ts';

/** Length of an IBAN by country, for the countries of the SEPA area (ISO 13616 registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 ' +
    'LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22'
  )
    .split(' ')
    .map((word) => [word.slice(0, 2), Number(word.slice(2))]),
);

/** An IBAN that a SEPA transfer can reach: a country of the area, its length, right check digits. */
export function isSepaIban(text: string): boolean {
  const plain = plainIban(text);
  return lengths[plain.slice(0, 2)] === plain.length && isIban(plain);
}

/** Without spaces, in capitals. @example plainIban('nl26 vayb 8060 4768 90') // 'NL26VAYB8060476890' */
export const plainIban = (text: string): string => text.replace(/\s/gu, '').toUpperCase();

/**
 * The same, refused when no SEPA transfer can reach it.
 *
 * @throws AppError `invalid-input` saying which account
 */
export function requireSepaIban(text: string): string {
  const plain = plainIban(text);
  if (isSepaIban(plain)) return plain;
  throw new AppError('invalid-input', {
    message: `${plain.slice(0, 40)} is not an IBAN that a SEPA transfer can reach. Check the number.`,
    details: { reason: 'iban-wrong' },
  });
}

/** An IBAN of a country code and a national number, its check digits worked out. @example ibanOf('DE', '370400440532013000') // 'DE89370400440532013000' */
export function ibanOf(country: string, national: string): string {
  const check = 98 - modulo97(`${national}${country}00`);
  return `${country}${check.toString().padStart(2, '0')}${national}`;
}
