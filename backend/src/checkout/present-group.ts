import type { GroupOrder, GroupStatus, OrderGroup, OrderGroupSummary } from '@topsteel/domain/api';
import type { OrderStatus } from '@topsteel/domain/order';
import type { Currency } from '@topsteel/domain/units';
import type { RecallBehind } from '../genealogy/index.ts';
import { mayCancel, presentNextMove, seenStatusOf, type OrderRow } from '../order/index.ts';
import type { StoredGroup } from './infra/group-store.ts';

type Recalls = ReadonlyMap<string, RecallBehind>;

/** A group as the API answers it: vendors, their orders, and what is next to pay. */
export function presentGroup(group: StoredGroup, rows: readonly OrderRow[], recalls: Recalls): OrderGroup {
  const vendors = new Map<string, OrderRow[]>();
  for (const row of rows) vendors.set(row.sellerId, [...(vendors.get(row.sellerId) ?? []), row]);
  return {
    id: group.id,
    number: group.number,
    reference: group.reference,
    costCentreId: group.costCentreId,
    status: groupStatusOf(rows.map(seenStatusOf)),
    currency: group.currency,
    acceptedMinor: group.acceptedMinor.toString(),
    site: group.site,
    vendors: [...vendors.values()].flatMap(([first, ...others]) => {
      if (!first) return [];
      const orders = [first, ...others];
      const { id: organisationId, name, country } = first.seller;
      return {
        seller: { organisationId, name, country },
        totalMinor: totalOf(orders).toString(),
        orders: orders.map((row) => presentGroupOrder(row, recalls)),
      };
    }),
    totalMinor: totalOf(rows).toString(),
    toPay: rows.filter((row) => mayPay(row) && !recalls.has(row.lotId)).map(({ id }) => id),
    createdAt: group.createdAt.toISOString(),
  };
}

export const presentGroupSummary = (group: StoredGroup, rows: readonly OrderRow[]): OrderGroupSummary => ({
  id: group.id,
  number: group.number,
  reference: group.reference,
  status: groupStatusOf(rows.map(seenStatusOf)),
  currency: group.currency,
  acceptedMinor: group.acceptedMinor.toString(),
  totalMinor: totalOf(rows).toString(),
  orderCount: rows.length,
  sellers: [...new Set(rows.map(({ seller }) => seller.name))],
  createdAt: group.createdAt.toISOString(),
});

/**
 * How the orders of a group stand together.
 *
 * @example groupStatusOf(['awaiting-payment', 'confirmed']) // 'partly-paid'
 * @example groupStatusOf(['completed', 'cancelled']) // 'completed'
 */
export function groupStatusOf(statuses: readonly OrderStatus[]): GroupStatus {
  const unpaid = statuses.filter((status) => status === 'awaiting-payment' || status === 'payment-failed');
  const over = statuses.filter((status) => ended.has(status));
  const live = statuses.length - over.length;
  if (unpaid.length > 0) return unpaid.length === live ? 'awaiting-payment' : 'partly-paid';
  if (live > 0) return 'open';
  if (statuses.includes('completed')) return 'completed';
  return statuses.every((status) => status === 'cancelled') ? 'cancelled' : 'ended';
}

const ended: ReadonlySet<OrderStatus> = new Set([
  'completed',
  'refunded',
  'payment-reversed',
  'cancelled',
  'expired',
]);

export const mayPay = ({ payment, closedAs }: OrderRow): boolean =>
  closedAs === null &&
  (payment.state === 'awaiting' || payment.state === 'failed') &&
  payment.authorizeBefore.getTime() > Date.now();

function presentGroupOrder(row: OrderRow, recalls: Recalls): GroupOrder {
  const recall = recalls.get(row.lotId) ?? null;
  return {
    id: row.id,
    number: row.number,
    status: seenStatusOf(row),
    paymentState: row.payment.state,
    fulfilment: row.fulfilment,
    description: row.quote.description,
    grade: row.grade,
    lotCode: row.lotCode,
    heatNumber: row.heatNumber,
    massGrams: row.quote.massGrams.toString(),
    maxGrams: row.maxGrams.toString(),
    totalMinor: row.quote.totalMinor.toString(),
    maxAmountMinor: row.quote.maxAmountMinor.toString(),
    rail: row.payment.rail,
    payCurrency: row.payCurrency as Currency,
    payAmountMinor: row.payAmountMinor.toString(),
    paymentId: row.paymentId,
    payBefore: row.payment.authorizeBefore.toISOString(),
    mayPay: recall === null && mayPay(row),
    mayCancel: mayCancel(row, 'buyer'),
    nextMove: presentNextMove(row, recall),
  };
}

const totalOf = (rows: readonly OrderRow[]): bigint =>
  rows.reduce((sum, { quote }) => sum + quote.totalMinor, 0n);
