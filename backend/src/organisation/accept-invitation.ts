import { Injectable } from '@nestjs/common';
import { memberRoles, type InvitationAcceptance, type InvitationAccepted } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { AddMember, personOf, SeatPerson } from '../identity/index.ts';
import { PrismaService, runAs, type Tx } from '../platform/database/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { lockByToken, markAccepted } from './infra/invitation-store.ts';

/** Takes up an invitation: whoever has the letter's token has the mailbox, and joins the organisation with its roles. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly prisma: PrismaService,
    private readonly addMember: AddMember,
    private readonly seat: SeatPerson,
  ) {}

  /**
   * Somebody who is known already, and has no organisation, keeps the password they have, if they have one.
   *
   * @throws AppError `gone` when the invitation is unknown, was accepted or withdrawn, or has ended; `conflict` when the
   * address belongs to an organisation.
   */
  run(input: InvitationAcceptance, now = new Date()): Promise<InvitationAccepted> {
    // Nobody is signed in yet: the token alone says whose row this is.
    return runAs('system', () => this.prisma.transact((tx) => this.accept(tx, input, now)));
  }

  private async accept(tx: Tx, input: InvitationAcceptance, now: Date): Promise<InvitationAccepted> {
    const invitation = await lockByToken(tx, hashSecret(input.token));
    const isOpen =
      invitation !== null &&
      invitation.acceptedAt === null &&
      invitation.withdrawnAt === null &&
      invitation.expiresAt > now;
    if (!isOpen) throw gone();
    const { id, organisationId, organisation, email } = invitation;
    const roles = memberRoles.parse(invitation.roles);
    const userId = await this.join(tx, { organisationId, email, roles, ...input });
    await markAccepted(tx, id, userId, now);
    await recordAudit(tx, {
      actor: userId,
      organisationId,
      action: 'member.accept-invitation',
      subject: `invitation:${id}`,
      details: { roles },
    });
    return { userId, email, organisation: { id: organisationId, name: organisation.name } };
  }

  private async join(
    tx: Tx,
    place: Omit<InvitationAcceptance, 'token'> & {
      organisationId: string;
      email: string;
      roles: ReturnType<typeof memberRoles.parse>;
    },
  ): Promise<string> {
    const person = await personOf(tx, place.email);
    const { organisationId, email, name, password, roles } = place;
    const member = { organisationId, email, name, password, roles };
    if (!person) return this.addMember.run(tx, member);
    if (person.membership) {
      throw new AppError('conflict', {
        message:
          'This e-mail address belongs to an organisation already. Ask to be invited under another one.',
        details: { reason: 'email-taken' },
      });
    }
    return this.seat.byMailbox(tx, person.id, member);
  }
}

const gone = () =>
  new AppError('gone', {
    message: 'This invitation has ended: it was used, withdrawn or left too long. Ask for a new one.',
    details: { reason: 'invitation-ended' },
  });
