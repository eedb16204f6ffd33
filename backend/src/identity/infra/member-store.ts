import { randomUUID } from 'node:crypto';
import type { MemberDuty } from '@topsteel/domain/api';
import type { PrismaService, Tx } from '../../platform/database/index.ts';

export interface NewMember {
  email: string;
  name: string;
  passwordHash: string;
  organisationId: string;
  duty: MemberDuty;
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
  await tx.member.create({ data: { userId: id, organisationId: member.organisationId, duty: member.duty } });
  return id;
}

export const emailTaken = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.user.count({ where: { email: email.toLowerCase() } })) > 0;

/** The place of a person, with what their organisation is. */
export const membershipOf = (prisma: PrismaService, userId: string) =>
  prisma.client.member.findUnique({ where: { userId }, include: { organisation: true } });

export type Membership = NonNullable<Awaited<ReturnType<typeof membershipOf>>>;

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
