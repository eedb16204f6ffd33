/** What people do in their organisation, and how they join it. */
import { z } from 'zod';
import { accessRole, memberRole, organisationRole } from './identity.ts';
import { country, id, isoTime, pageOf } from './primitives.ts';

export const memberRoles = z.array(memberRole).min(1).max(9);

/** Languages in which we write to people. */
export const mailLanguage = z.enum(['en', 'fr', 'de', 'es', 'it', 'nl']).meta({ id: 'MailLanguage' });
export type MailLanguage = z.infer<typeof mailLanguage>;

export const organisationMember = z
  .object({
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    roles: memberRoles,
    access: z.array(accessRole).describe('What the roles come to in this organisation.'),
    joinedAt: isoTime,
  })
  .meta({ id: 'OrganisationMember' });
export type OrganisationMember = z.infer<typeof organisationMember>;

export const organisationMembers = z
  .object({ items: z.array(organisationMember) })
  .meta({ id: 'OrganisationMembers' });
export type OrganisationMembers = z.infer<typeof organisationMembers>;

export const memberChange = z.strictObject({ roles: memberRoles }).meta({ id: 'MemberChangeInput' });
export type MemberChange = z.infer<typeof memberChange>;

export const invitationInput = z
  .strictObject({
    email: z.email().max(254),
    roles: memberRoles,
    language: mailLanguage.default('en'),
  })
  .meta({ id: 'InvitationInput' });
export type InvitationInput = z.input<typeof invitationInput>;

export const invitation = z
  .object({
    id,
    email: z.string(),
    roles: memberRoles,
    language: mailLanguage,
    state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
    createdAt: isoTime,
    expiresAt: isoTime,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitation>;

export const invitationPage = pageOf(invitation).meta({ id: 'InvitationPage' });

export const invitationAcceptance = z
  .strictObject({
    token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Copy the whole link of the e-mail.'),
    name: z.string().trim().min(1).max(120),
    password: z.string().min(10, 'Use at least 10 characters.').max(128),
  })
  .meta({ id: 'InvitationAcceptanceInput' });
export type InvitationAcceptance = z.infer<typeof invitationAcceptance>;

export const invitationAccepted = z
  .object({ userId: z.string(), email: z.string(), organisation: z.object({ id, name: z.string() }) })
  .meta({ id: 'InvitationAccepted' });
export type InvitationAccepted = z.infer<typeof invitationAccepted>;

/** A company in its tree, with the companies under it. */
export const organisationNode = z
  .object({
    id,
    name: z.string(),
    country,
    roles: z.array(organisationRole),
    parentId: id.nullable(),
    rank: z.int().describe('0 is the caller’s own organisation.'),
  })
  .meta({ id: 'OrganisationNode' });
export type OrganisationNode = z.infer<typeof organisationNode>;

export const organisationTree = z
  .object({ items: z.array(organisationNode).describe('Parents before their children.') })
  .meta({ id: 'OrganisationTree' });
export type OrganisationTree = z.infer<typeof organisationTree>;

export const parentInput = z
  .strictObject({ parentId: id.nullable().describe('Null takes the organisation out of its tree.') })
  .meta({ id: 'OrganisationParentInput' });
export type ParentInput = z.infer<typeof parentInput>;
