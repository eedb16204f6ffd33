import {
  memberDuty,
  memberRole,
  organisationRole,
  type AccessRole,
  type ApiKeyScope,
  type MemberDuty,
  type MemberRole,
  type OrganisationRole,
} from '@topsteel/domain/api';
import { z } from 'zod';

const ofOrganisation: Record<OrganisationRole, readonly AccessRole[]> = {
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

/** What each role takes up of what the organisation is. */
const ofMember: Record<MemberRole, readonly AccessRole[]> = {
  admin: [
    'vendor',
    'issuer',
    'buyer',
    'carrier',
    'inspection-body',
    'verifier',
    'finance',
    'auditor',
    'operator',
  ],
  buyer: ['buyer'],
  approver: [],
  finance: [],
  'vendor-admin': ['vendor', 'issuer', 'carrier'],
  'vendor-operator': ['vendor', 'carrier'],
  quality: ['issuer', 'inspection-body', 'verifier'],
  auditor: ['auditor'],
  'marketplace-operator': ['operator', 'finance', 'auditor'],
};

/** What a role brings along in any organisation. */
const anywhere: Partial<Record<MemberRole, readonly AccessRole[]>> = {
  admin: ['finance', 'approver', 'admin'],
  approver: ['approver'],
  finance: ['finance'],
};

/** Roles in a company that also count in the companies under it: who governs, pays or looks on; not who trades. */
const reachesDown: readonly MemberRole[] = ['admin', 'approver', 'finance', 'auditor'];

/**
 * What a person may do: what their organisation is, limited by their roles in it. An auditor sees everybody's orders and
 * books, so only an auditing organisation has any.
 *
 * @example accessOf(['mill'], ['vendor-operator', 'quality']) // ['vendor', 'issuer']
 * @example accessOf(['mill'], ['auditor']) // []
 */
export function accessOf(
  organisationRoles: readonly OrganisationRole[],
  roles: readonly MemberRole[],
): AccessRole[] {
  const taken = new Set(roles.flatMap((role) => ofMember[role]));
  const access = new Set<AccessRole>();
  for (const one of organisationRoles) {
    for (const may of ofOrganisation[one]) if (taken.has(may)) access.add(may);
  }
  for (const role of roles) for (const may of anywhere[role] ?? []) access.add(may);
  return [...access];
}

const ofDuty: Record<MemberDuty, readonly MemberRole[]> = {
  admin: ['admin'],
  trade: ['buyer', 'vendor-operator', 'quality', 'auditor', 'marketplace-operator'],
  finance: ['finance'],
  audit: ['auditor'],
};

/**
 * The roles of somebody of whom only the duty is kept, as far as the organisation has work for them.
 *
 * @example rolesOfDuty('trade', ['mill']) // ['vendor-operator', 'quality']
 */
export const rolesOfDuty = (duty: MemberDuty, organisationRoles: readonly OrganisationRole[]): MemberRole[] =>
  ofDuty[duty].filter((role) => duty !== 'trade' || accessOf(organisationRoles, [role]).length > 0);

/** The roles of a member as the row has them; of one that was written before there were roles, by its duty. */
export function rolesOf(row: { roles: string[]; duty: string }, organisationRoles: string[]): MemberRole[] {
  if (row.roles.length > 0) return z.array(memberRole).parse(row.roles);
  return rolesOfDuty(memberDuty.parse(row.duty), z.array(organisationRole).parse(organisationRoles));
}

/** The duty that says most of what the roles say, for readers of the older field. */
export function dutyOfRoles(roles: readonly MemberRole[]): MemberDuty {
  if (roles.includes('admin')) return 'admin';
  const isOnly = (role: MemberRole) => roles.every((one) => one === role);
  if (isOnly('finance')) return 'finance';
  return isOnly('auditor') ? 'audit' : 'trade';
}

/** Those of the roles that count in a company under the person's own. */
export const rolesBelow = (roles: readonly MemberRole[]): MemberRole[] =>
  roles.filter((role) => reachesDown.includes(role));

const ofScope: Record<Exclude<ApiKeyScope, 'read'>, readonly MemberRole[]> = {
  trade: ['buyer'],
  vendor: ['vendor-operator'],
  quality: ['quality'],
  finance: ['finance'],
};

/** What only a person does, whatever the scopes. */
const neverOfKeys: readonly AccessRole[] = ['admin', 'approver', 'operator'];

/**
 * What a machine's key may do. It governs nothing and moves nothing of the marketplace's own.
 *
 * @param isRead the request only reads; then scope `read` is good for everything that the organisation may read
 * @example accessOfScopes(['mill'], ['read'], true) // ['vendor', 'issuer', 'finance']
 * @example accessOfScopes(['mill'], ['read', 'vendor'], false) // ['vendor']
 */
export function accessOfScopes(
  organisationRoles: readonly OrganisationRole[],
  scopes: readonly ApiKeyScope[],
  isRead: boolean,
): AccessRole[] {
  const roles = scopes.flatMap((scope) =>
    scope === 'read' ? (isRead ? ['admin' as const] : []) : ofScope[scope],
  );
  return accessOf(organisationRoles, roles).filter((access) => !neverOfKeys.includes(access));
}
