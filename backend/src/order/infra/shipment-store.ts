import { z } from 'zod';
import type { Prisma, Shipment } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const packingSchema = z.array(
  z.object({
    label: z.string(),
    pieces: z.number().int().nullable(),
    massGrams: z.string().nullable(),
    lengthUm: z.number().int().nullable(),
  }),
);
export type Packing = z.output<typeof packingSchema>;

/** One load of an order, its packing list typed. */
export interface StoredShipment extends Omit<Shipment, 'packing'> {
  packing: Packing;
}
export type NewShipment = Omit<StoredShipment, 'id' | 'weighedGrams' | 'weighedAt'>;

/** The loads of an order, in the order in which they were announced. */
export async function shipmentsOf(tx: Tx, orderId: string): Promise<StoredShipment[]> {
  const rows = await tx.shipment.findMany({ where: { orderId }, orderBy: { position: 'asc' } });
  return rows.map((row) => ({ ...row, packing: packingSchema.parse(row.packing) }));
}

export async function insertShipment(tx: Tx, shipment: NewShipment): Promise<void> {
  const { packing, ...plain } = shipment;
  await tx.shipment.create({ data: { ...plain, packing: packing satisfies Prisma.InputJsonValue } });
}

/** How many loads of an order are announced and not weighed. */
export async function unweighedLoads(tx: Tx, orderId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM shipment WHERE order_id = ${orderId}::uuid AND weighed_grams IS NULL`;
  return row?.count ?? 0;
}

/** What has left for the buyer and was not paid, as weighed or else as announced. */
export async function unpaidLoadGrams(tx: Tx, orderId: string, paidGrams: bigint): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ grams: string }[]>`
    SELECT coalesce(sum(coalesce(weighed_grams, planned_grams)), 0)::text AS grams
      FROM shipment WHERE order_id = ${orderId}::uuid`;
  const unpaid = BigInt(row?.grams ?? 0) - paidGrams;
  return unpaid > 0n ? unpaid : 0n;
}

/** What a ticket says of one load. */
export interface LoadTicket {
  ref: string;
  netGrams: bigint;
  weighedAt: Date;
}

/** The newest ticket of each load of a payment that a report up to `round` rests on. */
export async function ticketsOf(tx: Tx, paymentId: string, round: number): Promise<LoadTicket[]> {
  const rows = await tx.$queryRaw<{ delivery_ref: string; net: string; weighed_at: Date }[]>`
    SELECT DISTINCT ON (delivery_ref) delivery_ref, net_grams::text AS net, weighed_at
      FROM bridge.weigh_ticket
     WHERE payment_id = ${paymentId} AND decision = 'reported' AND round <= ${round} AND delivery_ref IS NOT NULL
     ORDER BY delivery_ref, round DESC`;
  return rows.map((row) => ({ ref: row.delivery_ref, netGrams: BigInt(row.net), weighedAt: row.weighed_at }));
}

export async function updateShipmentWeight(
  tx: Tx,
  id: string,
  weight: { weighedGrams: bigint; weighedAt: Date } | null,
): Promise<void> {
  await tx.shipment.update({
    where: { id },
    data: { weighedGrams: weight?.weighedGrams ?? null, weighedAt: weight?.weighedAt ?? null },
  });
}
