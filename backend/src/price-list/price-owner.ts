import type { OrganisationCaller } from '../platform/http/index.ts';

/** Whose prices a caller sets: null is the marketplace's, for its operators. */
export const priceOwnerOf = (caller: OrganisationCaller): string | null =>
  caller.organisationRoles.includes('operator') && caller.access.includes('operator')
    ? null
    : caller.organisationId;
