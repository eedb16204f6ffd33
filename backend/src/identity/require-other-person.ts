import { AppError } from '@topsteel/domain/errors';
import type { CallerIdentity } from '../platform/http/index.ts';

/**
 * Four eyes: who proposes does not approve.
 *
 * @param did what the proposer did, such as “You proposed this batch.”
 * @throws AppError `forbidden` with reason `four-eyes` to who proposed it
 */
export function requireOtherPerson(caller: CallerIdentity, proposedBy: string, did: string): void {
  if (caller.userId !== proposedBy) return;
  throw new AppError('forbidden', {
    message: `${did} Another person of the marketplace has to approve it.`,
    details: { reason: 'four-eyes' },
  });
}
