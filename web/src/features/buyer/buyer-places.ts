import type { AccessRole } from '@topsteel/domain/api';

/** The places of the buyer's desk, and whom the interface answers them to. */
const PLACES = [
  { href: '/orders', name: 'orders', roles: ['buyer', 'vendor'] },
  { href: '/approvals', name: 'approvals', roles: ['buyer'] },
  { href: '/rfq', name: 'rfq', roles: ['buyer'] },
  { href: '/claims', name: 'claims', roles: ['buyer', 'vendor'] },
  { href: '/certificates', name: 'certificates', roles: ['buyer'] },
  { href: '/stock', name: 'stock', roles: ['buyer', 'vendor'] },
  { href: '/carbon', name: 'carbon', roles: ['buyer'] },
] as const satisfies readonly { href: string; name: string; roles: readonly AccessRole[] }[];

/**
 * The places of the buyer's desk that somebody with these accesses may open.
 *
 * @example buyerPlaces(['vendor']).map(({ href }) => href) // ['/orders', '/claims', '/stock']
 */
export const buyerPlaces = (access: readonly AccessRole[]) =>
  PLACES.filter(({ roles }: { roles: readonly AccessRole[] }) => roles.some((role) => access.includes(role)));
