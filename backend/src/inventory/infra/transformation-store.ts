import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  inputs: { orderBy: { ordinal: 'asc' } },
  outputs: { orderBy: { ordinal: 'asc' } },
} satisfies Prisma.TransformationInclude;
export type TransformationRow = Prisma.TransformationGetPayload<{ include: typeof whole }>;

export const insertTransformation = (tx: Tx, data: Prisma.TransformationCreateInput) =>
  tx.transformation.create({ data, include: whole });

export const updateTransformation = (tx: Tx, id: string, data: Prisma.TransformationUpdateInput) =>
  tx.transformation.update({ where: { id }, data, include: whole });

export const findTransformation = (client: Tx, organisationId: string, id: string) =>
  client.transformation.findFirst({ where: { id, organisationId }, include: whole });

/** Locks the row; the organisation's own only. */
export async function lockTransformation(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<TransformationRow | null> {
  await tx.$queryRaw`SELECT id FROM transformation WHERE id = ${id}::uuid FOR UPDATE`;
  return findTransformation(tx, organisationId, id);
}

/** Locks the row of the act with this event; null when nobody asked for it here. */
export async function lockByEvent(
  tx: Tx,
  key: { epcisEvent: string; actor: string } | { id: string } | { onChainId: string },
): Promise<TransformationRow | null> {
  const found = await tx.transformation.findFirst({ where: key, select: { id: true } });
  if (!found) return null;
  await tx.$queryRaw`SELECT id FROM transformation WHERE id = ${found.id}::uuid FOR UPDATE`;
  return tx.transformation.findUnique({ where: { id: found.id }, include: whole });
}

export const listTransformations = (
  client: Tx,
  organisationId: string,
  filter: { after: string | null; take: number },
) =>
  client.transformation.findMany({
    where: { organisationId, ...(filter.after !== null && { id: { lt: filter.after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });

export async function nameProducedLot(
  tx: Tx,
  id: string,
  name: { lotId: string; lotCode: string } | null,
): Promise<void> {
  await tx.producedLot.update({
    where: { id },
    data: name ?? { lotId: null, lotCode: null, emissionsGrams: null },
  });
}

export async function setProducedEmissions(tx: Tx, lotId: string, emissionsGrams: bigint): Promise<void> {
  await tx.producedLot.updateMany({ where: { lotId }, data: { emissionsGrams } });
}

/** One transformation of an organisation at a time is on its way: the next one's name follows from how many there were. */
export async function lockTransformer(tx: Tx, organisationId: string): Promise<{ isBusy: boolean }> {
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const waiting = await tx.transformation.count({
    where: { organisationId, state: { in: ['awaiting-transaction', 'requested'] } },
  });
  return { isBusy: waiting > 0 };
}

/** How many transformations of an account stand on the ledger. */
export async function countActs(tx: Tx, actor: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ acts: number }[]>`
    SELECT count(*)::int AS acts FROM genealogy_act WHERE actor = ${actor}`;
  return row?.acts ?? 0;
}

/** Grams of each lot that are on their way into another one. */
export async function pendingInputs(tx: Tx, organisationId: string): Promise<Map<string, bigint>> {
  const rows = await tx.$queryRaw<{ lot_id: string; grams: string }[]>`
    SELECT i.lot_id, SUM(i.mass_grams)::text AS grams
      FROM transformation_input i JOIN transformation t ON t.id = i.transformation_id
     WHERE t.organisation_id = ${organisationId}::uuid AND t.state IN ('awaiting-transaction', 'requested')
     GROUP BY i.lot_id`;
  return new Map(rows.map((row) => [row.lot_id, BigInt(row.grams)]));
}

/** Takes grams of a commissioned lot from what orders may take. @returns false when less is left; nothing changed then. */
export async function takeOfLot(tx: Tx, lotRowId: string, grams: bigint): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE lot SET committed_grams = committed_grams + ${grams}, updated_at = now()
     WHERE id = ${lotRowId}::uuid AND committed_grams + ${grams} <= mass_grams AND state IN ('commissioned', 'final')`;
  return taken === 1;
}

/** Takes what the ledger says was consumed, whatever orders took. */
export async function noteConsumed(tx: Tx, lotRowId: string, grams: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE lot SET committed_grams = LEAST(mass_grams, committed_grams + ${grams}), updated_at = now()
     WHERE id = ${lotRowId}::uuid`;
}

export async function giveBackToLot(tx: Tx, lotRowId: string, grams: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE lot SET committed_grams = GREATEST(0, committed_grams - ${grams}), updated_at = now()
     WHERE id = ${lotRowId}::uuid`;
}

/** Own commissioned lots among some, with what orders have left of them. */
export const ownLots = (tx: Tx, organisationId: string, lotIds: readonly string[]) =>
  tx.lot.findMany({
    where: { organisationId, lotId: { in: [...lotIds] } },
    select: { id: true, lotId: true, massGrams: true, committedGrams: true, state: true },
  });
