import { Injectable } from '@nestjs/common';
import { organisationRole, type OrganisationRole, type PublicOrganisation } from '@topsteel/domain/api';
import { z } from 'zod';
import { emailsOf } from '../identity/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  findByAccount,
  findByAccounts,
  findOrganisation,
  findOrganisations,
  listByRole,
  type OrganisationSide,
} from './infra/organisation-store.ts';
import { presentOrganisation } from './present-organisation.ts';

const ACCOUNT = /^0x[0-9a-fA-F]{40}$/;

/** What other modules need to know of an organisation. */
export interface OrganisationFacts {
  id: string;
  name: string;
  legalName: string;
  account: `0x${string}` | null;
  country: string;
  city: string;
  vatNumber: string | null;
  website: string | null;
  kind: OrganisationRole;
  roles: OrganisationRole[];
  isHosted: boolean;
}

/** Reads organisations for the other modules, and for the public. */
@Injectable()
export class Organisations {
  constructor(private readonly prisma: PrismaService) {}

  async byId(id: string, tx: Tx = this.prisma.client): Promise<OrganisationFacts | null> {
    const row = await findOrganisation(tx, id);
    return row && factsOf(row);
  }

  /** Several at once, by their ids; one that does not exist is absent. */
  async byIds(ids: readonly string[], tx: Tx = this.prisma.client): Promise<Map<string, OrganisationFacts>> {
    const rows = await findOrganisations(tx, ids);
    return new Map(rows.map((row) => [row.id, factsOf(row)]));
  }

  async byAccount(account: string, tx: Tx = this.prisma.client): Promise<OrganisationFacts | null> {
    const row = await findByAccount(tx, checksummed(account));
    return row && factsOf(row);
  }

  /** Registered organisations of a role, by name; a thousand at most. */
  async ofRole(role: OrganisationRole): Promise<OrganisationFacts[]> {
    return (await listByRole(this.prisma.client, role, 1_000)).map(factsOf);
  }

  /** E-mail addresses of the members, first member first. */
  mailOf(organisationId: string, tx: Tx = this.prisma.client): Promise<string[]> {
    return emailsOf(tx, organisationId);
  }

  /** Registered organisations by their accounts in lower case; one that is not registered here is absent. */
  async byAccounts(accounts: readonly string[]): Promise<Map<string, PublicOrganisation & { id: string }>> {
    const known = accounts.filter((account) => ACCOUNT.test(account)).map(checksummed);
    const rows = await findByAccounts(this.prisma.client, known);
    return new Map(
      rows.flatMap((row) =>
        row.account === null
          ? []
          : [[row.account.toLowerCase(), { ...presentOrganisation(row), account: row.account }]],
      ),
    );
  }

  /** @throws AppError `not-found` when no registered organisation has the account. */
  async readPublic(account: string): Promise<PublicOrganisation> {
    const row = ACCOUNT.test(account) ? await findByAccount(this.prisma.client, checksummed(account)) : null;
    if (row?.state !== 'registered' || row.account === null) throw notFound('organisation');
    return { ...presentOrganisation(row), account: row.account };
  }
}

function factsOf(row: OrganisationSide): OrganisationFacts {
  const roles = z.array(organisationRole).parse(row.roles);
  return {
    id: row.id,
    name: row.name,
    legalName: row.legalName,
    account: row.account as `0x${string}` | null,
    country: row.country,
    city: row.city,
    vatNumber: row.vat,
    website: row.website,
    kind: roles[0] ?? 'buyer',
    roles,
    isHosted: row.custody === 'hosted',
  };
}
