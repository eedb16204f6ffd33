import { Prisma } from '../../generated/prisma/client.ts';
import { change, read, type Tx } from '../../platform/database/index.ts';

export interface NewOrder {
  id: string;
  number: string;
  quoteId: string;
  offerId: string;
  buyerId: string;
  sellerId: string;
  createdBy: string;
  reference: string | null;
  groupId: string | null;
  heldGrams: bigint;
  /** The first sentence of its timeline, and who did it. */
  said: string;
  saidBy: string;
}

/** New orders, each with its settlement and the beginning of its timeline, in one statement. */
export async function insertOrders(tx: Tx, orders: readonly NewOrder[]): Promise<void> {
  const rows = orders.map((order) => ({ ...order, heldGrams: order.heldGrams.toString() }));
  await change(
    tx,
    Prisma.sql`/* hot */
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r (id uuid, number text, "quoteId" uuid, "offerId" uuid, "buyerId" uuid, "sellerId" uuid, "createdBy" text,
              reference text, "groupId" uuid, "heldGrams" bigint, said text, "saidBy" text)
    ), orders AS (
      INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, reference, group_id,
                                  fulfilment, held_grams, updated_at)
      SELECT id, number, "quoteId", "offerId", "buyerId", "sellerId", "createdBy", reference, "groupId", 'unshipped',
             "heldGrams", now() FROM given
    ), settlements AS (
      INSERT INTO settlement (order_id, state, step, since, look_at, updated_at)
      SELECT id, 'planned', 'planned', now(), now(), now() FROM given
    )
    INSERT INTO order_event (order_id, code, what, by) SELECT id, 'ordered', said, "saidBy" FROM given`,
  );
}

/**
 * Numbers for new orders, and which of the quotes were ordered before; numbers may be skipped, never repeated.
 *
 * @example (await nameOrders(tx, 2026, [quoteId])).numbers // ['TS-2026-000042']
 */
export async function nameOrders(
  tx: Tx,
  year: number,
  quoteIds: readonly string[],
): Promise<{ numbers: string[]; ordered: string[] }> {
  const ids = [...quoteIds];
  const rows = await read<{ number: string; ordered: string | null }>(
    tx,
    Prisma.sql`/* hot */
    SELECT lpad(nextval('order_number')::text, 6, '0') AS number, o.quote_id::text AS ordered
      FROM unnest(${ids}::uuid[]) AS q (id) LEFT JOIN purchase_order o ON o.quote_id = q.id`,
  );
  return {
    numbers: rows.map(({ number }) => `TS-${year}-${number}`),
    ordered: rows.flatMap(({ ordered }) => ordered ?? []),
  };
}
