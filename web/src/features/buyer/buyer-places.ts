import type { AccessRole } from '@topsteel/domain/api';

/** The places of the buyer's desk, and whom the interface answers them to. */
const ROLES: Readonly<Record<string, readonly AccessRole[]>> = {
  '/orders': ['buyer', 'vendor'],
  '/approvals': ['buyer'],
  '/rfq': ['buyer'],
  '/claims': ['buyer', 'vendor'],
  '/certificates': ['buyer'],
  '/stock': ['buyer', 'vendor'],
  '/carbon': ['buyer'],
};

/**
 * The places of the buyer's desk that somebody with these accesses may open.
 *
 * @example buyerPlaces(['vendor']) // ['/orders', '/claims', '/stock']
 */
export const buyerPlaces = (access: readonly AccessRole[]): string[] =>
  Object.entries(ROLES).flatMap(([href, roles]) =>
    roles.some((role) => access.includes(role)) ? [href] : [],
  );
