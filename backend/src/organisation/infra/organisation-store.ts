import type { Custody, OrganisationRole } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import { read, type Tx } from '../../platform/database/index.ts';

export interface NewOrganisation {
  id: string;
  name: string;
  legalName: string;
  country: string;
  city: string;
  vat: string | null;
  website: string | null;
  roles: OrganisationRole[];
  custody: Custody;
  account: string | null;
  profile: string;
  profileCid: string;
  state: 'registering' | 'registered';
}

export const insertOrganisation = (tx: Tx, organisation: NewOrganisation) =>
  tx.organisation.create({ data: organisation });
export type OrganisationRow = Awaited<ReturnType<typeof insertOrganisation>>;

export const findOrganisation = (client: Tx, id: string) => client.organisation.findUnique({ where: { id } });

/** What others are told of an organisation. */
export type OrganisationSide = Pick<
  OrganisationRow,
  'id' | 'name' | 'legalName' | 'account' | 'country' | 'city' | 'vat' | 'website' | 'roles' | 'custody'
>;

export const findOrganisations = (client: Tx, ids: readonly string[]) =>
  read<OrganisationSide>(
    client,
    Prisma.sql`/* hot */
    SELECT id::text, name, legal_name AS "legalName", account, country, city, vat, website, roles, custody
      FROM organisation WHERE id = ANY (${[...ids]}::uuid[])`,
  );

export const findByAccount = (client: Tx, account: string) =>
  client.organisation.findUnique({ where: { account } });

/** Registered ones, by their accounts with checksum. */
export const findByAccounts = (client: Tx, accounts: readonly string[]) =>
  client.organisation.findMany({ where: { account: { in: [...accounts] }, state: 'registered' } });

export const findByVatOrAccount = (client: Tx, vat: string | null, account: string | null) =>
  client.organisation.findFirst({
    where: { OR: [...(vat === null ? [] : [{ vat }]), ...(account === null ? [] : [{ account }])] },
  });

export const listOrganisations = (client: Tx, after: string | null, take: number) =>
  client.organisation.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
  });

export const listByRole = (client: Tx, role: OrganisationRole, take: number) =>
  client.organisation.findMany({
    where: { roles: { has: role }, state: 'registered', account: { not: null } },
    orderBy: { name: 'asc' },
    take,
  });

export const findOperator = (client: Tx) =>
  client.organisation.findFirst({ where: { roles: { has: 'operator' } } });

export const markRegistered = (tx: Tx, id: string, account: string) =>
  tx.organisation.update({ where: { id }, data: { state: 'registered', account, failure: null } });

export const markFailed = (tx: Tx, id: string, failure: string) =>
  tx.organisation.update({ where: { id }, data: { state: 'failed', failure } });

export const markRegistering = (tx: Tx, id: string) =>
  tx.organisation.update({ where: { id }, data: { state: 'registering', failure: null } });
