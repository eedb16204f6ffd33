import type { LotState } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = { organisation: true, certificate: true } satisfies Prisma.LotInclude;
export type LotRow = Prisma.LotGetPayload<{ include: typeof whole }>;

/** Every lot of a certificate, in order of ordinal, locked by the certificate's own lock. */
export const lotsOfCertificate = (tx: Tx, certificateId: string) =>
  tx.lot.findMany({ where: { certificateId }, orderBy: { ordinal: 'asc' } });

export const insertLot = (tx: Tx, data: Prisma.LotUncheckedCreateInput) =>
  tx.lot.create({ data, include: whole });

export const updateLot = (tx: Tx, id: string, data: Prisma.LotUncheckedUpdateInput) =>
  tx.lot.update({ where: { id }, data, include: whole });

/** By row id or by lot code, whichever is given. */
export const findLot = (client: Tx, organisationId: string, key: { id: string } | { lotCode: string }) =>
  client.lot.findFirst({ where: { ...key, organisationId }, include: whole });

export async function lockLot(tx: Tx, organisationId: string, id: string): Promise<LotRow | null> {
  await tx.$queryRaw`SELECT id FROM lot WHERE id = ${id}::uuid FOR UPDATE`;
  return findLot(tx, organisationId, { id });
}

export async function lockByLotId(tx: Tx, lotId: string): Promise<LotRow | null> {
  await tx.$queryRaw`SELECT id FROM lot WHERE lot_id = ${lotId} FOR UPDATE`;
  return tx.lot.findUnique({ where: { lotId }, include: whole });
}

export const findByLotId = (client: Tx, lotId: string) =>
  client.lot.findUnique({ where: { lotId }, include: whole });

export const listLots = (
  client: Tx,
  organisationId: string,
  filter: { state: LotState | undefined; after: string | null; take: number },
) =>
  client.lot.findMany({
    where: {
      organisationId,
      ...(filter.state && { state: filter.state }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });

/**
 * What the ledger's events say an account holds of a lot, and what of it is reserved. Counted anew from every event that
 * stands, so that a reorganised block needs no undoing.
 */
export async function ledgerFigures(
  tx: Tx,
  lotId: string,
  holder: string,
): Promise<{ heldGrams: bigint; reservedGrams: bigint }> {
  const [figures] = await tx.$queryRaw<{ held: string; reserved: string }[]>`
    WITH act AS (
      SELECT name, args, COALESCE(args ->> 'grams', args ->> 'massGrams')::numeric AS grams,
             lower(COALESCE(args ->> 'holder', args ->> 'from', args ->> 'to')) AS party
        FROM bridge.event
       WHERE contract = 'materialLedger' AND status <> 'orphaned'
         AND args @> jsonb_build_object('lotId', ${lotId}::text)
    )
    SELECT (COALESCE(SUM(grams) FILTER (WHERE name = 'LotCommissioned'), 0)
            - COALESCE(SUM(grams) FILTER (WHERE name IN ('TitleReleased', 'TitleTransferred', 'LotConsumed')), 0))::text AS held,
           (COALESCE(SUM(grams) FILTER (WHERE name = 'TitleReserved'), 0)
            - COALESCE(SUM(grams) FILTER (WHERE name IN ('TitleReleased', 'ReservationCancelled')), 0))::text AS reserved
      FROM act WHERE party = lower(${holder})`;
  return { heldGrams: BigInt(figures?.held ?? 0), reservedGrams: BigInt(figures?.reserved ?? 0) };
}

/** Whether the ledger's events that stand ever moved title to grams of a lot to an organisation's account. */
export async function hasReceivedTitle(tx: Tx, lotId: string, organisationId: string): Promise<boolean> {
  const [answer] = await tx.$queryRaw<{ received: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM bridge.event AS moved, organisation AS receiver
       WHERE receiver.id = ${organisationId}::uuid AND lower(moved.args ->> 'to') = lower(receiver.account)
         AND moved.contract = 'materialLedger' AND moved.name = 'TitleReleased' AND moved.status <> 'orphaned'
         AND moved.args @> jsonb_build_object('lotId', ${lotId}::text)) AS received`;
  return answer?.received ?? false;
}

/** A lot of any organisation, by its id or lot code. */
export const findAnyLot = (client: Tx, key: { id: string } | { lotCode: string }) =>
  client.lot.findUnique({ where: key, include: whole });
