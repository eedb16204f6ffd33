import { z } from 'zod';

const DIGITS = /^(0|[1-9]\d{0,77})$/;

/** One check, not a chain: zod runs later checks even when an earlier one failed, and BigInt throws on other text. */
const uint = (bits: number) =>
  z
    .string()
    .refine(
      (text) => DIGITS.test(text) && BigInt(text) < 2n ** BigInt(bits),
      `must be a whole number in decimal digits, below 2^${bits}`,
    );

/** Unsigned integers as decimal strings, bounded by their Solidity type. */
export const uint8 = uint(8);
export const uint16 = uint(16);
export const uint32 = uint(32);
export const uint48 = uint(48);
export const uint64 = uint(64);
export const uint120 = uint(120);
export const uint128 = uint(128);
export const uint256 = uint(256);

const hexPattern = (bytes: number) => new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`);

/** An account: 0x and 40 hex digits, checksummed or not. */
export const address = z
  .string()
  .regex(hexPattern(20), 'must be an account: 0x and 40 hexadecimal digits')
  .transform((text) => text as `0x${string}`);

const fixedBytes = (bytes: number) =>
  z
    .string()
    .regex(hexPattern(bytes), `must be ${bytes} bytes: 0x and ${bytes * 2} hexadecimal digits`)
    .transform((text) => text as `0x${string}`);

/** A currency (ISO 4217) in ASCII. */
export const bytes3 = fixedBytes(3);

/** A short code in ASCII. */
export const bytes16 = fixedBytes(16);

/** 32 bytes: 0x and 64 hex digits. */
export const bytes32 = fixedBytes(32);

/** Bytes of any length: 0x and an even number of hex digits. */
export const hex = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/, 'must be bytes: 0x and an even number of hexadecimal digits')
  .transform((text) => text as `0x${string}`);
