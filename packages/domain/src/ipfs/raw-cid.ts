import { AppError } from '../errors/index.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** CIDv1 (0x01), codec raw (0x55), multihash sha2-256 (0x12) of 32 bytes (0x20). */
const RAW_SHA256_PREFIX = [0x01, 0x55, 0x12, 0x20] as const;

/**
 * RFC 4648 base32 in lower case without padding, as multibase "b" uses it.
 *
 * @example base32Encode(new TextEncoder().encode('foobar')) // 'mzxw6ytboi'
 */
export function base32Encode(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  if (bits > 0) text += BASE32.charAt((pending << (5 - bits)) & 31);
  return text;
}

/** Inverse of base32Encode. Unknown letters and non-zero padding bits are refused. */
export function base32Decode(text: string): Uint8Array {
  const bytes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const letter of text) {
    const value = BASE32.indexOf(letter);
    if (value < 0) refuse(text);
    pending = (pending << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 255);
      pending &= (1 << bits) - 1;
    }
  }
  if (bits >= 5 || pending !== 0) refuse(text);
  return Uint8Array.from(bytes);
}

/**
 * The CID of the one raw block whose SHA-256 is given: CIDv1, codec raw, base32.
 * A document of at most 1 MiB stored as one block is found by its hash alone.
 *
 * @param sha256Hex 64 hex digits, with or without 0x
 * @example rawCidOf('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
 * // 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
 */
export function rawCidOf(sha256Hex: string): string {
  const digits = sha256Hex.replace(/^0x/, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digits)) {
    throw new AppError('invalid-input', {
      message: `"${sha256Hex}" is not a SHA-256: 64 hexadecimal digits are needed.`,
    });
  }
  const digest = Array.from({ length: 32 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  return `b${base32Encode(Uint8Array.from([...RAW_SHA256_PREFIX, ...digest]))}`;
}

/**
 * The SHA-256 inside a raw CIDv1, as 0x and 64 hex digits.
 *
 * @throws AppError `invalid-input` when the CID is of another version, codec or hash.
 */
export function sha256OfRawCid(cid: string): `0x${string}` {
  if (!cid.startsWith('b')) refuse(cid);
  const bytes = base32Decode(cid.slice(1));
  if (bytes.length !== 36 || RAW_SHA256_PREFIX.some((byte, i) => bytes[i] !== byte)) refuse(cid);
  return `0x${Array.from(bytes.slice(4), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function refuse(text: string): never {
  throw new AppError('invalid-input', {
    message: `"${text}" is not the address of a raw block. A CIDv1 with codec raw and sha2-256 is needed; it begins with bafkrei.`,
  });
}
