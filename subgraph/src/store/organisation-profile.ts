import { Bytes } from '@graphprotocol/graph-ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The address in IPFS of a raw block by its SHA-256: version 1, codec raw, multihash sha2-256, in base32 without padding
 * (RFC 4648, lower case) behind the multibase letter `b`.
 *
 * @example rawCidOf(Bytes.fromHexString('0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
 * // 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
 */
export function rawCidOf(sha256: Bytes): string {
  const bytes: u8[] = [0x01, 0x55, 0x12, 0x20];
  for (let i = 0; i < sha256.length; i++) bytes.push(sha256[i]);
  let text = 'b';
  let buffer: u32 = 0;
  let bits = 0;
  for (let i = 0; i < bytes.length; i++) {
    buffer = (buffer << 8) | bytes[i];
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits == 0 ? text : text + ALPHABET.charAt((buffer << (5 - bits)) & 31);
}
