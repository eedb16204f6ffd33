import { lowerBoundOf } from './lower-bound.ts';
import type { PackedBar, Packing } from './cutting-plan.ts';

/** What a search found: a better plan or none, and whether it looked at everything. */
export interface Completion {
  bars: PackedBar[] | undefined;
  isComplete: boolean;
}

/**
 * Branch and bound, bar by bar (bin completion, Korf 2002): the longest open piece lies in some bar, so every bar that can
 * hold it is tried with every maximal set of pieces beside it, the fullest first; what can't beat the best plan by its lower
 * bound is left out. Ends after `steps`; then nothing is proven.
 *
 * @param ceiling stock length that a plan has to stay below
 */
export function completeBars(packing: Packing, ceiling: number, floor: number, steps: number): Completion {
  const { weights, stock } = packing;
  const open = [...packing.counts];
  const limits = stock.map(({ limit }) => limit);
  const bars: PackedBar[] = [];
  let best = ceiling;
  let found: PackedBar[] | undefined;
  let left = steps;

  const search = (length: number): void => {
    const from = open.findIndex((count) => count > 0);
    if (from === -1) {
      best = length;
      found = [...bars];
      return;
    }
    if (length + lowerBoundOf(packing, open) >= best) return;
    const branches = stock.flatMap(({ capacity }, at) =>
      (limits[at] ?? 0) > 0 ? patternsWith(from, capacity).map((pattern) => ({ at, ...pattern })) : [],
    );
    branches.sort((a, b) => a.room / lengthAt(a.at) - b.room / lengthAt(b.at));
    for (const { at, pattern } of branches) {
      left -= 1;
      if (left <= 0 || best <= floor) return;
      take(at, pattern, 1);
      bars.push({ stock: at, pattern });
      search(length + lengthAt(at));
      bars.pop();
      take(at, pattern, -1);
    }
  };

  const lengthAt = (at: number): number => stock[at]?.length ?? 0;

  const take = (at: number, pattern: readonly number[], sign: 1 | -1): void => {
    limits[at] = (limits[at] ?? 0) - sign;
    pattern.forEach((count, which) => (open[which] = (open[which] ?? 0) - sign * count));
  };

  /** Maximal patterns of a bar that hold the piece at `from`: nothing that is open fits beside them. */
  const patternsWith = (from: number, capacity: number): { pattern: number[]; room: number }[] => {
    const patterns: { pattern: number[]; room: number }[] = [];
    const pattern = weights.map(() => 0);
    const extend = (at: number, room: number, shortestLeftOut: number): void => {
      left -= 1;
      if (left <= 0) return;
      if (at === weights.length) {
        if (room < shortestLeftOut) patterns.push({ pattern: [...pattern], room });
        return;
      }
      const weight = weights[at] ?? 1;
      const most = Math.min(open[at] ?? 0, Math.floor(room / weight));
      for (let count = most; count >= (at === from ? 1 : 0); count -= 1) {
        pattern[at] = count;
        const isLeftOut = count < (open[at] ?? 0);
        extend(
          at + 1,
          room - count * weight,
          isLeftOut ? Math.min(shortestLeftOut, weight) : shortestLeftOut,
        );
      }
      pattern[at] = 0;
    };
    if ((weights[from] ?? 1) <= capacity) extend(from, capacity, Infinity);
    return patterns;
  };

  search(0);
  return { bars: found, isComplete: left > 0 };
}
