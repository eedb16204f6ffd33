import { AppError } from '@topsteel/domain/errors';
import type { CallerIdentity } from '../platform/http/index.ts';

/**
 * Lets only the marketplace's own people on: its operators and its finance desk. A seller's or buyer's finance person has
 * access role `finance` too, for its own organisation.
 *
 * @throws AppError `forbidden`
 */
export function requireMarketplace(caller: CallerIdentity): void {
  const isOurs = caller.organisationRoles.includes('operator');
  if (isOurs && (caller.access.includes('operator') || caller.access.includes('finance'))) return;
  throw new AppError('forbidden', {
    message: 'This is for the finance desk of the marketplace. Ask the marketplace operator.',
    details: { reason: 'not-the-marketplace' },
  });
}

/** Lets auditors on as well, who read what the finance desk does. @throws AppError `forbidden` */
export function requireDeskReader(caller: CallerIdentity): void {
  if (!caller.access.includes('auditor')) requireMarketplace(caller);
}
