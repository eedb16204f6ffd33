/** Organisations of the marketplace and their accounts in the on-chain directory. */
import { z } from 'zod';
import { custody, memberDuty, memberRole, organisationRole } from './identity.ts';
import { address, bytes32, country, id, isoTime, pageOf } from './primitives.ts';

export const memberInput = z
  .strictObject({
    email: z.email().max(254),
    name: z.string().trim().min(1).max(120),
    password: z.string().min(10, 'Use at least 10 characters.').max(128),
    duty: memberDuty.default('admin').describe('Read when no roles are named.'),
    roles: z.array(memberRole).min(1).max(9).optional(),
  })
  .meta({ id: 'MemberInput' });
export type MemberInput = z.input<typeof memberInput>;

/**
 * Registers an organisation and its first member. With `account` the organisation keeps its own key (EOA or ERC-1271);
 * without it a hosted account is deployed for it.
 */
export const organisationInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    legalName: z.string().trim().min(1).max(160),
    country,
    city: z.string().trim().min(1).max(80),
    vat: z
      .string()
      .regex(
        /^[A-Z]{2}[A-Z0-9+*]{2,13}$/,
        'Give the VAT number with its country prefix, for example LU26375245.',
      )
      .optional(),
    website: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
    roles: z.array(organisationRole).min(1).max(6),
    account: address.optional(),
    member: memberInput,
  })
  .meta({ id: 'OrganisationInput' });
export type OrganisationInput = z.input<typeof organisationInput>;

export const organisationState = z
  .enum(['registering', 'registered', 'failed'])
  .meta({ id: 'OrganisationState' });

export const organisation = z
  .object({
    id,
    name: z.string(),
    legalName: z.string(),
    country,
    city: z.string(),
    vat: z.string().nullable(),
    website: z.string().nullable(),
    roles: z.array(organisationRole),
    custody,
    account: address.nullable(),
    profile: bytes32.describe('SHA-256 of the public profile block on IPFS.'),
    profileCid: z.string(),
    state: organisationState,
    failure: z.string().nullable().describe('Why the registration failed, one sentence.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisation>;

/** What anybody may read of an organisation. */
export const publicOrganisation = organisation
  .pick({
    name: true,
    legalName: true,
    country: true,
    city: true,
    roles: true,
    website: true,
    profile: true,
    profileCid: true,
  })
  .extend({ account: address })
  .meta({ id: 'PublicOrganisation' });
export type PublicOrganisation = z.infer<typeof publicOrganisation>;

export const organisationPage = pageOf(organisation).meta({ id: 'OrganisationPage' });

export const member = z
  .object({ id: z.string(), email: z.string(), name: z.string(), duty: memberDuty })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;
