import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  product: { select: { designation: true } },
  organisation: { select: { id: true, name: true } },
} satisfies Prisma.ProductChangeInclude;
export type ProductChangeRow = Prisma.ProductChangeGetPayload<{ include: typeof whole }>;

export const insertChange = (tx: Tx, data: Prisma.ProductChangeUncheckedCreateInput) =>
  tx.productChange.create({ data, include: whole });

export async function lockChange(tx: Tx, id: string): Promise<ProductChangeRow | null> {
  await tx.$queryRaw`SELECT id FROM product_change WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.productChange.findUnique({ where: { id }, include: whole });
}

export const updateChange = (tx: Tx, id: string, data: Prisma.ProductChangeUncheckedUpdateInput) =>
  tx.productChange.update({ where: { id }, data, include: whole });

export const listChanges = (
  client: Tx,
  filter: {
    state: string | null;
    productId: string | null;
    organisationId: string | null;
    after: string | null;
    take: number;
  },
): Promise<ProductChangeRow[]> =>
  client.productChange.findMany({
    where: {
      ...(filter.state !== null && { state: filter.state }),
      ...(filter.productId !== null && { productId: filter.productId }),
      ...(filter.organisationId !== null && { organisationId: filter.organisationId }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });
