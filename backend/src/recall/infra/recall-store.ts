import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = { notices: { orderBy: [{ name: 'asc' }, { account: 'asc' }] } } satisfies Prisma.RecallInclude;
export type RecallRow = Prisma.RecallGetPayload<{ include: typeof whole }>;
export type NoticeRow = RecallRow['notices'][number];

/** A lot of the owner's that a notice speaks of. */
export interface NoticedLot {
  lotId: string;
  grams: string;
}

export const insertRecall = (tx: Tx, data: Prisma.RecallUncheckedCreateInput) =>
  tx.recall.create({ data, include: whole });

export const updateRecall = (tx: Tx, id: string, data: Prisma.RecallUpdateInput) =>
  tx.recall.update({ where: { id }, data, include: whole });

/** `organisationId` null finds everybody's. */
export const findRecall = (client: Tx, organisationId: string | null, id: string) =>
  client.recall.findFirst({
    where: { id, ...(organisationId !== null && { organisationId }) },
    include: whole,
  });

/** Locks the recall of a lot; null when there is none. */
export async function lockRecallOfLot(tx: Tx, lotId: string): Promise<RecallRow | null> {
  await tx.$queryRaw`SELECT id FROM recall WHERE lot_id = ${lotId} FOR UPDATE`;
  return tx.recall.findUnique({ where: { lotId }, include: whole });
}

export const listRecalls = (
  client: Tx,
  filter: { organisationId: string | null; after: string | null; take: number },
) =>
  client.recall.findMany({
    where: {
      ...(filter.organisationId !== null && { organisationId: filter.organisationId }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });

/** Final recalls of the lot itself and of lots behind it. */
export async function finalRecallsBehind(tx: Tx, lotId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE behind (lot_id) AS (
      SELECT ${lotId}::text
      UNION
      SELECT i.lot_id FROM behind b
        JOIN genealogy_lot l ON l.lot_id = b.lot_id JOIN genealogy_input i ON i.transformation = l.made_by
    )
    SELECT r.id::text FROM recall r JOIN behind b ON b.lot_id = r.lot_id WHERE r.state = 'final' ORDER BY r.id`;
  return rows.map((row) => row.id);
}

export const isAnyFinal = async (tx: Tx): Promise<boolean> =>
  (await tx.recall.findFirst({ where: { state: 'final' }, select: { id: true } })) !== null;

export const findNotice = (client: Tx, id: string) =>
  client.recallNotice.findUnique({ where: { id }, include: { recall: true } });
export type NoticeWithRecall = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

export async function lockNotice(tx: Tx, id: string): Promise<NoticeWithRecall | null> {
  await tx.$queryRaw`SELECT id FROM recall_notice WHERE id = ${id}::uuid FOR UPDATE`;
  return findNotice(tx, id);
}

export const insertNotice = (tx: Tx, data: Prisma.RecallNoticeUncheckedCreateInput) =>
  tx.recallNotice.create({ data });

export const updateNotice = (tx: Tx, id: string, data: Prisma.RecallNoticeUpdateInput) =>
  tx.recallNotice.update({ where: { id }, data, include: { recall: true } });

export const lotsOfNotice = (row: { lots: unknown }): NoticedLot[] => row.lots as NoticedLot[];

/** The ledger's id of a lot row or of a produced lot, by the id that the vendor's pages use. */
export async function lotIdOfRow(tx: Tx, id: string): Promise<string | null> {
  const lot = await tx.lot.findUnique({ where: { id }, select: { lotId: true } });
  if (lot) return lot.lotId;
  return (await tx.producedLot.findUnique({ where: { id }, select: { lotId: true } }))?.lotId ?? null;
}
