import { planCuts, type CuttingPlan } from '../cutting/index.ts';
import { REMNANT_FROM_UM } from './cut-sheet.ts';
import type { CutPiece } from './line.ts';
import { pricingFault } from './pricing-fault.ts';
import type { TheoreticalMass } from './theoretical-mass.ts';

/** A saw band takes this much of a bar with each cut: 2.5 mm, and the set of its teeth. */
export const KERF_UM = 3_000n;

/** Bars that are cut, and how. */
export interface FittingCuts {
  plan: CuttingPlan;
  mass: TheoreticalMass & { pieces: bigint; lengthUm: bigint };
}

/**
 * That the pieces of a cutting list can be sawn from the bars that are ordered.
 *
 * @returns how; null where nothing is cut
 * @throws AppError `invalid-input` with reason `cut-not-possible`.
 */
export function requireCutsFit(cuts: readonly CutPiece[], mass: TheoreticalMass): FittingCuts | null {
  if (cuts.length === 0) return null;
  const { pieces, lengthUm } = mass;
  if (pieces === null || lengthUm === null) {
    throw pricingFault('cut-not-possible', 'Only whole bars are cut. Order in pieces.');
  }
  const longest = cuts.reduce((most, one) => (one.lengthUm > most ? one.lengthUm : most), 0n);
  if (longest > lengthUm) {
    throw pricingFault(
      'cut-not-possible',
      `A piece of ${longest / 1_000n} mm can't be cut from bars of ${lengthUm / 1_000n} mm. Choose a longer bar.`,
    );
  }
  const plan = planCuts({
    stock: [{ lengthUm, pieces: Number(pieces) }],
    cuts,
    kerfUm: KERF_UM,
    trimUm: 0n,
    minRemnantUm: REMNANT_FROM_UM,
    goal: 'any',
  });
  if (plan.missing.length === 0) return { plan, mass: { ...mass, pieces, lengthUm } };
  throw pricingFault(
    'cut-not-possible',
    `These cuts do not fit into ${pieces} bars of ${lengthUm / 1_000n} mm. Order more bars, or ask for a cutting plan.`,
  );
}

/** The longest thing to carry: a piece, an off-cut that comes along, or a bar that stays whole. */
export function longestToCarry({ plan, mass }: FittingCuts, withRemnants: boolean): bigint {
  const used = plan.bars.reduce((sum, { times }) => sum + times, 0);
  const parts = plan.bars.flatMap((bar) => [
    ...(bar.isRemnant && !withRemnants ? [] : [bar.offcutUm]),
    ...bar.pieces.map((piece) => piece.lengthUm),
  ]);
  if (BigInt(used) < mass.pieces) parts.push(mass.lengthUm);
  return parts.reduce((most, one) => (one > most ? one : most), 0n);
}
