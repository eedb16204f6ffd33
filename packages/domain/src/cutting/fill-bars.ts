import { lengthOf, type PackedBar, type Packing } from './cutting-plan.ts';

/** Steps that the search for the fullest bar may take before it settles for the best it has seen. */
const FILL_STEPS = 4_000;

/**
 * Good plans, quickly: bar by bar, the longest open piece first. `first-fit` adds the longest piece that fits; `fullest`
 * looks for the fullest bar. Each is tried with every stock length and with each alone; afterwards each bar's pieces move to
 * the shortest stock that holds them. The plan with the fewest pieces left over, then with the least stock, is returned.
 */
export function fillBars(packing: Packing): { bars: PackedBar[]; left: number[] } {
  const every = packing.stock.map((_, at) => at);
  const choices = every.length === 1 ? [every] : [every, ...every.map((at) => [at])];
  const plans = choices.flatMap((stock) =>
    [fillFirst, fillFullest].map((fill) => {
      const plan = fillWith(packing, stock, fill);
      return { ...plan, bars: shorten(packing, plan.bars) };
    }),
  );
  const sumOf = (left: readonly number[]) => left.reduce((sum, count) => sum + count, 0);
  const [first, ...others] = plans;
  if (first === undefined) return { bars: [], left: [...packing.counts] };
  return others.reduce((best, plan) => {
    const fewer =
      sumOf(plan.left) - sumOf(best.left) || lengthOf(plan.bars, packing) - lengthOf(best.bars, packing);
    return fewer < 0 ? plan : best;
  }, first);
}

type Fill = (weights: readonly number[], open: readonly number[], capacity: number, from: number) => number[];

function fillWith(packing: Packing, allowed: readonly number[], fill: Fill) {
  const open = [...packing.counts];
  const limits = packing.stock.map(({ limit }) => limit);
  const bars: PackedBar[] = [];
  const left = packing.counts.map(() => 0);
  for (let at = 0; at < open.length; ) {
    if (open[at] === 0) {
      at += 1;
      continue;
    }
    let best: { stock: number; pattern: number[]; waste: number } | undefined;
    for (const index of allowed) {
      const stock = packing.stock[index];
      if (stock === undefined || (limits[index] ?? 0) <= 0 || (packing.weights[at] ?? 0) > stock.capacity)
        continue;
      const pattern = fill(packing.weights, open, stock.capacity, at);
      const used = pattern.reduce((sum, count, which) => sum + count * (packing.weights[which] ?? 0), 0);
      const waste = (stock.length - used) / stock.length;
      if (best === undefined || waste < best.waste) best = { stock: index, pattern, waste };
    }
    if (best === undefined) {
      left[at] = open[at] ?? 0;
      open[at] = 0;
      continue;
    }
    bars.push({ stock: best.stock, pattern: best.pattern });
    limits[best.stock] = (limits[best.stock] ?? 0) - 1;
    best.pattern.forEach((count, which) => (open[which] = (open[which] ?? 0) - count));
  }
  return { bars, left };
}

const fillFirst: Fill = (weights, open, capacity, from) => {
  let room = capacity;
  return weights.map((weight, at) => {
    if (at < from) return 0;
    const count = Math.min(open[at] ?? 0, Math.floor(room / weight));
    room -= count * weight;
    return count;
  });
};

/** The pattern with the longest open piece that leaves the least of the bar. */
const fillFullest: Fill = (weights, open, capacity, from) => {
  let steps = 0;
  let best = fillFirst(weights, open, capacity, from);
  let least = capacity - best.reduce((sum, count, at) => sum + count * (weights[at] ?? 0), 0);
  const pattern = weights.map(() => 0);
  const search = (at: number, room: number): void => {
    if (room < least) {
      least = room;
      best = [...pattern];
    }
    if (least === 0 || at >= weights.length || steps > FILL_STEPS) return;
    const weight = weights[at] ?? 1;
    const least1 = at === from ? 1 : 0;
    for (let count = Math.min(open[at] ?? 0, Math.floor(room / weight)); count >= least1; count -= 1) {
      steps += 1;
      pattern[at] = count;
      search(at + 1, room - count * weight);
      if (least === 0 || steps > FILL_STEPS) break;
    }
    pattern[at] = 0;
  };
  search(from, capacity);
  return best;
};

/** Moves each bar's pieces to the shortest stock that holds them and is still there. */
function shorten(packing: Packing, bars: readonly PackedBar[]): PackedBar[] {
  const taken = packing.stock.map((_, at) => bars.filter(({ stock }) => stock === at).length);
  const shortest = packing.stock
    .map((_, at) => at)
    .sort((a, b) => lengthAt(packing, a) - lengthAt(packing, b));
  return bars.map((bar) => {
    const used = bar.pattern.reduce((sum, count, at) => sum + count * (packing.weights[at] ?? 0), 0);
    const better = shortest.find(
      (at) =>
        lengthAt(packing, at) < lengthAt(packing, bar.stock) &&
        (packing.stock[at]?.capacity ?? 0) >= used &&
        (taken[at] ?? 0) < (packing.stock[at]?.limit ?? 0),
    );
    if (better === undefined) return bar;
    taken[bar.stock] = (taken[bar.stock] ?? 0) - 1;
    taken[better] = (taken[better] ?? 0) + 1;
    return { ...bar, stock: better };
  });
}

const lengthAt = ({ stock }: Packing, at: number): number => stock[at]?.length ?? 0;
