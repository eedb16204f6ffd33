/** Pieces wanted of one length. */
export interface WantedCut {
  lengthUm: bigint;
  pieces: number;
}

/** Bars there are of one length; `pieces` null: as many as it takes. */
export interface StockLength {
  lengthUm: bigint;
  pieces: number | null;
}

/** What is to be cut, from what, and how. */
export interface CuttingTask {
  stock: readonly StockLength[];
  cuts: readonly WantedCut[];
  /** What the saw takes with each cut. */
  kerfUm: bigint;
  /** Taken off each end of a bar before anything is cut. */
  trimUm: bigint;
  /** An off-cut at least this long goes back into stock; a shorter one is scrap. */
  minRemnantUm: bigint;
}

/** Bars that are cut alike. Stock length = both trims + pieces + kerfs + off-cut. */
export interface CutBar {
  stockLengthUm: bigint;
  times: number;
  pieces: readonly WantedCut[];
  kerfUm: bigint;
  trimUm: bigint;
  offcutUm: bigint;
  isRemnant: boolean;
}

/** How to cut. Sums are over all bars: stock = pieces + kerf + trim + remnant + scrap. */
export interface CuttingPlan {
  bars: readonly CutBar[];
  /** Pieces for which there is no stock. */
  missing: readonly WantedCut[];
  stockUm: bigint;
  piecesUm: bigint;
  kerfUm: bigint;
  trimUm: bigint;
  remnantUm: bigint;
  scrapUm: bigint;
  /** No plan uses less stock than this. */
  lowerBoundUm: bigint;
  /** How far the plan may be from the best one, in permille of its stock, rounded up; 0: it is the best. */
  gapPermille: number;
  isOptimal: boolean;
}

/** The task in whole numbers: a piece weighs its length and one kerf, a bar holds its usable length and one kerf. */
export interface Packing {
  /** Longest first, each once. */
  weights: readonly number[];
  counts: readonly number[];
  stock: readonly { length: number; capacity: number; limit: number }[];
}

/** One bar of a packing: which stock, and how many of each weight. */
export interface PackedBar {
  stock: number;
  pattern: readonly number[];
}

export const lengthOf = (bars: readonly PackedBar[], { stock }: Packing): number =>
  bars.reduce((sum, bar) => sum + (stock[bar.stock]?.length ?? 0), 0);
