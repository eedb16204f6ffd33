import type { Tenant } from '../database/index.ts';
import type { CallerIdentity, OperationSpec } from './operation.ts';

/**
 * For whom a request's statements run: what its caller's organisation may see, and everything for the desk of the
 * marketplace and for auditors. A route for nobody in particular sees nothing behind the wall, unless it says that it
 * works for the system.
 *
 * @example tenantOf({ allow: 'signed-in', … }, buyer) // '0190…', the buyer's organisation
 */
export function tenantOf(spec: OperationSpec, caller: CallerIdentity | null): Tenant {
  if (spec.actsAs === 'system') return 'system';
  if (caller === null) return 'nobody';
  const { access, organisationRoles, organisationId } = caller;
  const isMarketplace = organisationRoles.includes('operator') && access.includes('finance');
  if (isMarketplace || access.includes('operator') || access.includes('auditor')) return 'marketplace';
  return organisationId ?? 'nobody';
}
