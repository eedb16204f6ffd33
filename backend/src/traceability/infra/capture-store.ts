import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type CaptureRow = Prisma.EpcisCaptureGetPayload<object>;
export type NamedQueryRow = Prisma.EpcisQueryGetPayload<object>;

export const insertCapture = (tx: Tx, data: Prisma.EpcisCaptureUncheckedCreateInput): Promise<CaptureRow> =>
  tx.epcisCapture.create({ data });

export const findCapture = (tx: Tx, organisationId: string, id: string): Promise<CaptureRow | null> =>
  tx.epcisCapture.findFirst({ where: { id, organisationId } });

export const listCaptures = (
  tx: Tx,
  organisationId: string,
  page: { after: string | null; take: number },
): Promise<CaptureRow[]> =>
  tx.epcisCapture.findMany({
    where: { organisationId, ...(page.after !== null && { id: { lt: page.after } }) },
    orderBy: { id: 'desc' },
    take: page.take,
  });

/** @returns false when the organisation has a query of this name already */
export async function insertQuery(
  tx: Tx,
  organisationId: string,
  name: string,
  query: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const data = [{ organisationId, name, query: query as Prisma.InputJsonObject }];
  return (await tx.epcisQuery.createMany({ data, skipDuplicates: true })).count === 1;
}

export const findQuery = (tx: Tx, organisationId: string, name: string): Promise<NamedQueryRow | null> =>
  tx.epcisQuery.findUnique({ where: { organisationId_name: { organisationId, name } } });

export const listQueries = (tx: Tx, organisationId: string): Promise<NamedQueryRow[]> =>
  tx.epcisQuery.findMany({ where: { organisationId }, orderBy: { name: 'asc' } });

export const countQueries = (tx: Tx, organisationId: string): Promise<number> =>
  tx.epcisQuery.count({ where: { organisationId } });

/** @returns whether there was one */
export const deleteQuery = async (tx: Tx, organisationId: string, name: string): Promise<boolean> =>
  (await tx.epcisQuery.deleteMany({ where: { organisationId, name } })).count === 1;
