import { Injectable } from '@nestjs/common';
import {
  organisationRole,
  type MemberChange,
  type MemberRole,
  type OrganisationMember,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { endKeysMadeBy } from '../api-key/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  accessOf,
  endMembership,
  lockMembers,
  memberOf,
  membersOf,
  rolesOf,
  setRoles,
} from '../identity/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requireAbility } from '../policy/index.ts';
import { findOrganisation } from './infra/organisation-store.ts';

type Row = Awaited<ReturnType<typeof memberOf>>;

/** Who belongs to an organisation and what they do in it. An organisation always keeps somebody who can say so. */
@Injectable()
export class ManageMembers {
  constructor(private readonly prisma: PrismaService) {}

  /** In order of joining. */
  async list(caller: OrganisationCaller): Promise<OrganisationMember[]> {
    const organisation = await findOrganisation(this.prisma.client, caller.organisationId);
    const rows = await membersOf(this.prisma.client, caller.organisationId);
    return rows.map((row) => presentMember(row, organisation?.roles ?? []));
  }

  /**
   * State: roles → roles. From the next request on they count.
   *
   * @throws AppError `not-found`; `conflict` when nobody would be left to manage the organisation.
   */
  async changeRoles(
    caller: OrganisationCaller,
    userId: string,
    { roles }: MemberChange,
  ): Promise<OrganisationMember> {
    return this.prisma.transact(async (tx) => {
      const member = await this.lock(tx, caller, userId);
      const before = rolesOf(member, member.organisation.roles);
      if (before.includes('admin') && !roles.includes('admin')) await requireOtherAdmin(tx, caller, userId);
      const after = [...new Set(roles)];
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'member.change-roles',
        subject: `user:${userId}`,
        details: { before, after },
      });
      const row = await setRoles(tx, userId, after);
      return presentMember(row, row.organisation.roles);
    });
  }

  /**
   * Ends a person's place: their sessions, and the keys that they made, end with it. Their sign-in stays, without an
   * organisation.
   *
   * @throws AppError `not-found`; `conflict` when nobody would be left to manage the organisation.
   */
  async remove(caller: OrganisationCaller, userId: string): Promise<OrganisationMember> {
    return this.prisma.transact(async (tx) => {
      const member = await this.lock(tx, caller, userId);
      const roles = rolesOf(member, member.organisation.roles);
      if (roles.includes('admin')) await requireOtherAdmin(tx, caller, userId);
      const sessions = await endMembership(tx, userId);
      const keys = await endKeysMadeBy(tx, caller.organisationId, userId, caller.userId);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'member.remove',
        subject: `user:${userId}`,
        details: { roles, sessionsEnded: sessions, keysEnded: keys },
      });
      return presentMember(member, member.organisation.roles);
    });
  }

  private async lock(tx: Tx, caller: OrganisationCaller, userId: string): Promise<NonNullable<Row>> {
    await lockMembers(tx, caller.organisationId);
    const member = await memberOf(tx, caller.organisationId, userId);
    if (!member) throw notFound('member');
    requireAbility(caller, 'change', 'Member', member);
    return member;
  }
}

async function requireOtherAdmin(
  tx: Tx,
  { organisationId }: OrganisationCaller,
  userId: string,
): Promise<void> {
  const members = await membersOf(tx, organisationId);
  const isAdmin = (roles: string[], duty: string) =>
    roles.includes('admin') || (roles.length === 0 && duty === 'admin');
  if (members.some((one) => one.userId !== userId && isAdmin(one.roles, one.duty))) return;
  throw new AppError('conflict', {
    message: 'This is the only admin of your organisation. Make somebody else an admin first.',
    details: { reason: 'last-admin' },
  });
}

interface MemberRow {
  userId: string;
  duty: string;
  roles: string[];
  createdAt: Date;
  user: { email: string; name: string };
}

function presentMember(row: MemberRow, organisationRoles: string[]): OrganisationMember {
  const roles: MemberRole[] = rolesOf(row, organisationRoles);
  return {
    userId: row.userId,
    email: row.user.email,
    name: row.user.name,
    roles,
    access: accessOf(z.array(organisationRole).parse(organisationRoles), roles),
    joinedAt: row.createdAt.toISOString(),
  };
}
