import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type OfferImportRow = Prisma.OfferImportGetPayload<object>;
export type OfferImportState =
  | 'receiving'
  | 'received'
  | 'checked'
  | 'applying'
  | 'applied'
  | 'failed'
  | 'cancelled'
  | 'expired';

const shown = { state: { not: 'receiving' } };

export const insertImport = (client: Tx, data: Prisma.OfferImportUncheckedCreateInput) =>
  client.offerImport.create({ data });

export const deleteImport = (client: Tx, id: string) => client.offerImport.deleteMany({ where: { id } });

export const findImport = (client: Tx, organisationId: string, id: string): Promise<OfferImportRow | null> =>
  client.offerImport.findFirst({ where: { id, organisationId, ...shown } });

export async function lockImport(tx: Tx, organisationId: string, id: string): Promise<OfferImportRow | null> {
  await tx.$queryRaw`SELECT id FROM offer_import WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  return findImport(tx, organisationId, id);
}

export const listImports = (client: Tx, organisationId: string, after: string | null, take: number) =>
  client.offerImport.findMany({
    where: { organisationId, ...shown, ...(after !== null && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
  });

export const countOpenImports = (client: Tx, organisationId: string): Promise<number> =>
  client.offerImport.count({
    where: { organisationId, state: { in: ['receiving', 'received', 'checked', 'applying'] } },
  });

/** Moves an import to a state and stamps it. */
export const moveImport = (
  tx: Tx,
  row: Pick<OfferImportRow, 'id' | 'steps'>,
  state: OfferImportState,
  data: Prisma.OfferImportUncheckedUpdateInput = {},
): Promise<OfferImportRow> =>
  tx.offerImport.update({
    where: { id: row.id },
    data: { ...data, state, steps: { ...(row.steps as object), [state]: new Date().toISOString() } },
  });

/** Takes an import that waits for a worker until the transaction ends; others pass it by. */
export async function claimImport(tx: Tx): Promise<OfferImportRow | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM offer_import WHERE state IN ('received', 'applying') ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const id = rows[0]?.id;
  return id === undefined ? null : tx.offerImport.findUnique({ where: { id } });
}

/** Ends imports that nobody went on with; the lines go, the record stays. @returns those that had been shown */
export async function expireImports(tx: Tx): Promise<OfferImportRow[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM offer_import WHERE state IN ('receiving', 'checked', 'failed') AND expires_at < now()
     ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED`;
  const expired: OfferImportRow[] = [];
  for (const { id } of rows) {
    const row = await tx.offerImport.findUniqueOrThrow({ where: { id } });
    await forgetLines(tx, id);
    if (row.state === 'receiving') await deleteImport(tx, id);
    else expired.push(await moveImport(tx, row, 'expired'));
  }
  return expired;
}

export const forgetLines = (tx: Tx, importId: string) =>
  tx.offerImportLine.deleteMany({ where: { importId } });

export const listLines = (
  client: Tx,
  importId: string,
  filter: { outcome: string | null; afterRow: number; take: number },
) =>
  client.offerImportLine.findMany({
    where: {
      importId,
      rowNumber: { gt: filter.afterRow },
      ...(filter.outcome !== null && { outcome: filter.outcome }),
    },
    orderBy: { rowNumber: 'asc' },
    take: filter.take,
    select: { rowNumber: true, sku: true, outcome: true, errors: true, diff: true, isApplied: true },
  });
export type OfferImportLineRow = Awaited<ReturnType<typeof listLines>>[number];
