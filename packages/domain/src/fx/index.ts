export { decideRate, deviationBpsHalfUp, medianHalfUp, weighRates } from './decide-rate.ts';
export type { RateDecision, RatePolicy, SourcedRate, WeighedRate } from './decide-rate.ts';
export { againstRatesBps, exchangeDown, ratesApartBps, usdcAtPar } from './exchange.ts';
export type { DollarRate, ExchangeRates } from './exchange.ts';
export { crossRateE8HalfUp, parseRateE8HalfUp } from './parse-rate.ts';
export { fromDollarsDown, fromDollarsUp, RATE_SCALE } from './rate.ts';
export type { FxRate } from './rate.ts';
export { fxBases, rateShapes, readRates } from './read-rates.ts';
export type { FxBase, QuotedRate, RateShape } from './read-rates.ts';
