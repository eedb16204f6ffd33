import { randomUUID } from 'node:crypto';
import type { MemberRole } from '@topsteel/domain/api';
import type { PrismaService, Tx } from '../../platform/database/index.ts';
import { dutyOfRoles } from '../access-of.ts';

export interface NewMember {
  email: string;
  name: string;
  passwordHash: string;
  organisationId: string;
  roles: readonly MemberRole[];
}

/** Writes a person who signs in by password, and their place in an organisation. */
export async function insertMember(tx: Tx, member: NewMember): Promise<string> {
  const id = randomUUID();
  await tx.user.create({
    data: { id, name: member.name, email: member.email.toLowerCase(), emailVerified: true },
  });
  await tx.account.create({
    data: {
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: member.passwordHash,
    },
  });
  await insertMembership(tx, id, member.organisationId, member.roles);
  return id;
}

/** Gives a person a place in an organisation. The duty is what the version before reads. */
export async function insertMembership(
  tx: Tx,
  userId: string,
  organisationId: string,
  roles: readonly MemberRole[],
): Promise<void> {
  await tx.member.create({ data: { userId, organisationId, roles: [...roles], duty: dutyOfRoles(roles) } });
}

/** The place of a person, with what their organisation is. */
export const membershipOf = (prisma: PrismaService, userId: string) =>
  prisma.client.member.findUnique({ where: { userId }, include: { organisation: true } });

export const organisationById = (client: Tx, id: string) => client.organisation.findUnique({ where: { id } });

export type Membership = NonNullable<Awaited<ReturnType<typeof membershipOf>>>;

/** What a person is in their organisation, and what that is: as much as every request needs. */
export interface Place {
  organisationId: string;
  duty: string;
  roles: string[];
  organisationRoles: string[];
  custody: string;
}

/** An organisation, when it stands somewhere under another one. */
export async function organisationBelow(
  client: Tx,
  aboveId: string,
  id: string,
): Promise<Omit<Place, 'duty' | 'roles'> | null> {
  const [row] = await client.$queryRaw<Omit<Place, 'duty' | 'roles'>[]>`
    WITH RECURSIVE above AS (
      SELECT parent_id, 1 AS rank FROM organisation WHERE id = ${id}::uuid
      UNION ALL
      SELECT o.parent_id, a.rank + 1 FROM organisation o JOIN above a ON o.id = a.parent_id WHERE a.rank < 7)
    SELECT id::text AS "organisationId", roles AS "organisationRoles", custody FROM organisation
     WHERE id = ${id}::uuid AND EXISTS (SELECT 1 FROM above WHERE parent_id = ${aboveId}::uuid)`;
  return row ?? null;
}

/** E-mail addresses of an organisation's members, in order of joining. */
export async function emailsOf(client: Tx, organisationId: string): Promise<string[]> {
  const members = await client.member.findMany({
    where: { organisationId },
    include: { user: true },
    orderBy: { createdAt: 'asc' },
  });
  return members.map((member) => member.user.email);
}

export const membersOf = (client: Tx, organisationId: string) =>
  client.member.findMany({
    where: { organisationId },
    include: { user: true },
    orderBy: { createdAt: 'asc' },
  });

/** Names of people by their user ids; unknown ids are absent. */
export async function namesOfUsers(client: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await client.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** One at a time changes who is what in an organisation: two admins who remove each other do not both succeed. */
export async function lockMembers(tx: Tx, organisationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
}

export const memberOf = (client: Tx, organisationId: string, userId: string) =>
  client.member.findFirst({ where: { userId, organisationId }, include: { user: true, organisation: true } });

export const setRoles = (tx: Tx, userId: string, roles: readonly MemberRole[]) =>
  tx.member.update({
    where: { userId },
    data: { roles: [...roles], duty: dutyOfRoles(roles) },
    include: { user: true, organisation: true },
  });

/** Ends a person's place in their organisation, and every session of theirs. @returns how many sessions there were */
export async function endMembership(tx: Tx, userId: string): Promise<number> {
  await tx.member.delete({ where: { userId } });
  return (await tx.session.deleteMany({ where: { userId } })).count;
}

/** Who signs in under an e-mail address, and whether they have a place. */
export const personOf = (client: Tx, email: string) =>
  client.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, membership: { select: { organisationId: true } } },
  });
