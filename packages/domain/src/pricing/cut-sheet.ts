import type { CutBar, CuttingPlan } from '../cutting/index.ts';
import { mulDivDown } from '../units/index.ts';
import type { TheoreticalMass } from './theoretical-mass.ts';

/** What becomes of remnants: they come with the load, the seller takes them back at its price, or they stay as scrap. */
export const remnantFates = ['keep', 'return', 'scrap'] as const;
export type RemnantFate = (typeof remnantFates)[number];

/** Extras by which a seller offers to take remnants back, with what it pays for a tonne, and to keep them as scrap. */
export const REMNANT_RETURN = 'remnant-return';
export const REMNANT_SCRAP = 'remnant-scrap';
/** The extra by which the heat is stamped on every piece that is cut. */
export const MARK_TRANSFER = 'mark-transfer';
/** An off-cut at least this long is a remnant; a shorter one is scrap, and travels with the load. */
export const REMNANT_FROM_UM = 1_000_000n;

/** Steel of one kind that bars become. `scrap` and `kerf` are in one row each, whatever their number. */
export interface CutRow {
  kind: 'piece' | 'bar' | 'remnant' | 'scrap' | 'kerf';
  /** Of each; null where they differ. */
  lengthUm: bigint | null;
  pieces: number;
  massGrams: bigint;
}

/** What becomes of the bars of an order, to the gram. */
export interface CutSheet {
  remnant: RemnantFate;
  isMarkTransferred: boolean;
  bars: readonly CutBar[];
  /** Pieces, bars that stay whole, remnants, scrap, kerf: together they are the bars. */
  rows: readonly CutRow[];
  barsGrams: bigint;
  /** Remnants that do not come with the load. */
  leftGrams: bigint;
  /** What the seller gives for them, in the currency of the line. */
  creditMinor: bigint;
}

/**
 * The mass sheet of a cutting plan: every length of the bars has its share of their mass, rounded so that pieces, whole bars,
 * remnants, scrap and kerf are the bars again to the gram (largest remainder; equal ones in the order of the rows).
 *
 * @param mass whole bars of one length
 * @example cutSheetOf(onePlan, tenBars, 'return', true).rows.reduce((sum, row) => sum + row.massGrams, 0n) // tenBars.massGrams
 */
export function cutSheetOf(
  plan: Pick<CuttingPlan, 'bars'>,
  mass: Pick<TheoreticalMass, 'massGrams'> & { pieces: bigint; lengthUm: bigint },
  remnant: RemnantFate,
  isMarkTransferred: boolean,
): Omit<CutSheet, 'creditMinor'> {
  const lengths = lengthsOf(plan, mass);
  const totalUm = lengths.reduce((sum, one) => sum + one.totalUm, 0n);
  const shares = sharesOf(
    mass.massGrams,
    lengths.map((one) => one.totalUm),
    totalUm,
  );
  const rows = lengths.map(({ kind, lengthUm, pieces }, place) => ({
    kind,
    lengthUm,
    pieces,
    massGrams: shares[place] ?? 0n,
  }));
  const remnantGrams = rows.reduce((sum, row) => (row.kind === 'remnant' ? sum + row.massGrams : sum), 0n);
  return {
    remnant,
    isMarkTransferred,
    bars: plan.bars,
    rows,
    barsGrams: mass.massGrams,
    leftGrams: remnant === 'keep' ? 0n : remnantGrams,
  };
}

interface LengthRow extends Omit<CutRow, 'massGrams'> {
  totalUm: bigint;
}

const order = ['piece', 'bar', 'remnant', 'scrap', 'kerf'] as const;

function lengthsOf(
  { bars }: Pick<CuttingPlan, 'bars'>,
  { pieces, lengthUm }: { pieces: bigint; lengthUm: bigint },
): LengthRow[] {
  const found = new Map<string, LengthRow>();
  const add = (kind: CutRow['kind'], each: bigint | null, count: number, totalUm: bigint) => {
    if (totalUm === 0n) return;
    const key = `${kind} ${each ?? ''}`;
    const row = found.get(key) ?? { kind, lengthUm: each, pieces: 0, totalUm: 0n };
    found.set(key, { ...row, pieces: row.pieces + count, totalUm: row.totalUm + totalUm });
  };
  let used = 0n;
  for (const bar of bars) {
    const times = BigInt(bar.times);
    used += times;
    for (const cut of bar.pieces) {
      const count = cut.pieces * bar.times;
      add('piece', cut.lengthUm, count, cut.lengthUm * BigInt(count));
    }
    if (bar.isRemnant) add('remnant', bar.offcutUm, bar.times, bar.offcutUm * times);
    else add('scrap', null, bar.times, bar.offcutUm * times);
    add('kerf', null, cutsOf(bar) * bar.times, (bar.kerfUm + bar.trimUm) * times);
  }
  const whole = pieces - used;
  if (whole > 0n) add('bar', lengthUm, Number(whole), lengthUm * whole);
  return [...found.values()].sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) || Number((b.lengthUm ?? 0n) - (a.lengthUm ?? 0n)),
  );
}

const cutsOf = ({ pieces }: CutBar): number => pieces.reduce((sum, one) => sum + one.pieces, 0);

/** Whole shares of a mass by length, their sum the mass. */
function sharesOf(massGrams: bigint, lengthsUm: readonly bigint[], totalUm: bigint): bigint[] {
  if (totalUm === 0n) return lengthsUm.map(() => 0n);
  const shares = lengthsUm.map((um) => mulDivDown(massGrams, um, totalUm));
  const rest = massGrams - shares.reduce((sum, share) => sum + share, 0n);
  const byFraction = lengthsUm
    .map((um, place) => ({ place, fraction: (massGrams * um) % totalUm }))
    .sort((a, b) => (a.fraction === b.fraction ? a.place - b.place : a.fraction < b.fraction ? 1 : -1));
  for (const { place } of byFraction.slice(0, Number(rest))) shares[place] = (shares[place] ?? 0n) + 1n;
  return shares;
}
