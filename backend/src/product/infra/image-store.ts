import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type ImageRow = Prisma.ProductImageGetPayload<object>;

/** One size and format of a picture. */
export interface Variant {
  hash: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  sizeBytes: number;
}

export const listImages = (client: Tx, productId: string, states: readonly string[]): Promise<ImageRow[]> =>
  client.productImage.findMany({
    where: { productId, state: { in: [...states] } },
    orderBy: { id: 'asc' },
    take: 50,
  });

export const countImages = (client: Tx, productId: string): Promise<number> =>
  client.productImage.count({ where: { productId, state: { not: 'removed' } } });

export const findImage = (client: Tx, productId: string, id: string) =>
  client.productImage.findFirst({ where: { id, productId } });

export const findImageOf = (client: Tx, productId: string, sourceHash: string) =>
  client.productImage.findUnique({ where: { productId_sourceHash: { productId, sourceHash } } });

export const insertImage = (tx: Tx, data: Prisma.ProductImageUncheckedCreateInput) =>
  tx.productImage.create({ data });

export const moveImage = (tx: Tx, id: string, state: string) =>
  tx.productImage.update({ where: { id }, data: { state } });

/** Is the product this organisation's proposal, or does it offer it? */
export async function dealsIn(client: Tx, organisationId: string, productId: string): Promise<boolean> {
  const [row] = await client.$queryRaw<{ deals: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM product WHERE id = ${productId}::uuid AND proposed_by = ${organisationId}::uuid)
        OR EXISTS (SELECT 1 FROM offer WHERE product_id = ${productId}::uuid AND organisation_id = ${organisationId}::uuid) AS deals`;
  return row?.deals ?? false;
}

export const keepMedia = (tx: Tx, data: Prisma.MediaCreateManyInput[]) =>
  tx.media.createMany({ data, skipDuplicates: true });

/** A file that a picture is made of; null as well when every picture of it was removed. */
export async function findMedia(
  client: Tx,
  hash: string,
): Promise<{ mediaType: string; content: Uint8Array } | null> {
  const picture = JSON.stringify([{ hash }]);
  const [row] = await client.$queryRaw<{ mediaType: string; content: Uint8Array }[]>`
    SELECT media_type AS "mediaType", content FROM media
     WHERE hash = ${hash}
       AND EXISTS (SELECT FROM product_image WHERE variants @> ${picture}::jsonb AND state <> 'removed')`;
  return row ?? null;
}
