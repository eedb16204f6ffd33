export type { CutBar, CuttingPlan, CuttingTask, StockLength, WantedCut } from './cutting-plan.ts';
export { cuttingLimits, planCuts } from './plan-cuts.ts';
