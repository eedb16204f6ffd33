import { AppError } from '../errors/index.ts';
import { completeBars } from './complete-bars.ts';
import {
  lengthOf,
  type CutBar,
  type CuttingPlan,
  type CuttingTask,
  type PackedBar,
  type Packing,
  type WantedCut,
} from './cutting-plan.ts';
import { fillBars } from './fill-bars.ts';
import { lowerBoundOf } from './lower-bound.ts';

/** The largest task: lengths stay exact in a double, and the search is bounded. */
export const cuttingLimits = { lengthUm: 100_000_000n, pieces: 5_000, lengths: 100, stock: 20 } as const;
/** Steps of the exact search: some tenths of a second at most. */
const SEARCH_STEPS = 400_000;

/**
 * How to cut a list of pieces from bars with as little stock as possible (one-dimensional cutting stock problem).
 *
 * Between two pieces lies one kerf, and one after the last unless the bar ends there. A trim at each end comes off first;
 * the saw's cut is part of it. A good plan is found by filling bars; when its stock is above the lower bound, branch and
 * bound looks for a better one. A task of a few dozen pieces is solved exactly; of a larger one the gap to the bound is said.
 *
 * @throws AppError `invalid-input` for lengths and counts that are not positive, or a task above `cuttingLimits`.
 * @example planCuts({ stock: [{ lengthUm: 12_000_000n, pieces: null }], cuts: [{ lengthUm: 5_900_000n, pieces: 4 }],
 *   kerfUm: 3_000n, trimUm: 0n, minRemnantUm: 1_000_000n }).bars // 2 × 12 m: 2 × 5.9 m, kerf 6 mm, off-cut 194 mm
 */
export function planCuts(task: CuttingTask): CuttingPlan {
  check(task);
  const packing = packingOf(task);
  const quick = fillBars(packing);
  const floor = lowerBoundOf(packing);
  const isWhole = quick.left.every((count) => count === 0);
  const quickLength = isWhole ? lengthOf(quick.bars, packing) : Infinity;
  let { bars } = quick;
  let { left } = quick;
  let isProven = quickLength <= floor;
  if (!isProven) {
    const better = completeBars(packing, quickLength, floor, SEARCH_STEPS);
    if (better.bars !== undefined) {
      ({ bars } = better);
      left = packing.counts.map(() => 0);
    }
    isProven = better.isComplete;
  }
  return accountFor(task, packing, { bars, left, floor, isProven });
}

function packingOf({ stock, cuts, kerfUm, trimUm }: CuttingTask): Packing {
  const wanted = new Map<bigint, number>();
  for (const { lengthUm, pieces } of cuts) wanted.set(lengthUm, (wanted.get(lengthUm) ?? 0) + pieces);
  const sorted = [...wanted].sort(([a], [b]) => (a < b ? 1 : -1));
  return {
    weights: sorted.map(([lengthUm]) => Number(lengthUm + kerfUm)),
    counts: sorted.map(([, pieces]) => pieces),
    stock: stock.map(({ lengthUm, pieces }) => ({
      length: Number(lengthUm),
      capacity: Number(lengthUm - 2n * trimUm + kerfUm),
      limit: pieces ?? Infinity,
    })),
  };
}

interface Outcome {
  bars: readonly PackedBar[];
  left: readonly number[];
  floor: number;
  isProven: boolean;
}

