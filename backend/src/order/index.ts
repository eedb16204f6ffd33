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
export type { StoredOrder } from './infra/order-store.ts';
export { wakeSettlement } from './infra/wake-settlement.ts';
export { mayCancel } from './may-cancel.ts';
export { OrderModule } from './order-module.ts';
export { PlaceOrders } from './place-orders.ts';
export type { PlacedOrder } from './place-orders.ts';
export { presentNextMove } from './present-order-summary.ts';
export { PriceRails } from './price-rails.ts';
export { seenStatusOf } from './seen-status-of.ts';
export { ReadOrders } from './read-orders.ts';
