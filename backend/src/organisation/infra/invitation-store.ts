import type { MailLanguage, MemberRole } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

export interface NewInvitation {
  id: string;
  organisationId: string;
  email: string;
  roles: MemberRole[];
  language: MailLanguage;
  tokenHash: string;
  invitedBy: string;
  expiresAt: Date;
}

export const insertInvitation = (tx: Tx, invitation: NewInvitation) =>
  tx.invitation.create({ data: invitation });
export type InvitationRow = Awaited<ReturnType<typeof insertInvitation>>;

/** Newest first. */
export const listInvitations = (
  client: Tx,
  organisationId: string,
  after: string | null,
  take: number,
): Promise<InvitationRow[]> =>
  client.invitation.findMany({
    where: { organisationId, ...(after !== null && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
  });

/** Those of an e-mail address that still wait are withdrawn: only the newest link opens anything. */
export const withdrawOpen = (tx: Tx, organisationId: string, email: string, at: Date): Promise<unknown> =>
  tx.invitation.updateMany({
    where: { organisationId, email, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: at },
  });

export const findInvitation = (
  client: Tx,
  organisationId: string,
  id: string,
): Promise<InvitationRow | null> => client.invitation.findFirst({ where: { id, organisationId } });

export const withdrawInvitation = (tx: Tx, id: string, at: Date): Promise<InvitationRow> =>
  tx.invitation.update({ where: { id }, data: { withdrawnAt: at } });

/** Locks the invitation behind a token, so that it is accepted once. */
export async function lockByToken(tx: Tx, tokenHash: string) {
  await tx.$queryRaw`SELECT 1 FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
  return tx.invitation.findUnique({ where: { tokenHash }, include: { organisation: true } });
}

export const markAccepted = (tx: Tx, id: string, acceptedBy: string, acceptedAt: Date): Promise<unknown> =>
  tx.invitation.update({ where: { id }, data: { acceptedBy, acceptedAt } });
