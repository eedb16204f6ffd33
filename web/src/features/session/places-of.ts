import type { AccessRole } from '@topsteel/domain/api';

/** The places of the bar on every page, and whose they are; without roles they are everybody's. */
const PLACES = [
  { href: '/steel', name: 'steel', roles: [] },
  { href: '/orders', name: 'orders', roles: ['buyer'] },
  { href: '/vendor', name: 'vendor', roles: ['vendor'] },
  { href: '/countersign', name: 'countersign', roles: ['inspection-body'] },
  { href: '/verifier', name: 'verifier', roles: ['verifier'] },
  { href: '/finance', name: 'finance', roles: ['finance', 'auditor', 'operator'] },
  { href: '/audit', name: 'audit', roles: ['auditor', 'operator'] },
  { href: '/ops', name: 'ops', roles: ['operator'] },
] as const satisfies readonly { href: string; name: string; roles: readonly AccessRole[] }[];

/**
 * The places that somebody with these accesses can go, in the order of the bar.
 *
 * @example placesOf([]).map(({ href }) => href) // ['/steel']
 */
export function placesOf(access: readonly AccessRole[]) {
  return PLACES.filter(
    ({ roles }: { roles: readonly AccessRole[] }) =>
      roles.length === 0 || roles.some((role) => access.includes(role)),
  );
}
