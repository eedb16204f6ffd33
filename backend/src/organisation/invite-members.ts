import { Injectable } from '@nestjs/common';
import {
  mailLanguage,
  memberRoles,
  type Invitation,
  type invitationInput,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { requireAbility } from '../policy/index.ts';
import { hashSecret, makeSecret } from '../platform/secret/index.ts';
import {
  findInvitation,
  insertInvitation,
  listInvitations,
  withdrawInvitation,
  withdrawOpen,
  type InvitationRow,
} from './infra/invitation-store.ts';
import { findOrganisation } from './infra/organisation-store.ts';
import { invitationLetter } from './invitation-letter.ts';

export const INVITATION_DAYS = 7;

/** Asks people by e-mail to join an organisation. Only the letter has the token; here is its hash. */
@Injectable()
export class InviteMembers {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** An earlier invitation of the same address is withdrawn. Whether the address signs in already is not told. */
  async invite(caller: OrganisationCaller, input: z.output<typeof invitationInput>): Promise<Invitation> {
    requireAbility(caller, 'change', 'Invitation', { organisationId: caller.organisationId });
    return this.prisma.transact((tx) => this.inviteIn(tx, caller, input));
  }

  /** The same in the caller's transaction, whose right to it was checked there. */
  async inviteIn(
    tx: Tx,
    caller: Pick<OrganisationCaller, 'userId' | 'name' | 'organisationId'>,
    input: z.output<typeof invitationInput>,
  ): Promise<Invitation> {
    const token = makeSecret();
    const now = new Date();
    const { organisationId, userId } = caller;
    const email = input.email.toLowerCase();
    const organisation = await findOrganisation(tx, organisationId);
    if (!organisation) throw notFound('organisation');
    await withdrawOpen(tx, organisationId, email, now);
    const made = await insertInvitation(tx, {
      id: newId(now),
      organisationId,
      email,
      roles: [...new Set(input.roles)],
      language: input.language,
      tokenHash: hashSecret(token),
      invitedBy: userId,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    });
    await mailTo(tx, {
      to: email,
      language: input.language,
      template: invitationLetter,
      values: {
        organisation: organisation.name,
        inviter: caller.name,
        days: INVITATION_DAYS.toString(),
        // After the #: what stands there is sent to no server and kept in no log.
        link: `${this.config.settings.publicUrl}/join#${token}`,
      },
      key: `invitation:${made.id}`,
      isSecret: true,
    });
    await recordAudit(tx, {
      actor: userId,
      organisationId,
      action: 'member.invite',
      subject: `invitation:${made.id}`,
      details: { roles: made.roles },
    });
    return presentInvitation(made, now);
  }

  async list(caller: OrganisationCaller, query: PageQuery): Promise<Page<Invitation>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listInvitations(this.prisma.client, caller.organisationId, after, take);
    return pageFrom(rows, limit, (row) => presentInvitation(row, new Date()));
  }

  /** @throws AppError `not-found`; `conflict` when it was accepted. */
  async withdraw(caller: OrganisationCaller, id: string): Promise<Invitation> {
    const now = new Date();
    const row = await this.prisma.transact(async (tx) => {
      const invitation = await findInvitation(tx, caller.organisationId, id);
      if (!invitation) throw notFound('invitation');
      requireAbility(caller, 'change', 'Invitation', invitation);
      if (invitation.acceptedAt !== null) {
        throw new AppError('conflict', {
          message: 'This invitation was accepted. Remove the member instead.',
          details: { reason: 'invitation-accepted' },
        });
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'member.withdraw-invitation',
        subject: `invitation:${id}`,
      });
      return withdrawInvitation(tx, id, invitation.withdrawnAt ?? now);
    });
    return presentInvitation(row, now);
  }
}

function presentInvitation(row: InvitationRow, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    roles: memberRoles.parse(row.roles),
    language: mailLanguage.parse(row.language),
    state:
      row.acceptedAt !== null
        ? 'accepted'
        : row.withdrawnAt !== null
          ? 'withdrawn'
          : row.expiresAt <= now
            ? 'expired'
            : 'open',
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
