import type { Tx } from '../../platform/database/index.ts';

/** An order as an entry of the books names it, with the account of its seller. */
export interface NamedOrder {
  id: string;
  number: string;
  /** In lower case; null for a seller without one. */
  sellerAccount: string | null;
}

/** @param number as people write it, whatever its case */
export async function findOrderByNumber(tx: Tx, number: string): Promise<NamedOrder | null> {
  const [row] = await tx.$queryRaw<NamedOrder[]>`
    SELECT o.id::text, o.number, lower(s.account) AS "sellerAccount"
      FROM purchase_order o JOIN organisation s ON s.id = o.seller_id
     WHERE o.number = upper(${number})`;
  return row ?? null;
}

/** Numbers of orders by their id. */
export async function numbersOfOrders(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; number: string }[]>`
    SELECT id::text, number FROM purchase_order WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}
