/** The small shapes every REST schema is made of. Integers that may pass 2^53 travel as decimal strings. */
import { z } from 'zod';
import { isInCalendar } from '../calendar/index.ts';
import { priceBases, priceCurrencies } from '../pricing/line.ts';

/** Non-negative integer in decimal digits without sign or leading zeros, e.g. `"4982000"`. */
export const uintString = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,77})$/, 'Give a whole number in digits, without sign, point or spaces.');
/** Positive integer in decimal digits, e.g. `"5000000"` grams for 5 t. */
export const positiveUintString = uintString.refine((value) => value !== '0', 'Give a number above zero.');
/** EVM address, 20 bytes in hex, either case. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'Give an address: 0x and 40 hexadecimal digits.');
/** 32 bytes in lower-case hex. */
export const bytes32 = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'Give 32 bytes: 0x and 64 hexadecimal digits.');
/** An ECDSA or ERC-1271 signature in hex. */
export const signature = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2}){1,4096}$/, 'Give a signature: 0x and hexadecimal digits.');
/** Instant in ISO 8601 with zone, e.g. `"2026-11-23T09:00:00.000Z"`. */
export const isoTime = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isInCalendar, 'Give a time from 1900 to 9999.');
/** Day of the calendar, e.g. `"2026-11-23"`. */
export const isoDay = z.iso
  .date({ abort: true, error: 'Give a day as year-month-day, e.g. 2026-01-01.' })
  .refine(isInCalendar, 'Give a day from 1900 to 9999.');
/** ISO 3166-1 alpha-2 country code, e.g. `"LU"`. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Give the two-letter country code (ISO 3166-1), for example LU.');
/** Opaque identifier (uuid). */
export const id = z.uuid();

/** The only currency of the escrow rail; minor unit 10^-6. */
export const currency = z.literal('USDC');

/** Query of every list: an opaque cursor from the previous page and a page size of 1 to 100 (20 when absent). */
export const pageQuery = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export type Page<T> = { items: T[]; nextCursor: string | null };

/** EIP-712 data ready for `eth_signTypedData_v4`; every integer is a decimal string. */
export const typedData = z
  .object({
    domain: z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      chainId: z.union([z.number(), z.string()]).optional(),
      verifyingContract: address.optional(),
    }),
    types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
    primaryType: z.string(),
    message: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TypedData', description: 'EIP-712 data to sign in a wallet.' });
export type TypedData = z.infer<typeof typedData>;

/** What a price is per. */
export const priceBasis = z.enum(priceBases).meta({ id: 'PriceBasis' });
export const priceCurrency = z.enum(priceCurrencies).meta({ id: 'PriceCurrency' });
