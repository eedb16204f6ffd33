import type { TimelineEntry } from '@topsteel/domain/api';
import type { FulfilmentState } from '@topsteel/domain/order';
import type { SettlementState } from '@topsteel/domain/settlement';
import type { Delivery, OrderEvent, Prisma, PurchaseOrder } from '../../generated/prisma/client.ts';
import { storedPayment, type StoredPayment } from '../../payment/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { storedQuote, type StoredQuote } from '../../pricing/index.ts';

export type { Delivery, OrderEvent };

/** An order with everything that belongs to it. */
export interface StoredOrder extends Omit<PurchaseOrder, 'fulfilment' | 'closedAs'> {
  fulfilment: FulfilmentState;
  closedAs: 'cancelled' | 'expired' | null;
  quote: StoredQuote;
  payment: StoredPayment;
  delivery: Delivery | null;
  /** Where its settlement stands. */
  settlement: { state: SettlementState; since: Date };
  events: OrderEvent[];
}

const whole = {
  quote: true,
  payment: true,
  delivery: true,
  settlement: true,
  events: { orderBy: { id: 'asc' } },
} as const;

export async function findOrder(tx: Tx, id: string): Promise<StoredOrder | null> {
  const row = await tx.purchaseOrder.findUnique({ where: { id }, include: whole });
  return row && storedOrder(row);
}

/**
 * Reads the order and its payment so that nobody else changes either before this transaction ends. The payment's row
 * is locked first, always, so that two transactions can't wait for each other.
 */
export async function lockOrder(tx: Tx, id: string): Promise<StoredOrder | null> {
  await tx.$queryRaw`SELECT 1 FROM payment WHERE order_id = ${id}::uuid FOR UPDATE`;
  return findOrder(tx, id);
}

export async function updateOrder(
  tx: Tx,
  id: string,
  change: { fulfilment?: FulfilmentState; closedAs?: 'cancelled' | 'expired'; heldGrams?: bigint },
): Promise<void> {
  await tx.purchaseOrder.update({ where: { id }, data: change });
}

/** Adds what somebody did to the order's timeline. */
export async function noteOrderEvent(
  tx: Tx,
  orderId: string,
  event: { code: TimelineEntry['code']; what: string; by: string | null },
): Promise<void> {
  await tx.orderEvent.create({ data: { orderId, ...event } });
}

/** Orders for goods of some lots, of everybody, newest first; `lotIds` in decimal digits. */
export async function ordersOfLots(tx: Tx, lotIds: readonly string[]): Promise<StoredOrder[]> {
  const rows = await tx.purchaseOrder.findMany({
    where: { quote: { lotId: { in: [...lotIds] } } },
    include: whole,
    orderBy: { id: 'desc' },
  });
  return rows.flatMap((row) => storedOrder(row) ?? []);
}

/** How the settlement came where it stands, oldest first. */
export async function settlementSteps(
  tx: Tx,
  orderId: string,
): Promise<{ at: Date; toState: SettlementState; cause: string }[]> {
  const rows = await tx.settlementTransition.findMany({
    where: { orderId },
    orderBy: { id: 'asc' },
    take: 200,
  });
  return rows.map(({ at, toState, cause }) => ({ at, toState: toState as SettlementState, cause }));
}

export async function upsertDelivery(
  tx: Tx,
  orderId: string,
  delivery: Omit<Delivery, 'orderId'>,
): Promise<void> {
  await tx.delivery.upsert({ where: { orderId }, create: { orderId, ...delivery }, update: delivery });
}

type WholeRow = Prisma.PurchaseOrderGetPayload<{ include: typeof whole }>;

function storedOrder(row: WholeRow): StoredOrder | null {
  if (!row.payment || !row.settlement) return null;
  const { settlement } = row;
  return {
    ...row,
    settlement: { state: settlement.state as SettlementState, since: settlement.since },
    fulfilment: row.fulfilment as FulfilmentState,
    closedAs: row.closedAs as StoredOrder['closedAs'],
    quote: storedQuote(row.quote),
    payment: storedPayment(row.payment),
  };
}
