import { z } from 'zod';
import type { GenealogyAnswer } from '../api/genealogy.ts';
import { lotCodeOf } from '../digital-link/index.ts';
import { AppError } from '../errors/index.ts';

const digits = z.string().regex(/^[0-9]{1,78}$/);
const indexed = z.object({
  data: z.object({
    lots: z.array(
      z.object({
        id: digits,
        massGrams: digits,
        emissionsGrams: digits,
        recalledAt: digits.nullable(),
        parents: z.array(z.object({ id: digits })),
        madeBy: z.object({ id: z.string(), lossGrams: digits, processEmissionsGrams: digits }).nullable(),
      }),
    ),
  }),
});
export type IndexedLot = z.infer<typeof indexed>['data']['lots'][number];

/** What the index of the chain says of a genealogy: where it differs, and which lots it does not know (yet). */
export interface Comparison {
  compared: number;
  differences: string[];
  unknown: string[];
}

/**
 * Reads lots as the index of the chain answers them (`subgraph/schema.graphql`, Lot).
 *
 * @throws AppError `unavailable` when the answer is not in that form: an index that fails says nothing about the lots
 * @example readIndexedLots({ data: { lots: [] } }) // []
 */
export function readIndexedLots(value: unknown): IndexedLot[] {
  const read = indexed.safeParse(value);
  if (read.success) return read.data.data.lots;
  throw new AppError('unavailable', { message: 'The index of the chain does not answer in its form.' });
}

/**
 * Compares a genealogy with the index of the chain's events, which is built apart from the marketplace: masses, emissions,
 * parents, losses, recalls.
 *
 * @example compareLineage(answer, lots).differences // [] when both say the same
 */
export function compareLineage(answer: GenealogyAnswer, indexedLots: readonly IndexedLot[]): Comparison {
  const lots = new Map(indexedLots.map((lot) => [lot.id, lot]));
  const acts = new Map(answer.transformations.map((act) => [act.id, act]));
  const differences: string[] = [];
  const unknown: string[] = [];
  for (const lot of answer.lots) {
    const code = lotCodeOf(BigInt(lot.lotId));
    const other = lots.get(lot.lotId);
    if (!other) {
      unknown.push(code);
      continue;
    }
    const say = (what: string, here: string, there: string) => {
      if (here !== there) differences.push(`Lot ${code}: ${what} is ${here} here and ${there} in the index.`);
    };
    say('the mass in g', lot.massGrams, other.massGrams);
    say('the CO2e in g', lot.emissionsGrams, other.emissionsGrams);
    say('its transformation', lot.madeBy ?? 'none', other.madeBy?.id ?? 'none');
    say('a recall', lot.recall === null ? 'absent' : 'there', other.recalledAt === null ? 'absent' : 'there');
    const act = lot.madeBy === null ? undefined : acts.get(lot.madeBy);
    if (!act || !other.madeBy) continue;
    say('the loss in g', act.lossGrams, other.madeBy.lossGrams);
    say(
      'what it was made of',
      list(act.inputs.map((input) => input.lotId)),
      list(other.parents.map(({ id }) => id)),
    );
  }
  return { compared: answer.lots.length - unknown.length, differences, unknown };
}

/** Lots as one text, each once, in one order. */
const list = (ids: readonly string[]): string => [...new Set(ids)].sort().join(', ') || 'nothing';
