import type { Tx } from '../../platform/database/index.ts';

export const listCostCentres = (client: Tx, organisationId: string) =>
  client.costCentre.findMany({ where: { organisationId }, orderBy: { code: 'asc' }, take: 2_000 });
export type CostCentreRow = Awaited<ReturnType<typeof listCostCentres>>[number];

export const findCostCentre = (
  client: Tx,
  organisationId: string,
  id: string,
): Promise<CostCentreRow | null> => client.costCentre.findFirst({ where: { id, organisationId } });

export const insertCostCentre = (
  tx: Tx,
  centre: { organisationId: string; parentId: string | null; code: string; name: string },
): Promise<CostCentreRow> => tx.costCentre.create({ data: centre });

export const closeCostCentre = (tx: Tx, id: string, closedAt: Date): Promise<CostCentreRow> =>
  tx.costCentre.update({ where: { id }, data: { closedAt } });

export const countOpenBelow = (tx: Tx, id: string): Promise<number> =>
  tx.costCentre.count({ where: { parentId: id, closedAt: null } });

/** How many centres stand above one, itself counted; a parent is never changed, so there is no circle. */
export async function rankOf(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ rank: number }[]>`
    WITH RECURSIVE above AS (
      SELECT parent_id, 1 AS rank FROM cost_centre WHERE id = ${id}::uuid
      UNION ALL
      SELECT c.parent_id, a.rank + 1 FROM cost_centre c JOIN above a ON c.id = a.parent_id WHERE a.rank < 20)
    SELECT max(rank)::integer AS rank FROM above`;
  return row?.rank ?? 0;
}
