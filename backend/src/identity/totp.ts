import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_S = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The time step of an instant (RFC 6238, 4.2: X = 30 s, T0 = 0). @example stepAt(new Date(59_000)) // 1n */
export const stepAt = (now: Date): bigint => BigInt(Math.floor(now.getTime() / 1_000 / STEP_S));

/**
 * The six digits of a step: HOTP with HMAC-SHA-1 (RFC 4226, 5.3), which every authenticator knows.
 *
 * @example codeOf(Buffer.from('12345678901234567890'), 1n) // '287082' (RFC 6238, appendix B, its last six digits)
 */
export function codeOf(secret: Uint8Array, step: bigint): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(step);
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0x0f;
  return ((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** DIGITS).toString().padStart(DIGITS, '0');
}

/**
 * The step that a code is of: the present one, the one before or the one after, for clocks that differ (RFC 6238, 5.2). All
 * three are compared, whichever is right.
 *
 * @returns null when it is of none of them
 */
export function stepOf(secret: Uint8Array, code: string, now: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  const present = stepAt(now);
  let found: bigint | null = null;
  for (const step of [present + 1n, present, present - 1n]) {
    if (step >= 0n && timingSafeEqual(Buffer.from(codeOf(secret, step)), given)) found = step;
  }
  return found;
}

/** Base32 without padding (RFC 4648, 6). @example base32Of(Buffer.from('foobar')) // 'MZXW6YTBOI' */
export function base32Of(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31] ?? '';
    }
  }
  return bits > 0 ? text + (ALPHABET[(value << (5 - bits)) & 31] ?? '') : text;
}

/** What an authenticator reads as a QR code. */
export function otpauthUri(email: string, secret: Uint8Array): string {
  const label = encodeURIComponent(`TopSteel:${email}`);
  return `otpauth://totp/${label}?secret=${base32Of(secret)}&issuer=TopSteel&algorithm=SHA1&digits=6&period=30`;
}
