import type { PriceListEntryInput } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  customer: { select: { id: true, name: true } },
  customerGroup: { select: { id: true, name: true } },
  _count: { select: { entries: true } },
} satisfies Prisma.PriceListInclude;
export type ListRow = Prisma.PriceListGetPayload<{ include: typeof whole }>;
export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

export interface NewList {
  organisationId: string;
  name: string;
  customerId: string | null;
  customerGroupId: string | null;
  priority: number;
  validFrom: Date;
  validUntil: Date | null;
  createdBy: string;
}

export const insertList = (tx: Tx, list: NewList): Promise<{ id: string }> =>
  tx.priceList.create({ data: list, select: { id: true } });

export const findList = (tx: Tx, organisationId: string, id: string): Promise<ListRow | null> =>
  tx.priceList.findFirst({ where: { id, organisationId }, include: whole });

/** Lets one change of a list happen at a time. */
export async function lockList(tx: Tx, organisationId: string, id: string): Promise<ListRow | null> {
  await tx.$queryRaw`SELECT id FROM price_list WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  return findList(tx, organisationId, id);
}

export const listLists = (
  tx: Tx,
  organisationId: string,
  page: { after: string | null; take: number },
): Promise<ListRow[]> =>
  tx.priceList.findMany({
    where: { organisationId, ...(page.after !== null && { id: { lt: page.after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take: page.take,
  });

export const endList = (tx: Tx, id: string, endedAt: Date) =>
  tx.priceList.update({ where: { id }, data: { endedAt } });

export async function insertEntries(
  tx: Tx,
  priceListId: string,
  entries: readonly PriceListEntryInput[],
): Promise<void> {
  await tx.priceListEntry.createMany({
    data: entries.map(({ price, fromGrams, ...entry }) => ({
      ...entry,
      priceListId,
      fromGrams: BigInt(fromGrams),
      priceMinor: price === null ? null : BigInt(price.priceMinor),
      currency: price?.currency ?? null,
      priceBasis: price?.priceBasis ?? null,
    })),
  });
}

export const listEntries = (tx: Tx, priceListId: string, page: { after: string | null; take: number }) =>
  tx.priceListEntry.findMany({
    where: { priceListId, ...(page.after !== null && { id: { gt: page.after } }) },
    orderBy: { id: 'asc' },
    take: page.take,
  });

export async function removeEntry(tx: Tx, priceListId: string, id: string): Promise<boolean> {
  return (await tx.priceListEntry.deleteMany({ where: { id, priceListId } })).count === 1;
}

/** Those of the ids that are no offer of the organisation. */
export async function strangeOffers(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  const own = await tx.offer.findMany({
    where: { id: { in: [...ids] }, organisationId },
    select: { id: true },
  });
  const found = new Set(own.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}

export async function unknownProducts(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const known = await tx.product.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  const found = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}
