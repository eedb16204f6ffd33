export { CommissionModule } from './commission-module.ts';
export {
  findDecision,
  insertDecision as keepDecision,
  insertDecisions as keepDecisions,
  sidesOf,
} from './infra/decision-store.ts';
export { presentDecision } from './present-decision.ts';
export { resolveCommission } from './resolve-commission.ts';
export { resolveCommissions } from './resolve-commissions.ts';
export type { CommissionDefaults, CommissionRequest, ResolvedCommission } from './resolve-commission.ts';
export { tariffJson, tariffOf } from './tariff-json.ts';
