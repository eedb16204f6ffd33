import type { WorkItemQuery } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export interface WorkRow {
  id: string;
  key: string;
  kind: string;
  order_id: string | null;
  order_number: string | null;
  organisation: string | null;
  reason: string;
  action: string;
  details: Record<string, unknown>;
  opened_at: Date;
  due_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  outcome: string | null;
  may_retry: boolean;
}

/** `organisationId` null sees everybody's. */
const seenBy = (organisationId: string | null) =>
  organisationId === null ? Prisma.sql`true` : Prisma.sql`w.organisation_id = ${organisationId}::uuid`;

const chosen = (where: Prisma.Sql) => Prisma.sql`
  SELECT w.id::text, w.key, w.kind, w.order_id::text, o.number AS order_number, g.name AS organisation, w.reason,
         w.action, w.details, w.opened_at, w.due_at, w.closed_at, w.closed_by, w.outcome,
         w.closed_at IS NULL AND coalesce(s.state = 'manual', false) AND w.key LIKE 'settlement:%' AS may_retry
    FROM work_item w
    LEFT JOIN purchase_order o ON o.id = w.order_id
    LEFT JOIN organisation g ON g.id = w.organisation_id
    LEFT JOIN settlement s ON s.order_id = w.order_id
   WHERE ${where}`;

/** Open items oldest first, for they wait longest; closed ones newest first. */
export async function selectWork(
  tx: Tx,
  filter: { query: WorkItemQuery; organisationId: string | null; after: string | null; take: number },
): Promise<WorkRow[]> {
  const { query, organisationId, after, take } = filter;
  const isOpen = query.state === 'open';
  const state = isOpen ? Prisma.sql`w.closed_at IS NULL` : Prisma.sql`w.closed_at IS NOT NULL`;
  const kind = query.kind === undefined ? Prisma.sql`true` : Prisma.sql`w.kind = ${query.kind}`;
  const on = isOpen ? Prisma.sql`w.id > ${after}::uuid` : Prisma.sql`w.id < ${after}::uuid`;
  const page = after === null ? Prisma.sql`true` : on;
  const order = isOpen ? Prisma.sql`ORDER BY w.id` : Prisma.sql`ORDER BY w.id DESC`;
  return tx.$queryRaw<WorkRow[]>(
    Prisma.sql`${chosen(Prisma.sql`${state} AND ${kind} AND ${seenBy(organisationId)} AND ${page}`)} ${order} LIMIT ${take}`,
  );
}

export async function countOpen(tx: Tx, organisationId: string | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ open: number }[]>(
    Prisma.sql`SELECT count(*)::int AS open FROM work_item w WHERE w.closed_at IS NULL AND ${seenBy(organisationId)}`,
  );
  return row?.open ?? 0;
}

export async function findWork(tx: Tx, id: string, organisationId: string | null): Promise<WorkRow | null> {
  const [row] = await tx.$queryRaw<WorkRow[]>(
    chosen(Prisma.sql`w.id = ${id}::uuid AND ${seenBy(organisationId)}`),
  );
  return row ?? null;
}
