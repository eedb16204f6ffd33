import type { PackedBar, Packing } from './cutting-plan.ts';
import { fillBars } from './fill-bars.ts';
import type { RelaxedPlan } from './relaxed-plan.ts';

/**
 * A plan from a relaxed one: each pattern as often as it is cut in full, and the few pieces that are left filled into bars.
 * Pieces that a pattern has too many of are left out of it.
 */
export function roundPlan(packing: Packing, { patterns }: RelaxedPlan): PackedBar[] {
  const open = [...packing.counts];
  const bars: PackedBar[] = [];
  for (const { stock, pattern, times } of patterns) {
    for (let done = 0; done < Math.floor(times + 1e-9); done += 1) {
      const cut = pattern.map((count, at) => Math.min(count, open[at] ?? 0));
      if (cut.every((count) => count === 0)) break;
      cut.forEach((count, at) => (open[at] = (open[at] ?? 0) - count));
      bars.push({ stock, pattern: cut });
    }
  }
  return [...bars, ...fillBars({ ...packing, counts: open }).bars];
}
