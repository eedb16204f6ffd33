import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The id that a thing of the books has before it is stored: a version 8 UUID (RFC 9562) of its names, so that entering
 * it a second time is entering the same id. Names are joined by "|" and must not contain it.
 *
 * @example ledgerId('account', 'commission_revenue', '', 'USDC') // 'f89549b7-6d3c-8fb2-8ac8-c7d38cf6dba5'
 */
export function ledgerId(...names: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(names.join('|'))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
