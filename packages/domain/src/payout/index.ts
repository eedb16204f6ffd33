export { ageOf } from './aged-balances.ts';
export type { AgedBalance, OpenAmount } from './aged-balances.ts';
export {
  dueChange,
  dueOf,
  emptyDistribution,
  planDistribution,
  planEscrowVat,
  withCaptured,
  withEscrowPaid,
  withTakenBack,
} from './distribution.ts';
export type { Distribution, DistributionParties, Division } from './distribution.ts';
export { canPayout, nextPayoutState, payoutStates } from './payout-state.ts';
export type { PayoutEvent, PayoutState } from './payout-state.ts';
export { heldBackBecause, planApproval, planPayouts, planReturn } from './plan-payouts.ts';
export type { DueItem, MovedDue, PayoutLine, PayoutPlan, PlannedPayout } from './plan-payouts.ts';
