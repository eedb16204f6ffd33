export { ExpireOrders } from './expire-orders.ts';
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
  unweighedLoads,
  updateShipmentWeight,
} from './infra/shipment-store.ts';
export type { Packing, StoredShipment } from './infra/shipment-store.ts';
export { requestRefund } from './request-refund.ts';
export { giveBackPayment, voidEscrow } from './give-back-payment.ts';
export { insertSettlement, wakeSettlement } from './infra/wake-settlement.ts';
export { OrderModule } from './order-module.ts';
export { seenStatusOf } from './seen-status-of.ts';
export { ReadOrders } from './read-orders.ts';
export { isDisputed, requireUndisputed } from './infra/is-disputed.ts';
export { payBack } from './pay-back.ts';
export type { PayBack } from './pay-back.ts';
