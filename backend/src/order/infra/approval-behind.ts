import type { Tx } from '../../platform/database/index.ts';

/** The approval that an order above a limit stands on. */
export interface ApprovalBehind {
  id: string;
  number: string;
  requestedBy: string;
  approvedBy: string;
  approvedAt: Date;
}

/** The approval of a group of orders; null where nobody had to ask. */
export async function approvalBehind(tx: Tx, groupId: string | null): Promise<ApprovalBehind | null> {
  if (groupId === null) return null;
  const [row] = await tx.$queryRaw<ApprovalBehind[]>`
    SELECT a.id::text, a.number, coalesce(r.name, '') AS "requestedBy", coalesce(d.name, '') AS "approvedBy",
           a.decided_at AS "approvedAt"
      FROM approval a LEFT JOIN "user" r ON r.id = a.requester_id LEFT JOIN "user" d ON d.id = a.decided_by
     WHERE a.group_id = ${groupId}::uuid`;
  return row ?? null;
}
