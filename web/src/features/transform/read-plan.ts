import type { Language } from '../../words/languages.ts';
import { typedGrams } from '../../ui/typed-amount.ts';

/** Rows of the form as typed. */
export interface PlanRows {
  inputs: readonly { lotCode: string; mass: string }[];
  outputs: readonly { mass: string }[];
}

/** What the rows come to: a balance with its loss, or what is wrong. */
export type Plan =
  | {
      state: 'balanced';
      inGrams: bigint;
      outGrams: bigint;
      lossGrams: bigint;
      inputs: bigint[];
      outputs: bigint[];
    }
  | { state: 'too-much'; overGrams: bigint }
  | { state: 'unclear' };

/**
 * Reads the typed masses: what does not come out is the loss.
 *
 * @example readPlan({ inputs: [{ lotCode, mass: '10' }], outputs: [{ mass: '9.9' }] }, 'en') // loss of 100_000n grams
 */
export function readPlan({ inputs, outputs }: PlanRows, language: Language): Plan {
  const into = inputs.map((row) => typedGrams(row.mass, language));
  const out = outputs.map((row) => typedGrams(row.mass, language));
  if ([...into, ...out].some((grams) => grams === undefined)) return { state: 'unclear' };
  const [known, made] = [into as bigint[], out as bigint[]];
  const inGrams = sum(known);
  const outGrams = sum(made);
  if (outGrams > inGrams) return { state: 'too-much', overGrams: outGrams - inGrams };
  return {
    state: 'balanced',
    inGrams,
    outGrams,
    lossGrams: inGrams - outGrams,
    inputs: known,
    outputs: made,
  };
}

const sum = (list: readonly bigint[]): bigint => list.reduce((total, each) => total + each, 0n);
