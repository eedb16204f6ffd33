export { ExpireOrders } from './expire-orders.ts';
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
export { OrderModule } from './order-module.ts';
export { seenStatusOf } from './seen-status-of.ts';
export { ReadOrders } from './read-orders.ts';
