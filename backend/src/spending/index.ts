export { releaseSpending, reserveSpending, reserveSpendings } from './reserve-spending.ts';
export type { OrderToSpend, Spender, Spending } from './reserve-spending.ts';
export { SpendingModule } from './spending-module.ts';
export { weighSpending } from './weigh-spending.ts';
export type { WeighedLimit } from './weigh-spending.ts';
