export { actKey, actsCalledFor, settlementVerbs } from './acts.ts';
export type { SettlementVerb } from './acts.ts';
export { advance, newSettlement, resumed } from './advance.ts';
export type { Advanced, Settlement, SettlementAct, Transition, TransitionCause } from './advance.ts';
export {
  CARD_HOLD_MS,
  captureAmountOf,
  currencyOnChain,
  movableUp,
  priceInUp,
  railCurrencies,
  railTraits,
} from './amounts.ts';
export type { Progress, SettlementFacts } from './facts.ts';
export { MOST_TRIES, patienceMs, retryAfterMs, stuckSentence } from './patience.ts';
export { paymentOfSnapshot } from './payment-of-snapshot.ts';
export type { PaymentTotals } from './payment-of-snapshot.ts';
export {
  isTerminal,
  settlementExits,
  settlementStateOf,
  settlementStates,
  settlementSteps,
  stepsBetween,
} from './settlement-state.ts';
export type { SettlementState, SettlementStep } from './settlement-state.ts';
