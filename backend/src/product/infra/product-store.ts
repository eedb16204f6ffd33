import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type ProductRow = Prisma.ProductGetPayload<object>;

export interface ProductFilter {
  family: string | null;
  gradeKey: string | null;
  states: readonly string[];
  after: string | null;
  take: number;
}

export const findProduct = (client: Tx, id: string) => client.product.findUnique({ where: { id } });

export const findProductByKey = (client: Tx, key: string) => client.product.findUnique({ where: { key } });

export const insertProduct = (tx: Tx, data: Prisma.ProductUncheckedCreateInput) =>
  tx.product.create({ data });

export const updateProduct = (tx: Tx, id: string, data: Prisma.ProductUncheckedUpdateInput) =>
  tx.product.update({ where: { id }, data });

export async function lockProduct(tx: Tx, id: string): Promise<ProductRow | null> {
  await tx.$queryRaw`SELECT id FROM product WHERE id = ${id}::uuid FOR UPDATE`;
  return findProduct(tx, id);
}

/** Locks both in the order of their ids, so that two merges never wait for each other. */
export async function lockProducts(tx: Tx, ids: readonly string[]): Promise<ProductRow[]> {
  await tx.$queryRaw`SELECT id FROM product WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  return tx.product.findMany({ where: { id: { in: [...ids] } } });
}

export const listProducts = (client: Tx, filter: ProductFilter): Promise<ProductRow[]> =>
  client.product.findMany({
    where: {
      state: { in: [...filter.states] },
      ...(filter.family !== null && { family: filter.family }),
      ...(filter.gradeKey !== null && { gradeKey: filter.gradeKey }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    orderBy: { id: 'desc' },
    take: filter.take,
  });

export const countOpenOffers = (client: Tx, productId: string): Promise<number> =>
  client.offer.count({ where: { productId, state: 'open' } });

/** Moves every offer of a product to another; @returns which. */
export async function moveOffers(tx: Tx, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE offer SET product_id = ${to}::uuid, version = version + 1, updated_at = now()
     WHERE product_id = ${from}::uuid RETURNING id`;
  if (rows.length > 0)
    await tx.$executeRaw`
      INSERT INTO offer_change (offer_id, version, diff, changed_by)
      SELECT id, version, ${JSON.stringify({ productId: { from, to } })}::jsonb, 'system' FROM offer
       WHERE id = ANY (${rows.map(({ id }) => id)}::uuid[])`;
  return rows.map(({ id }) => id);
}

export interface NewProduct {
  key: string;
  row: Prisma.ProductUncheckedCreateInput;
}

/**
 * Where each key leads: to a product that exists, to the one it was merged into, or to a new one.
 *
 * @returns the ids by key, and which products are new
 */
export async function insertMissing(
  tx: Tx,
  products: readonly NewProduct[],
): Promise<{ ids: Map<string, string>; created: string[] }> {
  const created = await tx.product.createManyAndReturn({
    data: products.map(({ row }) => row),
    skipDuplicates: true,
    select: { id: true },
  });
  const rows = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT key, coalesce(merged_into, id) AS id FROM product WHERE key = ANY (${products.map(({ key }) => key)})`;
  return { ids: new Map(rows.map(({ key, id }) => [key, id])), created: created.map(({ id }) => id) };
}

/** Products that led to the first lead to the second: one step is always enough. */
export const shortenMerges = (tx: Tx, from: string, to: string) =>
  tx.product.updateMany({ where: { mergedInto: from }, data: { mergedInto: to } });
