import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** One order whose goods a buyer has received and whose title has moved. */
export interface PurchaseRow {
  order_id: string;
  number: string;
  received_at: Date;
  seller: string;
  description: string;
  grade: string;
  heat_number: string;
  mass_grams: bigint;
  lot_row_id: string;
  lot_code: string;
  legs: unknown;
}

/** Orders received from a moment until before another, oldest first, `most` at most. */
export const selectPurchases = (
  client: Tx,
  buyerId: string,
  { from, before }: { from: Date; before: Date },
  most: number,
): Promise<PurchaseRow[]> =>
  client.$queryRaw<PurchaseRow[]>`
    SELECT p.id::text AS order_id, p.number, COALESCE(d.received_at, d.weighed_at) AS received_at, s.name AS seller,
           q.description, q.grade, q.heat_number, m.title_grams AS mass_grams, l.id::text AS lot_row_id, l.lot_code, t.legs
      FROM purchase_order p
      JOIN quote q ON q.id = p.quote_id
      JOIN payment m ON m.order_id = p.id
      JOIN delivery d ON d.order_id = p.id
      JOIN lot l ON l.lot_id = q.lot_id
      JOIN organisation s ON s.id = p.seller_id
      LEFT JOIN transport_declaration t ON t.order_id = p.id
     WHERE p.buyer_id = ${buyerId}::uuid AND m.title_grams > 0
       AND COALESCE(d.received_at, d.weighed_at) >= ${from} AND COALESCE(d.received_at, d.weighed_at) < ${before}
     ORDER BY COALESCE(d.received_at, d.weighed_at), p.id LIMIT ${most}`;

const whatCounts = {
  ...{ id: true, route: true, countryOfMelt: true },
  certificate: { select: { summary: true } },
} satisfies Prisma.LotSelect;

/** Of received lots what their carbon depends on. */
export const findReceivedLots = (client: Tx, ids: string[]) =>
  client.lot.findMany({ where: { id: { in: ids } }, select: whatCounts });
export type ReceivedLot = Awaited<ReturnType<typeof findReceivedLots>>[number];

/** Buyer and seller of an order, or null. */
export const partiesOf = (client: Tx, orderId: string) =>
  client.purchaseOrder.findUnique({
    where: { id: orderId },
    select: { buyerId: true, sellerId: true, number: true },
  });

export const putTransport = (tx: Tx, orderId: string, organisationId: string, legs: object[]) =>
  tx.transportDeclaration.upsert({
    where: { orderId },
    create: { orderId, organisationId, legs },
    update: { organisationId, legs },
  });

/** Whether an organisation may see what is said of a lot: its own, publicly offered, or received. */
export async function maySeeLot(client: Tx, organisationId: string, lotRowId: string): Promise<boolean> {
  const [row] = await client.$queryRaw<{ may: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM lot WHERE id = ${lotRowId}::uuid AND organisation_id = ${organisationId}::uuid)
        OR EXISTS (SELECT 1 FROM offer WHERE lot_row_id = ${lotRowId}::uuid AND state = 'open')
        OR EXISTS (SELECT 1 FROM purchase_order p JOIN payment m ON m.order_id = p.id JOIN quote q ON q.id = p.quote_id
                     JOIN lot l ON l.lot_id = q.lot_id
                    WHERE p.buyer_id = ${organisationId}::uuid AND m.title_grams > 0 AND l.id = ${lotRowId}::uuid) AS may`;
  return row?.may ?? false;
}
