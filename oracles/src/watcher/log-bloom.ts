import { hexToBytes, keccak256 } from 'viem';
import type { Hex } from 'viem';
import type { LogFilter, RawLog } from './chain-reader.ts';

/**
 * Whether a block may hold a log that the filter asks for, by its header's bloom (Yellow Paper, 4.3.1). True may be wrong,
 * false never is.
 *
 * @example mayHold('0x00…00', { address: escrow }) // false
 */
export function mayHold(logsBloom: Hex, filter: LogFilter): boolean {
  const bloom = hexToBytes(logsBloom);
  const has = (value: Hex): boolean => bitsOf(value).every((bit) => isSet(bloom, bit));
  const addresses = typeof filter.address === 'string' ? [filter.address] : filter.address;
  if (!addresses.some((address) => has(address.toLowerCase() as Hex))) return false;
  return (filter.topics ?? []).every((topic) => topic === null || has(topic));
}

/** Whether the filter asks for this log. */
export function isWanted(log: RawLog, filter: LogFilter): boolean {
  const addresses = typeof filter.address === 'string' ? [filter.address] : filter.address;
  if (!addresses.some((address) => address.toLowerCase() === log.address.toLowerCase())) return false;
  return (filter.topics ?? []).every(
    (topic, place) => topic === null || log.topics[place]?.toLowerCase() === topic.toLowerCase(),
  );
}

/** Three bits of 2,048, each from two bytes of the hash. */
function bitsOf(value: Hex): number[] {
  const hash = hexToBytes(keccak256(value));
  return [0, 2, 4].map((place) => (((hash[place] ?? 0) << 8) | (hash[place + 1] ?? 0)) & 2_047);
}

/** Bit 0 is the last of the last byte. */
function isSet(bloom: Uint8Array, bit: number): boolean {
  return (((bloom[bloom.length - 1 - (bit >> 3)] ?? 0) >> (bit & 7)) & 1) === 1;
}
