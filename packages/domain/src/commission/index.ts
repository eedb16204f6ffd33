export { defaultRule, inForce, resolveRule } from './resolve-rule.ts';
export type { CommissionCase, CommissionRule, ResolvedRule } from './resolve-rule.ts';
export { decidesUntil, isEnd, overlapsOf, ruleStateOf, ruleStates } from './rule-state.ts';
export type { Overlap, RuleState } from './rule-state.ts';
export {
  checkTariff,
  commissionOnDown,
  MAX_COMMISSION_BPS,
  percentOf,
  rateOfDown,
  scaleTariffDown,
  shareOf,
} from './tariff.ts';
export type { CommissionAmount, CommissionComponent, CommissionTariff, Shares } from './tariff.ts';
export { vatOnCommissionOf } from './vat-on-commission.ts';
export type { CommissionVat } from './vat-on-commission.ts';
