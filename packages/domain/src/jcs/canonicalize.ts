import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalize as serialize } from 'json-canonicalize';
import { AppError } from '../errors/index.ts';

/**
 * The canonical text of a JSON value (RFC 8785, JCS).
 *
 * @throws AppError `invalid-input` when the value is not JSON (NaN, Infinity, a lone surrogate, undefined).
 * @example canonicalText({ b: 1.0, a: 'é' }) // '{"a":"é","b":1}'
 */
export function canonicalText(value: unknown): string {
  assertJson(value, '$');
  return serialize(value);
}

/** The canonical bytes: canonicalText in UTF-8. These bytes are what goes on IPFS. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8ToBytes(canonicalText(value));
}

/**
 * SHA-256 of the canonical bytes, as 0x and 64 lower-case hex digits.
 *
 * @example documentHash({}) // '0x44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 */
export function documentHash(value: unknown): `0x${string}` {
  return sha256Hex(canonicalBytes(value));
}

/** SHA-256 of bytes, as 0x and 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): `0x${string}` {
  return `0x${bytesToHex(sha256(bytes))}`;
}

/** RFC 8785 §3.1 takes I-JSON (RFC 7493) only: finite numbers and no lone surrogates. */
function assertJson(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value === 'string' && value.isWellFormed()) return;
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => assertJson(item, `${path}[${index}]`));
    return;
  }
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (!key.isWellFormed()) refuse(`${path}.${key}`);
      assertJson(item, `${path}.${key}`);
    }
    return;
  }
  refuse(path);
}

function refuse(path: string): never {
  throw new AppError('invalid-input', {
    message: `${path} is not plain JSON. Only finite numbers, well-formed text, true, false, null, lists and objects have a canonical form.`,
  });
}
