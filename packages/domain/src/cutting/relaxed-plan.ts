import type { Packing } from './cutting-plan.ts';

/** Patterns with how often each is cut, in fractions, and the least stock length of any plan; null: not proven. */
export interface RelaxedPlan {
  patterns: { stock: number; pattern: number[]; times: number }[];
  boundLength: number | null;
}

const EPSILON = 1e-9;
const MOST_ROUNDS = 2_000;
/** Steps of the search for one better pattern, and of all searches: some tenths of a second. */
const PRICE_STEPS = 20_000;
const ALL_STEPS = 800_000;

/**
 * The cutting problem with fractions of bars allowed, by column generation (Gilmore and Gomory 1961): a basis of patterns, the
 * value of each piece in it, and a knapsack that looks for a pattern worth more than its bar, until there is none. Stock has
 * to be without limits. The bound holds when the last search was complete.
 */
export function relaxedPlan(packing: Packing): RelaxedPlan {
  const { weights, counts, stock } = packing;
  const size = weights.length;
  const basis = weights.map((weight, at) => {
    const best = stock
      .map(({ length, capacity }, index) => ({ index, length, fits: Math.floor(capacity / weight) }))
      .filter(({ fits }) => fits > 0)
      .sort((a, b) => a.length / a.fits - b.length / b.fits)[0];
    const pattern = weights.map(() => 0);
    pattern[at] = best?.fits ?? 0;
    return { stock: best?.index ?? 0, pattern };
  });
  if (basis.some(({ pattern }, at) => pattern[at] === 0)) return { patterns: [], boundLength: null };
  // Rows of the inverse of the basis; it begins as a diagonal.
  const inverse = basis.map(({ pattern }, at) =>
    basis.map((_, other) => (other === at ? 1 / (pattern[at] ?? 1) : 0)),
  );
  const times = basis.map(({ pattern }, at) => (counts[at] ?? 0) / (pattern[at] ?? 1));
  const lengthAt = (index: number) => stock[index]?.length ?? 0;
  let isProven = false;
  let stepsLeft = ALL_STEPS;
  for (let round = 0; round < MOST_ROUNDS && stepsLeft > 0; round += 1) {
    const values = weights.map((_, piece) =>
      basis.reduce((sum, { stock: index }, row) => sum + lengthAt(index) * (inverse[row]?.[piece] ?? 0), 0),
    );
    const { best, isComplete, steps } = mostWorth(packing, values);
    stepsLeft -= steps;
    if (best === null) {
      isProven = isComplete;
      break;
    }
    const column = inverse.map((row) =>
      row.reduce((sum, part, piece) => sum + part * (best.pattern[piece] ?? 0), 0),
    );
    let leaving = -1;
    let least = Infinity;
    column.forEach((part, row) => {
      if (part <= EPSILON) return;
      const ratio = (times[row] ?? 0) / part;
      if (ratio < least - EPSILON) {
        least = ratio;
        leaving = row;
      }
    });
    if (leaving === -1) break;
    pivot(inverse, times, column, leaving, size);
    basis[leaving] = best;
  }
  const patterns = basis.map((one, row) => ({ ...one, times: Math.max(0, times[row] ?? 0) }));
  const length = patterns.reduce((sum, one) => sum + one.times * lengthAt(one.stock), 0);
  return { patterns, boundLength: isProven ? length : null };
}

function pivot(
  inverse: number[][],
  times: number[],
  column: readonly number[],
  leaving: number,
  size: number,
): void {
  const part = column[leaving] ?? 1;
  const row = (inverse[leaving] ?? []).map((value) => value / part);
  const time = (times[leaving] ?? 0) / part;
  for (let other = 0; other < size; other += 1) {
    const factor = column[other] ?? 0;
    if (other === leaving || factor === 0) continue;
    inverse[other] = (inverse[other] ?? []).map((value, at) => value - factor * (row[at] ?? 0));
    times[other] = (times[other] ?? 0) - factor * time;
  }
  inverse[leaving] = row;
  times[leaving] = time;
}

/** The pattern of any stock that is worth most above its length; null where none is. */
function mostWorth(
  { weights, counts, stock }: Packing,
  values: readonly number[],
): { best: { stock: number; pattern: number[] } | null; isComplete: boolean; steps: number } {
  const order = weights
    .map((weight, at) => ({ at, weight, value: values[at] ?? 0, most: counts[at] ?? 0 }))
    .filter(({ value }) => value > EPSILON)
    .sort((a, b) => b.value / b.weight - a.value / a.weight);
  let gain = 1e-6;
  let best: { stock: number; pattern: number[] } | null = null;
  let isComplete = true;
  let allSteps = 0;
  stock.forEach(({ length, capacity }, index) => {
    let steps = 0;
    const pattern = weights.map(() => 0);
    const search = (depth: number, room: number, worth: number): void => {
      if (worth - length > gain) {
        gain = worth - length;
        best = { stock: index, pattern: [...pattern] };
      }
      const item = order[depth];
      if (item === undefined) return;
      if (worth + (room * item.value) / item.weight - length <= gain) return;
      for (let count = Math.min(item.most, Math.floor(room / item.weight)); count >= 0; count -= 1) {
        steps += 1;
        if (steps > PRICE_STEPS) {
          isComplete = false;
          pattern[item.at] = 0;
          return;
        }
        pattern[item.at] = count;
        search(depth + 1, room - count * item.weight, worth + count * item.value);
      }
      pattern[item.at] = 0;
    };
    search(0, capacity, 0);
    allSteps += steps;
  });
  return { best, isComplete, steps: allSteps };
}
