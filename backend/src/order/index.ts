export { BeginAttempt } from './begin-attempt.ts';
export { CancelOrder } from './cancel-order.ts';
export { ExpireOrders } from './expire-orders.ts';
export { rowsOfGroups } from './infra/order-rows.ts';
export type { OrderRow } from './infra/order-rows.ts';
export {
  findOrder,
  lockOrder,
  noteOrderEvent,
  ordersOfLots,
  updateOrder,
  upsertDelivery,
} from './infra/order-store.ts';
export type { Delivery, StoredOrder } from './infra/order-store.ts';
export {
  insertShipment,
  shipmentsOf,
  ticketsOf,
  unpaidLoadGrams,
  unweighedLoads,
  updateShipmentWeight,
} from './infra/shipment-store.ts';
export type { Packing, StoredShipment } from './infra/shipment-store.ts';
export { requestRefund } from './request-refund.ts';
export { giveBackPayment, reclaimEscrow, voidEscrow } from './give-back-payment.ts';
export { wakeSettlement } from './infra/wake-settlement.ts';
export { mayCancel } from './may-cancel.ts';
export { OrderModule } from './order-module.ts';
export { PlaceOrders } from './place-orders.ts';
export type { PlacedOrder } from './place-orders.ts';
export { presentNextMove } from './present-order-summary.ts';
export { PriceRails } from './price-rails.ts';
export type { QuotedMost } from './price-rails.ts';
export { seenStatusOf } from './seen-status-of.ts';
export { ReadOrders } from './read-orders.ts';
export { isDisputed, requireUndisputed } from './infra/is-disputed.ts';
export { payBack } from './pay-back.ts';
export type { PayBack } from './pay-back.ts';
