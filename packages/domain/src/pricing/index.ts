export { comparablePricePerTonneUp, gramsOfBasis } from './comparable-price.ts';
export type { ComparablePrice } from './comparable-price.ts';
export { convertUp, dollarsE8 } from './convert.ts';
export type { CurrencyRates } from './convert.ts';
export type { DeliverySite } from './delivery-site.ts';
export * from './line.ts';
