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

/** What a signed-in person may do here: the routes name these. Derived from the organisation's roles and the duty. */
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
    access: z.array(accessRole),
    wallets: z.array(z.object({ address, use: z.enum(['account', 'signer']) })),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;
