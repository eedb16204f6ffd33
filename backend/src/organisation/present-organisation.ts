import { custody, organisationRole, organisationState, type Organisation } from '@topsteel/domain/api';
import { z } from 'zod';
import type { OrganisationRow } from './infra/organisation-store.ts';

/** The row as the operator sees it. */
export function presentOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    legalName: row.legalName,
    country: row.country,
    city: row.city,
    vat: row.vat,
    website: row.website,
    roles: z.array(organisationRole).parse(row.roles),
    custody: custody.parse(row.custody),
    account: row.account,
    profile: row.profile,
    profileCid: row.profileCid,
    state: organisationState.parse(row.state),
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
  };
}