function accountFor(task: CuttingTask, packing: Packing, outcome: Outcome): CuttingPlan {
  const lengths = packing.weights.map((weight) => BigInt(weight) - task.kerfUm);
  const alike = new Map<string, { bar: PackedBar; times: number }>();
  for (const bar of outcome.bars) {
    const key = `${bar.stock}:${bar.pattern.join(',')}`;
    const same = alike.get(key);
    if (same) same.times += 1;
    else alike.set(key, { bar, times: 1 });
  }
  const bars = [...alike.values()].map(({ bar, times }) => cutBar(task, lengths, bar, times));
  const sum = (of: (bar: CutBar) => bigint) =>
    bars.reduce((total, bar) => total + BigInt(bar.times) * of(bar), 0n);
  const missing = wantedOf(lengths, outcome.left);
  const stockUm = sum(({ stockLengthUm }) => stockLengthUm);
  const isOptimal = missing.length === 0 && outcome.isProven;
  const lowerBoundUm = isOptimal ? stockUm : BigInt(outcome.floor);
  const gap = stockUm > lowerBoundUm ? stockUm - lowerBoundUm : 0n;
  return {
    bars,
    missing,
    stockUm,
    piecesUm: sum(({ pieces }) => piecesLength(pieces)),
    kerfUm: sum(({ kerfUm }) => kerfUm),
    trimUm: sum(({ trimUm }) => trimUm),
    remnantUm: sum(({ isRemnant, offcutUm }) => (isRemnant ? offcutUm : 0n)),
    scrapUm: sum(({ isRemnant, offcutUm }) => (isRemnant ? 0n : offcutUm)),
    lowerBoundUm,
    gapPermille: stockUm === 0n ? 0 : Number((gap * 1_000n + stockUm - 1n) / stockUm),
    isOptimal,
  };
}

function cutBar(task: CuttingTask, lengths: readonly bigint[], bar: PackedBar, times: number): CutBar {
  const stockLengthUm = task.stock[bar.stock]?.lengthUm ?? 0n;
  const pieces = wantedOf(lengths, bar.pattern);
  const trimUm = 2n * task.trimUm;
  const cuts = BigInt(pieces.reduce((sum, one) => sum + one.pieces, 0));
  const between = (cuts - 1n) * task.kerfUm;
  const rest = stockLengthUm - trimUm - piecesLength(pieces) - between;
  const last = rest < task.kerfUm ? rest : task.kerfUm;
  const offcutUm = rest - last;
  const isRemnant = offcutUm > 0n && offcutUm >= task.minRemnantUm;
  return { stockLengthUm, times, pieces, kerfUm: between + last, trimUm, offcutUm, isRemnant };
}

const wantedOf = (lengths: readonly bigint[], counts: readonly number[]): WantedCut[] =>
  lengths.flatMap((lengthUm, at) => {
    const pieces = counts[at] ?? 0;
    return pieces === 0 ? [] : [{ lengthUm, pieces }];
  });

const piecesLength = (pieces: readonly WantedCut[]): bigint =>
  pieces.reduce((sum, { lengthUm, pieces: count }) => sum + lengthUm * BigInt(count), 0n);

function check({ stock, cuts, kerfUm, trimUm, minRemnantUm }: CuttingTask): void {
  const isLength = (lengthUm: bigint) => lengthUm > 0n && lengthUm <= cuttingLimits.lengthUm;
  const isCount = (pieces: number) => Number.isSafeInteger(pieces) && pieces > 0;
  const total = cuts.reduce((sum, { pieces }) => sum + pieces, 0);
  const isSound =
    stock.length > 0 &&
    stock.length <= cuttingLimits.stock &&
    cuts.length > 0 &&
    cuts.length <= cuttingLimits.lengths &&
    total <= cuttingLimits.pieces &&
    stock.every(({ lengthUm, pieces }) => isLength(lengthUm) && (pieces === null || isCount(pieces))) &&
    cuts.every(({ lengthUm, pieces }) => isLength(lengthUm) && isCount(pieces)) &&
    [kerfUm, trimUm, minRemnantUm].every((um) => um >= 0n && um <= cuttingLimits.lengthUm);
  if (isSound) return;
  throw new AppError('invalid-input', {
    message: `A cutting list has 1 to ${cuttingLimits.lengths} lengths of up to 100 m, at most ${cuttingLimits.pieces} pieces, and 1 to ${cuttingLimits.stock} stock lengths. Correct it, or split it.`,
  });
}
