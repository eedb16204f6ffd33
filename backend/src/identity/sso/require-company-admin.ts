import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationCaller } from '../../platform/http/index.ts';
import { dutyIn } from '../infra/sso-store.ts';

/** Lets only an admin of the caller's own organisation on. @throws AppError `forbidden` with reason `not-an-admin` */
export async function requireCompanyAdmin(client: Tx, caller: OrganisationCaller): Promise<void> {
  if ((await dutyIn(client, caller.userId, caller.organisationId)) === 'admin') return;
  throw new AppError('forbidden', {
    message: 'How your company signs in is decided by its admins. Ask one of them.',
    details: { reason: 'not-an-admin' },
  });
}
