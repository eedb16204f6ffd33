export { fromDollarsDown, fromDollarsUp, RATE_SCALE } from './rate.ts';
export type { FxRate } from './rate.ts';
