import type { Answer, Problem } from './problem.ts';

/** Gives an act its Idempotency-Key. */
export interface ActKeys {
  /** The key of this act: the same until it was answered, another for another act. */
  keyFor(act: unknown): string;
  /** Notes what came of it. Without an answer, or with half a one, the act may have happened: then its key stays. */
  answered(act: unknown, answer: Answer<unknown>): void;
}

/**
 * Keys of the acts of one form, each a new one: what is asked for again after it was answered is meant again.
 *
 * @example keys.keyFor(body) === keys.keyFor(body) // true, until answered(body, { ok: true, … })
 */
export function actKeys(make: () => string = () => crypto.randomUUID()): ActKeys {
  const kept = new Map<string, string>();
  return {
    keyFor(act) {
      const of = JSON.stringify(act);
      const key = kept.get(of) ?? make();
      kept.set(of, key);
      return key;
    },
    answered(act, answer) {
      if (answer.ok || isRefused(answer.problem)) kept.delete(JSON.stringify(act));
    },
  };
}

/** Told of the first request with the key that it is under way, or was done and its answer got lost. */
const UNTOLD = ['request-in-progress', 'answer-lost'];
const isRefused = ({ status, reason = '' }: Problem): boolean =>
  status > 0 && status < 500 && !UNTOLD.includes(reason);
