import type { CuttingPlanView } from '@topsteel/domain/api';
import type { CuttingPlan, WantedCut } from '@topsteel/domain/cutting';

/** A cutting plan as the API answers it. */
export const presentCuttingPlan = (plan: CuttingPlan): CuttingPlanView => ({
  bars: plan.bars.map((bar) => ({
    stockLengthUm: bar.stockLengthUm.toString(),
    times: bar.times,
    pieces: presentCuts(bar.pieces),
    kerfUm: bar.kerfUm.toString(),
    trimUm: bar.trimUm.toString(),
    offcutUm: bar.offcutUm.toString(),
    isRemnant: bar.isRemnant,
  })),
  missing: presentCuts(plan.missing),
  stockUm: plan.stockUm.toString(),
  piecesUm: plan.piecesUm.toString(),
  kerfUm: plan.kerfUm.toString(),
  trimUm: plan.trimUm.toString(),
  remnantUm: plan.remnantUm.toString(),
  scrapUm: plan.scrapUm.toString(),
  lowerBoundUm: plan.lowerBoundUm.toString(),
  gapPermille: plan.gapPermille,
  isOptimal: plan.isOptimal,
});

const presentCuts = (cuts: readonly WantedCut[]) =>
  cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces }));
