import type { ApiKeyScope, OrganisationRole } from '@topsteel/domain/api';

const SELLERS: readonly OrganisationRole[] = ['mill', 'processor', 'stockist', 'carrier'];
const SIGNERS: readonly OrganisationRole[] = ['mill', 'processor', 'inspection-body', 'verifier'];

/**
 * What the key of an organisation's program can do anything with.
 *
 * @example scopesFor(['buyer']) // ['read', 'trade', 'finance']
 */
export function scopesFor(organisation: readonly OrganisationRole[]): ApiKeyScope[] {
  const isAny = (roles: readonly OrganisationRole[]): boolean =>
    organisation.some((role) => roles.includes(role));
  return [
    'read',
    ...(isAny(['buyer']) ? ['trade' as const] : []),
    ...(isAny(SELLERS) ? ['vendor' as const] : []),
    ...(isAny(SIGNERS) ? ['quality' as const] : []),
    'finance',
  ];
}
