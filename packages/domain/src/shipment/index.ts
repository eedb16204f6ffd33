export { MOST_LOADS, planLoad } from './plan-load.ts';
export type { OrderToShip, PlannedLoad } from './plan-load.ts';
export { weighLoads } from './weigh-loads.ts';
export type { Load } from './weigh-loads.ts';
