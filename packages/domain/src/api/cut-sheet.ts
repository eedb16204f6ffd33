/** What becomes of bars that are cut. */
import { z } from 'zod';
import { remnantFates } from '../pricing/cut-sheet.ts';
import { uintString } from './primitives.ts';

export const um = uintString.describe('Micrometres.');
export const plannedCut = z.object({ lengthUm: um, pieces: z.number().int() });
export const plannedBar = z.object({
  stockLengthUm: um,
  times: z.number().int(),
  pieces: z.array(plannedCut),
  kerfUm: um,
  trimUm: um,
  offcutUm: um,
  isRemnant: z.boolean(),
});

/** What becomes of the bars of a line: the rows sum to the bars, to the gram. */
export const cutSheet = z
  .object({
    remnant: z
      .enum(remnantFates)
      .describe('keep: they come along; return: the seller takes them back; scrap.'),
    isMarkTransferred: z.boolean().describe('The heat is stamped on every piece before it is cut off.'),
    bars: z.array(plannedBar),
    rows: z.array(
      z.object({
        kind: z.enum(['piece', 'bar', 'remnant', 'scrap', 'kerf']),
        lengthUm: um.nullable(),
        pieces: z.number().int(),
        massGrams: uintString,
      }),
    ),
    barsGrams: uintString.describe('Of all the bars, in theory.'),
    leftGrams: uintString.describe('Of remnants that stay with the seller, and are not delivered.'),
    creditMinor: uintString.describe('What is given for them; the steel costs that much less.'),
  })
  .meta({ id: 'CutSheet' });
export type CutSheetView = z.infer<typeof cutSheet>;
