/** Whether a node that did not answer is left alone for a while. */
export interface Rest {
  isResting(): boolean;
  /** It did not answer. Counted once for all that was asked while it rested. */
  failed(): void;
  answered(): void;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * A node that failed rests 1 s, then twice as long each time that it fails again, never above 10 s: who waits for answers
 * waits for it that often and no more.
 */
export function createRest(now: () => number = Date.now): Rest {
  let until = -Infinity;
  let failures = 0;
  const isResting = (): boolean => now() < until;
  return {
    isResting,
    failed() {
      if (isResting()) return;
      until = now() + Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(failures, 10));
      failures += 1;
    },
    answered() {
      until = -Infinity;
      failures = 0;
    },
  };
}
