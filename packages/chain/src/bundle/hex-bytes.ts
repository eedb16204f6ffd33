import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex as digitsOf, hexToBytes as bytesOf } from '@noble/hashes/utils.js';
import type { Hex } from '../verify/abi-words.ts';

/** Why not viem's: it is most of what a verification of a bundle would load. */
export function hexToBytes(hex: Hex): Uint8Array {
  return bytesOf(hex.slice(2));
}

export function bytesToHex(bytes: Uint8Array): Hex {
  return `0x${digitsOf(bytes)}`;
}

export function keccak256(hex: Hex): Hex {
  return bytesToHex(keccak_256(hexToBytes(hex)));
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
