export { distributeCapture, takeBack } from './distribute-capture.ts';
export type { Observation } from './distribute-capture.ts';
export { payoutFactOf } from './payout-fact-of.ts';
export type { PayoutFact } from './payout-fact-of.ts';
export { PayoutModule } from './payout-module.ts';
