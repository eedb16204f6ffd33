export {
  canFulfilment,
  fulfilmentEvents,
  fulfilmentStates,
  nextFulfilmentState,
} from './fulfilment-state.ts';
export type { FulfilmentEvent, FulfilmentState } from './fulfilment-state.ts';
export { nextMoveOf, orderStatuses, orderStatusOf } from './order-status.ts';
export type { NextMove, OrderClock, OrderFacts, OrderStatus } from './order-status.ts';
export { canPayment, isHeld, nextPaymentState, paymentEvents, paymentStates } from './payment-state.ts';
export type { PaymentEvent, PaymentState } from './payment-state.ts';
export {
  capturedTotalDown,
  captureFee,
  feeDown,
  goodsAmountUp,
  massFault,
  maxGramsDown,
  priceOrder,
  splitFee,
  taxAmountHalfUp,
} from './price.ts';
export type { OrderableMass, Price, PriceInput } from './price.ts';
export { standardVatPermille, vatRuleOf } from './vat.ts';
export type { VatCountry, VatParties, VatRule, VatRuleCode } from './vat.ts';
