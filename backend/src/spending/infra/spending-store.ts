import type { SpendingCurrency, SpendingPeriod } from '@topsteel/domain/spending';
import type { Tx } from '../../platform/database/index.ts';

/** A limit that an order counts against, locked. */
export interface LockedLimit {
  id: string;
  period: SpendingPeriod;
  currency: SpendingCurrency;
  amountMinor: bigint;
  userId: string | null;
  costCentreCode: string | null;
}

interface LimitRow extends Omit<LockedLimit, 'amountMinor'> {
  amountMinor: string;
}

/**
 * Locks the limits of the member and of the cost centre with those above it, in the order of their ids, so that two orders
 * wait for each other and never in a circle. A key counts as the member who made it.
 */
export async function lockLimits(
  tx: Tx,
  of: { organisationId: string; userId: string; costCentreId: string | null },
): Promise<LockedLimit[]> {
  const rows = await tx.$queryRaw<LimitRow[]>`
    WITH RECURSIVE centre AS (
      SELECT id, parent_id, 1 AS rank FROM cost_centre
       WHERE id = ${of.costCentreId}::uuid AND organisation_id = ${of.organisationId}::uuid
      UNION ALL
      SELECT c.id, c.parent_id, below.rank + 1 FROM cost_centre c JOIN centre below ON c.id = below.parent_id
       WHERE below.rank < 20)
    SELECT l.id::text, l.period, l.currency, l.amount_minor::text AS "amountMinor", l.user_id AS "userId",
           (SELECT code FROM cost_centre c WHERE c.id = l.cost_centre_id) AS "costCentreCode"
      FROM spending_limit l
     WHERE (l.organisation_id = ${of.organisationId}::uuid
            AND l.user_id = coalesce((SELECT k.created_by FROM api_key k WHERE 'key:' || k.id = ${of.userId}), ${of.userId}))
        OR l.cost_centre_id IN (SELECT id FROM centre)
     ORDER BY l.id FOR UPDATE OF l`;
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}

/** Is this an open cost centre of the organisation? */
export async function isOpenCostCentre(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  return (await tx.costCentre.count({ where: { id, organisationId, closedAt: null } })) > 0;
}

export interface Taking {
  limitId: string;
  periodKey: string;
  fullMinor: bigint;
}

/** Adds to the counters. @returns what each limit has taken afterwards, by its id */
export async function addToCounters(
  tx: Tx,
  takings: readonly Taking[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.$queryRaw<{ limit_id: string; taken: string }[]>`
    INSERT INTO spending_counter AS c (limit_id, period_key, taken_minor)
    SELECT * FROM unnest(${takings.map((one) => one.limitId)}::uuid[], ${takings.map((one) => one.periodKey)}::text[],
                         ${takings.map((one) => one.fullMinor.toString())}::bigint[]) AS t ORDER BY 1
    ON CONFLICT (limit_id, period_key) DO UPDATE SET taken_minor = c.taken_minor + excluded.taken_minor
    RETURNING limit_id::text, taken_minor::text AS taken`;
  return new Map(rows.map((row) => [row.limit_id, BigInt(row.taken)]));
}

/** What one order takes of one limit. */
export interface OrderTaking extends Taking {
  orderId: string;
  orderMinor: bigint;
}

export async function insertReservations(tx: Tx, takings: readonly OrderTaking[]): Promise<void> {
  if (takings.length === 0) return;
  await tx.spendingReservation.createMany({
    data: takings.map((one) => ({ ...one, takenMinor: one.fullMinor })),
  });
}

export interface Reservation {
  limitId: string;
  periodKey: string;
  orderMinor: bigint;
  fullMinor: bigint;
  takenMinor: bigint;
}

/** What an order takes of its limits; the limits are locked first, in the order of their ids. */
export async function lockReservations(tx: Tx, orderId: string): Promise<Reservation[]> {
  const limits = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.id::text FROM spending_limit l
     WHERE l.id IN (SELECT r.limit_id FROM spending_reservation r WHERE r.order_id = ${orderId}::uuid)
     ORDER BY l.id FOR UPDATE`;
  if (limits.length === 0) return [];
  return tx.spendingReservation.findMany({ where: { orderId }, orderBy: { limitId: 'asc' } });
}

/** Takes back from a counter what a reservation no longer needs. */
export async function giveBack(tx: Tx, orderId: string, of: Reservation, takenMinor: bigint): Promise<void> {
  const { limitId, periodKey } = of;
  await tx.spendingReservation.update({
    where: { orderId_limitId: { orderId, limitId } },
    data: { takenMinor },
  });
  await tx.spendingCounter.updateMany({
    where: { limitId, periodKey },
    data: { takenMinor: { decrement: of.takenMinor - takenMinor } },
  });
}

/** Names of those who may raise a limit: the organisation's admins and approvers, and those of the companies above it. */
export async function namesOfRaisers(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, 1 AS rank FROM organisation WHERE id = ${organisationId}::uuid
      UNION ALL
      SELECT o.id, o.parent_id, a.rank + 1 FROM organisation o JOIN above a ON o.id = a.parent_id WHERE a.rank < 7)
    SELECT u.name FROM above a JOIN member m ON m.organisation_id = a.id JOIN "user" u ON u.id = m.user_id
     WHERE m.roles && ARRAY['admin', 'approver'] OR (m.roles = '{}' AND m.duty = 'admin')
     ORDER BY a.rank, 'approver' = ANY (m.roles) DESC, m.created_at LIMIT 5`;
  return rows.map((row) => row.name);
}
