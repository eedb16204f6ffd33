export { buildFiatTerms } from './domain/build-fiat-terms.ts';
export { buildTerms } from './domain/build-terms.ts';
export type { Agreement } from './domain/build-terms.ts';
export { wireTypedData } from './domain/wire-typed-data.ts';
export { foldChainFacts } from './domain/fold-chain-facts.ts';
export type { PaymentOnChain } from './domain/fold-chain-facts.ts';
export { chainFactsOf } from './infra/chain-event-store.ts';
export type { ChainFact } from './infra/chain-event-store.ts';
export { checkAuthorization, paymentWindowClosed } from './check-authorization.ts';
export {
  dueCaptures,
  findPayment,
  insertPayments,
  lockPayment,
  lockPaymentByAttempt,
  lockPaymentById,
  renewPayment,
  replacePayment,
  storedPayment,
  unpaidOrders,
  updatePayment,
  wakeEnded,
} from './infra/payment-store.ts';
export type {
  EscrowPayment,
  NewPayment,
  NewRailPayment,
  PaymentChange,
  RailPayment,
  StoredPayment,
} from './infra/payment-store.ts';
export { requireEscrow, requireOffChain } from './require-rail.ts';
export { acceptanceOf, authorizationOf, receiptOf } from './payment-documents.ts';
export { deliveryHashOf } from './delivery-hash.ts';
export { requestCapture } from './request-capture.ts';
export type { Delivered } from './request-capture.ts';
