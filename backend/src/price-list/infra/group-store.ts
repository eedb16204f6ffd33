import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const withMembers = {
  members: { include: { customer: { select: { id: true, name: true } } }, orderBy: { customerId: 'asc' } },
} satisfies Prisma.CustomerGroupInclude;
export type GroupRow = Prisma.CustomerGroupGetPayload<{ include: typeof withMembers }>;

export const insertGroup = (
  tx: Tx,
  group: { organisationId: string | null; name: string; customerIds: readonly string[] },
): Promise<GroupRow> =>
  tx.customerGroup.create({
    data: {
      organisationId: group.organisationId,
      name: group.name,
      members: { create: group.customerIds.map((customerId) => ({ customerId })) },
    },
    include: withMembers,
  });

export const findGroup = (tx: Tx, organisationId: string | null, id: string): Promise<GroupRow | null> =>
  tx.customerGroup.findFirst({ where: { id, organisationId }, include: withMembers });

export const listGroups = (
  tx: Tx,
  organisationId: string | null,
  page: { after: string | null; take: number },
): Promise<GroupRow[]> =>
  tx.customerGroup.findMany({
    where: { organisationId, ...(page.after !== null && { id: { lt: page.after } }) },
    include: withMembers,
    orderBy: { id: 'desc' },
    take: page.take,
  });

/** Names and members as they are now to be. */
export async function changeGroup(
  tx: Tx,
  id: string,
  change: { name: string; customerIds: readonly string[] },
): Promise<GroupRow> {
  await tx.customerGroupMember.deleteMany({
    where: { groupId: id, customerId: { notIn: [...change.customerIds] } },
  });
  await tx.customerGroupMember.createMany({
    data: change.customerIds.map((customerId) => ({ groupId: id, customerId })),
    skipDuplicates: true,
  });
  return tx.customerGroup.update({ where: { id }, data: { name: change.name }, include: withMembers });
}

/** Those of the ids that no organisation has. */
export async function unknownOrganisations(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const known = await tx.organisation.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  const found = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}
