import { AppError } from '../errors/index.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 20;
const CODE_LIMIT = 1n << 100n;

/**
 * The code on a label of a 100-bit number: 20 characters of Crockford base32, most significant first.
 * Lot ids are written so in AI 10, delivered bundles (payment id >> 156) in AI 21.
 *
 * @throws AppError `invalid-input` when the number does not fit 100 bits.
 * @example lotCodeOf(1n) // '00000000000000000001'
 */
export function lotCodeOf(lotId: bigint): string {
  if (lotId < 0n || lotId >= CODE_LIMIT) {
    throw new AppError('invalid-input', { message: 'A lot number has at most 100 bits; this one has more.' });
  }
  let code = '';
  for (let shift = 95n; shift >= 0n; shift -= 5n) code += CROCKFORD.charAt(Number((lotId >> shift) & 31n));
  return code;
}

/**
 * The number of a typed or scanned code, or undefined when it is no code. Forgiving as Crockford's
 * base32 is meant to be: case does not matter, O reads as 0, I and L as 1, hyphens and spaces are skipped.
 *
 * @example lotIdOfCode('0000-0000-0000-0000-000L') // 1n
 */
export function lotIdOfCode(code: string): bigint | undefined {
  const letters = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== CODE_LENGTH) return undefined;
  let value = 0n;
  for (const letter of letters) {
    const digit = CROCKFORD.indexOf(letter);
    if (digit < 0) return undefined;
    value = (value << 5n) | BigInt(digit);
  }
  return value;
}

/** The code in groups of five, as printed for people. @example 'ABCDE-FGHJK-MNPQR-STVWX' */
export function groupedLotCode(code: string): string {
  return code.match(/.{1,5}/g)?.join('-') ?? code;
}

/** The serial (AI 21) of the bundle delivered under a payment: its id's upper 100 bits, coded. */
export function serialOfPayment(paymentId: `0x${string}`): string {
  return lotCodeOf(BigInt(paymentId) >> 156n);
}
