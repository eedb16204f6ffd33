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

/** Several by their ids. */
export const findProducts = (client: Tx, ids: readonly string[]): Promise<ProductRow[]> =>
  client.product.findMany({ where: { id: { in: [...ids] } } });

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

/** A product that is not known yet, with its beginning; masses in decimal digits, as JSON has them. */
export interface NewProduct {
  id: string;
  key: string;
  family: string;
  form: string;
  designation: string;
  grade: string;
  grade_key: string;
  norm: string | null;
  height_um: number | null;
  width_um: number | null;
  thickness_um: number | null;
  diameter_um: number | null;
  length_um: number | null;
  grams_per_metre: string | null;
  grams_per_piece: string | null;
  is_by_norm: boolean;
}

/**
 * Where each key leads: to a product that exists, to the one it was merged into, or to a new one. In SQL, for a file brings
 * a thousand at once.
 *
 * @returns the ids by key, and how many products are new
 */
export async function insertMissing(
  tx: Tx,
  proposer: { userId: string; organisationId: string },
  products: readonly NewProduct[],
): Promise<{ ids: Map<string, string>; created: number }> {
  const created = await tx.$executeRaw`
    WITH fresh AS (
      INSERT INTO product (id, key, family, form, designation, grade, grade_key, norm, height_um, width_um, thickness_um,
                           diameter_um, length_um, grams_per_metre, grams_per_piece, state, proposed_by)
      SELECT n.id, n.key, n.family, n.form, n.designation, n.grade, n.grade_key, n.norm, n.height_um, n.width_um, n.thickness_um,
             n.diameter_um, n.length_um, n.grams_per_metre, n.grams_per_piece,
             CASE WHEN n.is_by_norm THEN 'published' ELSE 'proposed' END, ${proposer.organisationId}::uuid
        FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS n(id uuid, key text, family text, form text,
             designation text, grade text, grade_key text, norm text, height_um integer, width_um integer, thickness_um integer,
             diameter_um integer, length_um integer, grams_per_metre bigint, grams_per_piece bigint, is_by_norm boolean)
       ORDER BY n.key
      ON CONFLICT (key) DO NOTHING
      RETURNING id, key, state)
    INSERT INTO product_change (product_id, kind, state, diff, base_version, version, asked_by, organisation_id, decided_by,
                                decided_at, reason)
    SELECT id, 'propose', CASE WHEN state = 'published' THEN 'applied' ELSE 'waiting' END,
           jsonb_build_object('key', jsonb_build_object('from', NULL, 'to', key)), 1,
           CASE WHEN state = 'published' THEN 1 END, ${proposer.userId}, ${proposer.organisationId}::uuid,
           CASE WHEN state = 'published' THEN 'system' END, CASE WHEN state = 'published' THEN now() END,
           CASE WHEN state = 'published' THEN ${BY_NORM} END
      FROM fresh`;
  const rows = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT key, coalesce(merged_into, id) AS id FROM product WHERE key = ANY (${products.map(({ key }) => key)})`;
  return { ids: new Map(rows.map(({ key, id }) => [key, id])), created };
}

/** Why a product is published without a person. */
export const BY_NORM = 'Every fact follows from the norm.';

/** Products that led to the first lead to the second: one step is always enough. */
export const shortenMerges = (tx: Tx, from: string, to: string) =>
  tx.product.updateMany({ where: { mergedInto: from }, data: { mergedInto: to } });
