import type { Tx } from '../../platform/database/index.ts';

/** Somebody who may let an order above a limit pass, and how to reach them. */
export interface ApproverRow {
  id: string;
  name: string;
  email: string;
  language: string;
  /** Of somebody from a company above: its name. */
  company: string | null;
}

/**
 * Who has the roles to order and to approve in a company: its admins, members who have both roles, and admins of the
 * companies above it, whose role reaches down.
 */
export const approversOf = (tx: Tx, organisationId: string): Promise<ApproverRow[]> =>
  tx.$queryRaw<ApproverRow[]>`
    WITH RECURSIVE above AS (
      SELECT id, name, parent_id, 1 AS rank FROM organisation WHERE id = ${organisationId}::uuid
      UNION ALL
      SELECT o.id, o.name, o.parent_id, a.rank + 1 FROM organisation o JOIN above a ON o.id = a.parent_id
       WHERE a.rank < 7)
    SELECT u.id, u.name, u.email, u.language, CASE WHEN a.rank > 1 THEN a.name END AS company
      FROM above a JOIN member m ON m.organisation_id = a.id JOIN "user" u ON u.id = m.user_id
     WHERE m.roles && ARRAY['admin'] OR (m.roles = '{}' AND m.duty = 'admin')
        OR (a.rank = 1 AND m.roles @> ARRAY['approver', 'buyer'])
     ORDER BY a.rank, m.created_at LIMIT 50`;

/** The person behind a caller: of a key, the member who made it. */
export async function personBehind(tx: Tx, userId: string): Promise<string> {
  if (!userId.startsWith('key:')) return userId;
  const key = await tx.apiKey.findUnique({
    where: { id: userId.slice('key:'.length) },
    select: { createdBy: true },
  });
  return key?.createdBy ?? userId;
}

/** Mailbox and language of a person; null when they are gone. */
export const mailboxOf = (tx: Tx, id: string): Promise<Pick<ApproverRow, 'email' | 'language'> | null> =>
  tx.user.findUnique({ where: { id }, select: { email: true, language: true } });

/** The cost centre that an order is booked on. */
export const costCentreOf = (
  tx: Tx,
  id: string | undefined,
): Promise<{ id: string; code: string; name: string } | null> =>
  id === undefined
    ? Promise.resolve(null)
    : tx.costCentre.findUnique({ where: { id }, select: { id: true, code: true, name: true } });
