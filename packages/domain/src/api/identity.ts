/** Who is signed in, and what the organisation behind them may do. Sign-in itself is at `/v2/sign-in/password`. */
import { z } from 'zod';
import { address, country, id } from './primitives.ts';

/** What an organisation is in the trade. Mill, processor and stockist sell; only mill and processor issue 3.1. */
export const organisationRole = z
  .enum([
    'mill',
    'processor',
    'stockist',
    'buyer',
    'carrier',
    'inspection-body',
    'verifier',
    'auditor',
    'operator',
  ])
  .meta({ id: 'OrganisationRole' });
export type OrganisationRole = z.infer<typeof organisationRole>;

/** What one person does inside their organisation. */
export const memberDuty = z.enum(['admin', 'trade', 'finance', 'audit']).meta({ id: 'MemberDuty' });
export type MemberDuty = z.infer<typeof memberDuty>;

/** What one person does in their organisation; several at once. An organisation's `admin` does everything it may. */
export const memberRole = z
  .enum([
    'admin',
    'buyer',
    'approver',
    'finance',
    'vendor-admin',
    'vendor-operator',
    'quality',
    'auditor',
    'marketplace-operator',
  ])
  .meta({ id: 'MemberRole' });
export type MemberRole = z.infer<typeof memberRole>;

/**
 * What a signed-in person may do here: the routes name these. Derived from what the organisation is and from what the
 * person does in it.
 */
export const accessRole = z
  .enum([
    'vendor',
    'issuer',
    'buyer',
    'carrier',
    'inspection-body',
    'verifier',
    'finance',
    'auditor',
    'operator',
    'approver',
    'admin',
  ])
  .meta({ id: 'AccessRole' });
export type AccessRole = z.infer<typeof accessRole>;

/** `hosted`: the platform's key signs for the organisation's account. `own-key`: its own wallet signs each act. */
export const custody = z.enum(['hosted', 'own-key']).meta({ id: 'Custody' });
export type Custody = z.infer<typeof custody>;

export const me = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
    organisation: z
      .object({
        id,
        name: z.string(),
        legalName: z.string(),
        kind: organisationRole.describe('The first of its roles; the portal opened after sign-in.'),
        roles: z.array(organisationRole),
        country,
        custody,
        account: address.nullable().describe('Null until the register has confirmed the account.'),
        state: z.enum(['registering', 'registered', 'failed']),
      })
      .nullable(),
    duty: memberDuty.nullable(),
    roles: z.array(memberRole),
    access: z.array(accessRole),
    wallets: z.array(z.object({ address, use: z.enum(['account', 'signer']) })),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;
