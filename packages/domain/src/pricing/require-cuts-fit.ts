import { planCuts } from '../cutting/index.ts';
import type { CutPiece } from './line.ts';
import { pricingFault } from './pricing-fault.ts';
import type { TheoreticalMass } from './theoretical-mass.ts';

/** A saw band takes this much of a bar with each cut: 2.5 mm, and the set of its teeth. */
export const KERF_UM = 3_000n;

/**
 * That the pieces of a cutting list can be sawn from the bars that are ordered. Off-cuts are delivered with them.
 *
 * @returns the longest thing to carry: a piece, an off-cut, or the bar itself when nothing is cut; null where unknown.
 * @throws AppError `invalid-input` with reason `cut-not-possible`.
 */
export function requireCutsFit(cuts: readonly CutPiece[], mass: TheoreticalMass): bigint | null {
  if (cuts.length === 0) return mass.lengthUm;
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
    minRemnantUm: 0n,
  });
  if (plan.missing.length === 0) {
    const used = plan.bars.reduce((sum, { times }) => sum + times, 0);
    const parts = plan.bars.flatMap((bar) => [bar.offcutUm, ...bar.pieces.map((piece) => piece.lengthUm)]);
    if (BigInt(used) < pieces) parts.push(lengthUm);
    return parts.reduce((most, one) => (one > most ? one : most), 0n);
  }
  throw pricingFault(
    'cut-not-possible',
    `These cuts do not fit into ${pieces} bars of ${lengthUm / 1_000n} mm. Order more bars, or ask for a cutting plan.`,
  );
}
