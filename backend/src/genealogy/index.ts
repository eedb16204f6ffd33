export { Genealogies } from './genealogies.ts';
export { GenealogyModule } from './genealogy-module.ts';
export type { LotFacts } from './infra/genealogy-store.ts';
export { holdersOf, holdingsOf } from './infra/holding-store.ts';
export type { Holding } from './infra/holding-store.ts';
export {
  recallBehind,
  recalledAmong,
  recalledSentence,
  requireLineageUpTo,
  recallsBehind,
  requireNotRecalled,
} from './recall-behind.ts';
export type { RecallBehind } from './recall-behind.ts';
