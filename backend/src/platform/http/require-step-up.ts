import { AppError } from '@topsteel/domain/errors';
import type { CallerIdentity } from './operation.ts';

/**
 * Wants a session that was raised in the last minutes, by a sign-in or by a step-up: a session that somebody left open
 * moves no money, makes no key and changes no price list.
 *
 * @throws AppError `forbidden` with reason `step-up-needed`
 * @example requireStepUp({ ...caller, raisedAt: new Date('2026-03-02T09:00:00Z') }, 10, new Date('2026-03-02T09:11:00Z')) // throws
 */
export function requireStepUp(caller: CallerIdentity, withinMinutes: number, now = new Date()): void {
  const raisedAt = caller.raisedAt?.getTime();
  if (raisedAt !== undefined && now.getTime() - raisedAt <= withinMinutes * 60_000) return;
  throw new AppError('forbidden', {
    message: `This needs you to have proven yourself in the last ${withinMinutes.toString()} minutes. Do so and repeat it.`,
    details: {
      reason: 'step-up-needed',
      remedy: 'Send your password, a code of your authenticator or your passkey to POST /v2/me/step-up.',
    },
  });
}
