/** Single sign-on: domains that a company has proven, and its identity provider. */
import { z } from 'zod';
import { memberDuty } from './identity.ts';
import { id, isoTime } from './primitives.ts';

export const domainInput = z
  .strictObject({
    domain: z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
        'Give a domain, such as stahlbau.example.',
      ),
  })
  .meta({ id: 'CompanyDomainInput' });
export const companyDomain = z
  .object({
    id,
    domain: z.string(),
    state: z.enum(['awaits-proof', 'proven']),
    record: z.object({ name: z.string(), type: z.literal('TXT'), value: z.string() }),
    provenAt: isoTime.nullable(),
  })
  .meta({ id: 'CompanyDomain' });
export type CompanyDomain = z.infer<typeof companyDomain>;
export const companyDomainList = z.object({ items: z.array(companyDomain) });

const httpUrl = z.url({ protocol: /^https?$/ }).max(500);
const shared = {
  name: z.string().trim().min(1).max(80),
  roleClaim: z.string().min(1).max(200).nullable().default(null),
  roleMap: z.record(z.string().max(200), memberDuty).default({}),
  defaultDuty: memberDuty
    .nullable()
    .default(null)
    .describe('For who is in no mapped group; null: they are not let in.'),
  answersForSecondFactor: z.boolean().default(false),
};
export const ssoProviderInput = z
  .discriminatedUnion('protocol', [
    z.strictObject({
      protocol: z.literal('oidc'),
      ...shared,
      issuer: httpUrl,
      clientId: z.string().min(1).max(300),
      clientSecret: z.string().min(8).max(500),
    }),
    z.strictObject({
      protocol: z.literal('saml'),
      ...shared,
      entityId: z.string().min(1).max(500),
      signOnUrl: httpUrl,
      certificates: z.array(z.string().min(100).max(10_000)).min(1).max(4).describe('PEM; all count.'),
      emailAttribute: z.string().min(1).max(200).nullable().default(null).describe('Null: the NameID.'),
    }),
  ])
  .meta({ id: 'SsoProviderInput' });
export type SsoProviderInput = z.infer<typeof ssoProviderInput>;

export const ssoProvider = z
  .object({
    id,
    protocol: z.enum(['oidc', 'saml']),
    name: z.string(),
    issuer: z.string(),
    roleClaim: z.string().nullable(),
    roleMap: z.record(z.string(), memberDuty),
    defaultDuty: memberDuty.nullable(),
    answersForSecondFactor: z.boolean(),
    isActive: z.boolean(),
    ours: z
      .object({ redirectUri: z.string(), entityId: z.string() })
      .describe('What the identity provider has to be told about us.'),
  })
  .meta({ id: 'SsoProvider', description: 'Without the secret: it is never given out.' });
export type SsoProvider = z.infer<typeof ssoProvider>;
export const ssoProviderList = z.object({ items: z.array(ssoProvider) });
export const ssoCallbackQuery = z.looseObject({
  code: z.string().max(4_000).optional(),
  state: z.string().max(500).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});
export type SsoCallbackQuery = z.infer<typeof ssoCallbackQuery>;
export const ssoTicketQuery = z.strictObject({ ticket: z.string().min(20).max(200) });
export const ssoBeginQuery = z.strictObject({
  /** A path on our own site. */
  next: z
    .string()
    .regex(/^\/(?![/\\])[\x21-\x7e]{0,500}$/, 'Give a path on this site.')
    .optional(),
});
