import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32Encode } from '../ipfs/index.ts';

/**
 * The signature that a signed tag carries in its link as `?t=`: the first 80 bits of HMAC-SHA-256 over
 * `topsteel/tag/1`, lot code and serial, each after a line feed, in base32. Only who holds the secret can print a
 * further label that carries it; a photograph of a label carries it too, so it shows that a label is no invention, not
 * that it is no copy.
 *
 * @param secret at least 16 bytes, of the vendor
 * @example tagSignature(new Uint8Array(32), '00000000000000000001', '').length // 16
 */
export function tagSignature(secret: Uint8Array, lotCode: string, serial: string): string {
  if (secret.length < 16) throw new RangeError('The secret of a tag has at least 16 bytes.');
  const text = ['topsteel/tag/1', lotCode, serial].join('\n');
  return base32Encode(hmac(sha256, secret, new TextEncoder().encode(text)).slice(0, 10));
}

/** Whether a link carries the right signature: none when it carries none. Takes as long for a wrong one as for a right one. */
export function checkTag(
  secret: Uint8Array,
  lotCode: string,
  serial: string,
  given: string | undefined,
): 'none' | 'right' | 'wrong' {
  if (given === undefined || given === '') return 'none';
  const expected = tagSignature(secret, lotCode, serial);
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i += 1)
    difference |= (given.charCodeAt(i) || 0) ^ expected.charCodeAt(i);
  return difference === 0 ? 'right' : 'wrong';
}
