import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

const KEY_BYTES = 64;
/** 32 MiB for each guess. */
const cost: ScryptOptions = { N: 16_384, r: 16, p: 1, maxmem: 67_108_864 };

/**
 * Hashes a password with scrypt (RFC 7914; N 16384, r 16, p 1) and a salt of its own. The text is normalised (NFKC), so
 * that the same password of another keyboard is the same.
 *
 * @returns salt and key in hexadecimal, joined by a colon
 * @example await hashPassword('correct horse battery') // '8f3c…:51ab…'
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await keyOf(password, salt)).toString('hex')}`;
}

/** Whether the password is the one that was hashed. Compares in constant time; a damaged hash matches nothing. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [salt = '', kept = ''] = hash.split(':');
  const own = await keyOf(password, salt);
  const other = Buffer.from(kept, 'hex');
  return other.length === own.length && timingSafeEqual(own, other);
}

/** A hash that no password has: what is compared with where nobody is, so that the answer takes as long. */
export const NOBODYS_HASH = `${'0'.repeat(32)}:${'0'.repeat(2 * KEY_BYTES)}`;

function keyOf(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
