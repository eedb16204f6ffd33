import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A document of a maker's list, as it was signed. */
export interface ListEntry {
  seq: number;
  jws: string;
  /** What is wrong with the entry itself; absent where its document is to be read. */
  fault?: string;
}

const MOST_ENTRIES = 10_000;
const MOST_SHOWN = 2_000;
const listSchema = z.array(z.unknown()).max(MOST_ENTRIES);
/** What the column of a place holds, and JavaScript tells apart. */
const place = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const entrySchema = z.object({
  seq: place,
  jws: z
    .string()
    .min(1)
    .max(8_192)
    .regex(/^[\x21-\x7e]+$/),
});
const placedSchema = z.object({ seq: place });

/**
 * The entries of a list, one by one: an odd one keeps no other from being read, and is kept with what is wrong with it.
 *
 * @throws Error when it is no list, or of more than 10,000 entries
 * @example readList([{ seq: 7, jws: 'eyJ…' }, { seq: 8 }]) // […, { seq: 8, jws: '{"seq":8}', fault: 'The entry …' }]
 */
export function readList(answer: unknown): ListEntry[] {
  return listSchema.parse(answer).map((entry) => {
    const read = entrySchema.safeParse(entry);
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    const placed = placedSchema.safeParse(entry);
    return {
      // Without a place it moves no cursor: it is met again, and known by its bytes.
      seq: placed.success ? placed.data.seq : 0,
      jws: shown(entry),
      fault: `The entry of the list cannot be read: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    };
  });
}

const shown = (entry: unknown): string =>
  JSON.stringify(entry).replaceAll('\\u0000', '').slice(0, MOST_SHOWN);

/** What a document is known by: its bytes. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whether the database refuses the values themselves, whatever is tried (SQLSTATE classes 22 and 23). */
export const isOfValues = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^2[23][0-9A-Z]{3}$/.test(error.code);
