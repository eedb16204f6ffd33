import { encodeWords, keccak, type Hex, type Word } from '../verify/abi-words.ts';

/** Reads one word of a contract's storage. @throws when it is not known. */
export type ReadSlot = (contract: string, slot: bigint) => Promise<bigint>;

/**
 * Slot of a value in a mapping at a slot, one key after the other: `keccak256(key ‖ slot)`.
 *
 * @example entryOf(2n, issuer, batch) // of `mapping(address => mapping(uint64 => bytes32))` at slot 2
 */
export function entryOf(slot: bigint, ...keys: readonly Word[]): bigint {
  return keys.reduce<bigint>((at, key) => BigInt(keccak(`0x${encodeWords([key, at])}`)), slot);
}

/** Slot of an element of a dynamic array at a slot, each element one word. */
export function itemOf(slot: bigint, index: number): bigint {
  return BigInt(keccak(`0x${encodeWords([slot])}`)) + BigInt(index);
}

/** Bits of a word, counted from its low end, where the compiler puts the first field. */
export function fieldOf(word: bigint, fromBit: number, bits: number): bigint {
  return (word >> BigInt(fromBit)) & ((1n << BigInt(bits)) - 1n);
}

export const addressIn = (word: bigint, fromBit = 0): Hex =>
  `0x${fieldOf(word, fromBit, 160).toString(16).padStart(40, '0')}`;

export const hexWord = (word: bigint): Hex => `0x${word.toString(16).padStart(64, '0')}`;
