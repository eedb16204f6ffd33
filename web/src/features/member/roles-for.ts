import { memberRole, type MemberRole, type OrganisationRole } from '@topsteel/domain/api';

const ANYWHERE: readonly MemberRole[] = ['admin', 'approver', 'finance'];
/** What a member may be asked to do where the organisation has that work. */
const WORK: Record<OrganisationRole, readonly MemberRole[]> = {
  mill: ['vendor-admin', 'vendor-operator', 'quality'],
  processor: ['vendor-admin', 'vendor-operator', 'quality'],
  stockist: ['vendor-admin', 'vendor-operator'],
  buyer: ['buyer'],
  carrier: ['vendor-operator'],
  'inspection-body': ['quality'],
  verifier: ['quality'],
  auditor: ['auditor'],
  operator: ['marketplace-operator'],
};

/**
 * What the members of an organisation can do in it, in the order of the forms: a role without work there is not offered.
 *
 * @example rolesFor(['stockist', 'buyer']) // ['admin', 'buyer', 'approver', 'finance', 'vendor-admin', 'vendor-operator']
 */
export function rolesFor(organisation: readonly OrganisationRole[]): MemberRole[] {
  const offered = new Set([...ANYWHERE, ...organisation.flatMap((role) => WORK[role])]);
  return memberRole.options.filter((role) => offered.has(role));
}
