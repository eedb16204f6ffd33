import { keccak256 } from './keccak.ts';

/**
 * The few pieces of the Solidity ABI that light verification needs: 32-byte words in, 32-byte words out.
 * viem does the same and all the rest for 77 kB; a person who scans a label loads this instead.
 */
export type Hex = `0x${string}`;

/** A value that fills one word: an unsigned integer, or hexadecimal (address, bytes32) padded on the left. */
export type Word = bigint | number | string;

/** keccak-256 of UTF-8 text or of 0x-bytes. */
export function keccak(value: string): Hex {
  return hexOf(
    keccak256(
      value.startsWith('0x')
        ? Uint8Array.from(value.slice(2).match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
        : new TextEncoder().encode(value),
    ),
  );
}

/** Bytes as 0x and lower-case hex digits. */
export function hexOf(bytes: Uint8Array): Hex {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * One word as 64 hex digits.
 *
 * @throws RangeError when the value is negative or wider than 256 bits.
 * @example encodeWord(5n) // '0000…0005'
 */
export function encodeWord(word: Word): string {
  const digits =
    typeof word === 'string' && word.startsWith('0x')
      ? word.slice(2).toLowerCase()
      : BigInt(word).toString(16);
  if (digits.length > 64 || !/^[0-9a-f]*$/.test(digits))
    throw new RangeError(`${String(word)} does not fit a 32-byte word.`);
  return digits.padStart(64, '0');
}

/** Words side by side, without 0x. */
export function encodeWords(words: readonly Word[]): string {
  return words.map(encodeWord).join('');
}

/** The call data of a function whose arguments are all one word wide. */
export function encodeCall(signature: string, words: readonly Word[]): Hex {
  return `0x${selectorOf(signature)}${encodeWords(words)}`;
}

/** First four bytes of the signature's hash, without 0x. @example selectorOf('lotOf(uint256)') */
export function selectorOf(signature: string): string {
  return keccak(signature).slice(2, 10);
}

/**
 * A reader over returned words.
 *
 * @throws RangeError when the answer is shorter than what is read, as from an address without code.
 */
export function readWords(data: string): WordReader {
  return new WordReader(data);
}

export class WordReader {
  private readonly digits: string;

  constructor(data: string) {
    this.digits = data.replace(/^0x/, '');
  }

  hex(index: number): Hex {
    const word = this.digits.slice(index * 64, index * 64 + 64);
    if (word.length !== 64) throw new RangeError(`The answer has no word ${index}.`);
    return `0x${word}`;
  }

  uint(index: number): bigint {
    return BigInt(this.hex(index));
  }

  /** For values known to be below 2^53: times, counts, kinds. */
  number(index: number): number {
    return Number(this.uint(index));
  }

  address(index: number): Hex {
    return `0x${this.hex(index).slice(26)}`;
  }

  /** A list of integers, `uint32[]` or wider, whose place is named by the word at `index`. */
  uints(index: number): bigint[] {
    const start = this.number(index) / 32;
    return Array.from({ length: this.number(start) }, (_, i) => this.uint(start + 1 + i));
  }
}
