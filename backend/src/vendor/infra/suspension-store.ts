import { newId, type Tx } from '../../platform/database/index.ts';

/** Locks the organisation; null when there is none. */
export async function lockSuspendable(
  tx: Tx,
  id: string,
): Promise<{ isSuspended: boolean; roles: string[] } | null> {
  const [row] = await tx.$queryRaw<{ is_suspended: boolean; roles: string[] }[]>`
    SELECT is_suspended, roles FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
  return row ? { isSuspended: row.is_suspended, roles: row.roles } : null;
}

export async function suspend(tx: Tx, organisationId: string, by: string, reason: string) {
  await tx.organisation.update({ where: { id: organisationId }, data: { isSuspended: true } });
  return tx.suspension.create({ data: { id: newId(), organisationId, reason, suspendedBy: by } });
}
export type SuspensionRow = Awaited<ReturnType<typeof suspend>>;

/** @returns the suspension that ended, or null when none is open */
export async function lift(
  tx: Tx,
  organisationId: string,
  by: string,
  reason: string,
): Promise<SuspensionRow | null> {
  const open = await tx.suspension.findFirst({ where: { organisationId, liftedAt: null } });
  if (!open) return null;
  await tx.organisation.update({ where: { id: organisationId }, data: { isSuspended: false } });
  return tx.suspension.update({
    where: { id: open.id },
    data: { liftReason: reason, liftedBy: by, liftedAt: new Date() },
  });
}

export const suspensionsOf = (tx: Tx, organisationId: string) =>
  tx.suspension.findMany({ where: { organisationId }, orderBy: { id: 'desc' }, take: 200 });
