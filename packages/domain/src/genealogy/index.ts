export { compareLineage, readIndexedLots } from './compare-lineage.ts';
export type { Comparison, IndexedLot } from './compare-lineage.ts';
export { findGenealogyFaults } from './find-faults.ts';
export type { GenealogyFault } from './find-faults.ts';
export { carriedEmissionsDown, massBalanceOf, sharedEmissionsDown } from './mass-balance.ts';
export type { ActBalance, LotBalance, MassBalance } from './mass-balance.ts';
export { indexGenealogy } from './model.ts';
export type {
  Genealogy,
  GenealogyAct,
  GenealogyDirection,
  GenealogyIndex,
  GenealogyInput,
  GenealogyLot,
} from './model.ts';
export { planTransformation, requireBalance } from './plan-transformation.ts';
export type { LotLeft, PlannedTransformation, TransformationPlan } from './plan-transformation.ts';
export { readGenealogy } from './read-genealogy.ts';
export type { ReadGenealogy } from './read-genealogy.ts';
export { sharesOfLot } from './shares-of-lot.ts';
export type { LotShare } from './shares-of-lot.ts';
export {
  ancestorsOf,
  childrenOf,
  cutGenealogy,
  descendantsOf,
  inOrderOfMaking,
  parentsOf,
} from './walk-genealogy.ts';
