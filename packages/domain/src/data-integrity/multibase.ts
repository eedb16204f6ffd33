import { AppError } from '../errors/index.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Base58 takes time that grows with the square of the length: keys and signatures have fewer than 100 characters. */
const MAX_BASE58 = 512;

/** Base58 with the Bitcoin alphabet. @example encodeBase58(new Uint8Array([0, 1])) // '12' */
export function encodeBase58(bytes: Uint8Array): string {
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET.charAt(Number(number % 58n)) + text;
  return '1'.repeat(zeros) + text;
}

/** Inverse of encodeBase58. @throws AppError `invalid-input` on another letter, or above 512 letters. */
export function decodeBase58(text: string): Uint8Array {
  if (text.length > MAX_BASE58) throw wrong(`it has more than ${MAX_BASE58} characters`);
  let zeros = 0;
  while (text.charAt(zeros) === '1') zeros += 1;
  let number = 0n;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) throw wrong(`"${letter}" is no letter of base58`);
    number = number * 58n + BigInt(digit);
  }
  const bytes: number[] = [];
  for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 255n));
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes]);
}

/** Base64url without padding (RFC 4648 §5). @example encodeBase64Url(new Uint8Array([255])) // '_w' */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Inverse of encodeBase64Url. Only the one spelling of each byte string is read, so that a signed text cannot be respelled.
 *
 * @throws AppError `invalid-input` on padding, other letters, or bits beyond the last byte.
 */
export function decodeBase64Url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw wrong('it is not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  if (encodeBase64Url(bytes) !== text) throw wrong('its last letter holds bits that belong to no byte');
  return bytes;
}

/** Multibase: `z` and base58, or `u` and base64url. @example encodeMultibase('z', new Uint8Array([0, 1])) // 'z12' */
export function encodeMultibase(base: 'z' | 'u', bytes: Uint8Array): string {
  return base + (base === 'z' ? encodeBase58(bytes) : encodeBase64Url(bytes));
}

/** @throws AppError `invalid-input` when the text is in no base that is read here. */
export function decodeMultibase(text: string): Uint8Array {
  if (text.startsWith('z')) return decodeBase58(text.slice(1));
  if (text.startsWith('u')) return decodeBase64Url(text.slice(1));
  throw wrong('it begins with neither "z" (base58) nor "u" (base64url)');
}

const wrong = (why: string): AppError =>
  new AppError('invalid-input', { message: `The encoded bytes cannot be read: ${why}.` });
