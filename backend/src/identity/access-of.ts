import type { AccessRole, MemberDuty, OrganisationRole } from '@topsteel/domain/api';

const ofRole: Record<OrganisationRole, readonly AccessRole[]> = {
  mill: ['vendor', 'issuer'],
  processor: ['vendor', 'issuer'],
  stockist: ['vendor'],
  buyer: ['buyer'],
  carrier: ['carrier'],
  'inspection-body': ['inspection-body'],
  verifier: ['verifier'],
  auditor: ['auditor'],
  operator: ['operator', 'finance', 'auditor'],
};

/**
 * What a person may do: what their organisation is, limited by their duty in it. Somebody on duty `finance` or `audit`
 * reads and does not trade. An auditor sees everybody's orders and books, so only an auditing organisation has any.
 *
 * @example accessOf(['mill'], 'trade') // ['vendor', 'issuer']
 * @example accessOf(['mill'], 'audit') // []
 */
export function accessOf(roles: readonly OrganisationRole[], duty: MemberDuty): AccessRole[] {
  const access = new Set<AccessRole>();
  if (duty === 'admin' || duty === 'trade')
    for (const role of roles) for (const one of ofRole[role]) access.add(one);
  if (duty === 'admin' || duty === 'finance') access.add('finance');
  if (duty === 'audit' && roles.some((role) => ofRole[role].includes('auditor'))) access.add('auditor');
  return [...access];
}
