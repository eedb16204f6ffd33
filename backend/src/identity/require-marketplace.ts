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

/**
 * Wants a sign-in of the last minutes: a session that somebody left open does not move money.
 *
 * @throws AppError `forbidden` with reason `sign-in-stale`
 */
export function requireFreshSignIn(caller: CallerIdentity, withinMinutes: number, now = new Date()): void {
  const signedInAt = caller.signedInAt?.getTime() ?? 0;
  if (now.getTime() - signedInAt <= withinMinutes * 60_000) return;
  throw new AppError('forbidden', {
    message: `Moving money needs a sign-in of the last ${withinMinutes.toString()} minutes. Sign in again and repeat it.`,
    details: { reason: 'sign-in-stale', remedy: 'Sign in again.' },
  });
}
