import type { Packing } from './cutting-plan.ts';

/**
 * Stock length that no plan can do without. One stock length: the bound L2 of Martello and Toth (Knapsack Problems, 1990,
 * section 8.3), which counts pieces that can't share a bar. Several: pieces laid end to end in the stock of the best yield,
 * up to the next sum that the stock lengths can make by their common divisor.
 *
 * @example lowerBoundOf({ weights: [6], counts: [3], stock: [{ length: 10, capacity: 10, limit: Infinity }] }) // 30
 */
export function lowerBoundOf(packing: Packing, counts: readonly number[] = packing.counts): number {
  const { weights, stock } = packing;
  const total = weights.reduce((sum, weight, at) => sum + weight * (counts[at] ?? 0), 0);
  const [only] = stock;
  if (total === 0 || only === undefined) return 0;
  if (stock.length === 1) return barsOf(weights, counts, only.capacity) * only.length;
  let open = total;
  let length = 0;
  const byYield = [...stock].sort((a, b) => a.length * b.capacity - b.length * a.capacity);
  for (const { capacity, length: each, limit } of byYield) {
    if (capacity <= 0) continue;
    const bars = Math.min(limit, open / capacity);
    length += bars * each;
    open -= bars * capacity;
    if (open <= 0) break;
  }
  const step = stock.reduce((divisor, one) => commonDivisor(divisor, one.length), 0);
  // A float of sums below 2^53: a millionth of a step can't hide a whole one.
  return Math.ceil(length / step - 1e-6) * step;
}

/** Bars of one capacity that hold pieces of these weights at the least. */
function barsOf(weights: readonly number[], counts: readonly number[], capacity: number): number {
  const thresholds = [0, ...weights.filter((weight) => weight * 2 <= capacity)];
  let best = 0;
  for (const threshold of thresholds) {
    let alone = 0;
    let large = 0;
    let largeSum = 0;
    let smallSum = 0;
    weights.forEach((weight, at) => {
      const count = counts[at] ?? 0;
      if (weight > capacity - threshold) alone += count;
      else if (weight * 2 > capacity) {
        large += count;
        largeSum += weight * count;
      } else if (weight >= threshold) smallSum += weight * count;
    });
    const beside = large * capacity - largeSum;
    const more = Math.max(0, Math.ceil((smallSum - beside) / capacity));
    best = Math.max(best, alone + large + more);
  }
  return best;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
