import type { OrganisationCaller } from '../platform/http/index.ts';
import type { StoredGuest } from './infra/guest-store.ts';

/** Who acts when a guest does: a buyer of the company that was registered for the order, without a session. */
export const guestCaller = ({
  id,
  organisationId,
  email,
  contact,
}: Pick<StoredGuest, 'id' | 'organisationId' | 'email' | 'contact'>): OrganisationCaller => ({
  userId: `guest:${id}`,
  email,
  name: contact,
  organisationId,
  organisationRoles: ['buyer'],
  custody: 'hosted',
  access: ['buyer'],
});
