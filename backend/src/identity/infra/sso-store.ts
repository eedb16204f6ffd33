import { z } from 'zod';
import { memberDuty } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const oidcSettings = z.object({
  clientId: z.string(),
  authorizationEndpoint: z.string(),
  tokenEndpoint: z.string(),
  userinfoEndpoint: z.string().nullable(),
  jwksUri: z.string(),
});
export type OidcSettings = z.infer<typeof oidcSettings>;
export const samlSettings = z.object({
  signOnUrl: z.string(),
  certificates: z.array(z.string()),
  emailAttribute: z.string().nullable(),
});
export type SamlSettings = z.infer<typeof samlSettings>;

const provider = z.object({
  id: z.string(),
  organisationId: z.string(),
  protocol: z.enum(['oidc', 'saml']),
  name: z.string(),
  issuer: z.string(),
  settings: z.unknown(),
  secret: z.string().nullable(),
  roleClaim: z.string().nullable(),
  roleMap: z.record(z.string(), memberDuty),
  defaultDuty: memberDuty.nullable(),
  answersForSecondFactor: z.boolean(),
  isActive: z.boolean(),
});
export type ProviderRow = z.infer<typeof provider>;

export async function findProvider(client: Tx, id: string): Promise<ProviderRow | null> {
  const row = await client.ssoProvider.findUnique({ where: { id } });
  return row && provider.parse(row);
}

export async function providersOf(client: Tx, organisationId: string): Promise<ProviderRow[]> {
  const rows = await client.ssoProvider.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
  return rows.map((row) => provider.parse(row));
}

export async function insertProvider(
  tx: Tx,
  row: Omit<ProviderRow, 'id' | 'isActive' | 'settings'> & {
    settings: OidcSettings | SamlSettings;
    createdBy: string;
  },
): Promise<ProviderRow> {
  return provider.parse(await tx.ssoProvider.create({ data: row as Prisma.SsoProviderUncheckedCreateInput }));
}

export async function setProviderActive(tx: Tx, id: string, isActive: boolean): Promise<void> {
  await tx.ssoProvider.update({ where: { id }, data: { isActive } });
}

/** The identity provider that answers for a proven domain, in one statement. */
export async function providerOfDomain(
  client: Tx,
  domain: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await client.$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id::text, p.name FROM company_domain d
      JOIN sso_provider p ON p.organisation_id = d.organisation_id AND p.is_active
     WHERE d.proven = ${domain} ORDER BY p.id LIMIT 1`;
  return row ?? null;
}

export const domainsOf = (client: Tx, organisationId: string) =>
  client.companyDomain.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });

export const findDomain = (client: Tx, organisationId: string, id: string) =>
  client.companyDomain.findFirst({ where: { id, organisationId } });

export async function insertDomain(tx: Tx, organisationId: string, domain: string, challenge: string) {
  const found = await tx.companyDomain.findUnique({
    where: { organisationId_domain: { organisationId, domain } },
  });
  return found ?? tx.companyDomain.create({ data: { organisationId, domain, challenge } });
}

export const proveDomain = (tx: Tx, id: string, domain: string) =>
  tx.companyDomain.update({ where: { id }, data: { proven: domain, provenAt: new Date() } });

export async function removeDomain(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  return (await tx.companyDomain.deleteMany({ where: { id, organisationId } })).count === 1;
}

export async function hasProven(client: Tx, organisationId: string, domain: string): Promise<boolean> {
  return (await client.companyDomain.count({ where: { organisationId, proven: domain } })) > 0;
}

/** Remembers an assertion as long as it could be sent again. @returns whether it is the first time */
export async function takeAssertion(
  tx: Tx,
  providerId: string,
  assertionId: string,
  expiresAt: Date,
): Promise<boolean> {
  await tx.ssoAssertion.deleteMany({ where: { providerId, expiresAt: { lt: new Date() } } });
  const { count } = await tx.ssoAssertion.createMany({
    data: [{ providerId, assertionId, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** The duty of a person in an organisation; null when they have no place in it. */
export async function dutyIn(client: Tx, userId: string, organisationId: string): Promise<string | null> {
  return (await client.member.findFirst({ where: { userId, organisationId } }))?.duty ?? null;
}

export const otherAdmins = (client: Tx, organisationId: string, userId: string): Promise<number> =>
  client.member.count({ where: { organisationId, duty: 'admin', userId: { not: userId } } });
