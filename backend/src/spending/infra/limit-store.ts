import type { SpendingCurrency, SpendingPeriod } from '@topsteel/domain/spending';
import type { Tx } from '../../platform/database/index.ts';

export interface LimitKey {
  organisationId: string;
  userId: string | null;
  costCentreId: string | null;
  period: SpendingPeriod;
  currency: SpendingCurrency;
}

const shape = { counters: true } as const;

/** By member and cost centre; with `userId` those of one member and of every cost centre. */
export const listLimits = (client: Tx, organisationId: string, userId: string | null) =>
  client.spendingLimit.findMany({
    where: {
      organisationId,
      ...(userId !== null && { OR: [{ userId }, { userId: null }] }),
    },
    include: shape,
    orderBy: { id: 'asc' },
    take: 2_000,
  });
export type LimitRow = Awaited<ReturnType<typeof listLimits>>[number];

export const findLimit = (client: Tx, organisationId: string, id: string): Promise<LimitRow | null> =>
  client.spendingLimit.findFirst({ where: { id, organisationId }, include: shape });

/** The limit of this key, locked; null when there is none. */
export async function lockLimitOf(tx: Tx, key: LimitKey): Promise<LimitRow | null> {
  const row = await tx.spendingLimit.findFirst({ where: { ...key } });
  if (!row) return null;
  await tx.$queryRaw`SELECT 1 FROM spending_limit WHERE id = ${row.id}::uuid FOR UPDATE`;
  return tx.spendingLimit.findUnique({ where: { id: row.id }, include: shape });
}

export const insertLimit = (
  tx: Tx,
  key: LimitKey,
  amountMinor: bigint,
  createdBy: string,
): Promise<LimitRow> => tx.spendingLimit.create({ data: { ...key, amountMinor, createdBy }, include: shape });

export const changeLimit = (tx: Tx, id: string, amountMinor: bigint): Promise<LimitRow> =>
  tx.spendingLimit.update({ where: { id }, data: { amountMinor }, include: shape });

export const deleteLimit = (tx: Tx, id: string): Promise<unknown> =>
  tx.spendingLimit.delete({ where: { id } });
