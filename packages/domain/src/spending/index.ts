export { periodKeyOf } from './period-key.ts';
export type { SpendingPeriod } from './period-key.ts';
export { limitAmountUp, stillTakenUp } from './limit-amount.ts';
export type { SpendingCurrency } from './limit-amount.ts';
export { weighLimit } from './weigh-limit.ts';
export type { LimitWeight } from './weigh-limit.ts';
