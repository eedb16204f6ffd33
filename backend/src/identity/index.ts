export { accessOf, accessOfScopes, dutyOfRoles, rolesOf, rolesOfDuty } from './access-of.ts';
export { AddMember } from './add-member.ts';
export { guardOrigin } from './api/guard-origin.ts';
export { hashPassword } from './hash-password.ts';
export { IdentityModule } from './identity-module.ts';
export {
  emailsOf,
  endMembership,
  lockMembers,
  memberOf,
  membersOf,
  namesOfUsers,
  personOf,
  setRoles,
} from './infra/member-store.ts';
export { endSessions } from './infra/session-store.ts';
export { requireDeskReader, requireMarketplace } from './require-marketplace.ts';
export { requireOtherPerson } from './require-other-person.ts';
export { RequireGoodPassword } from './require-good-password.ts';
export { SeatPerson } from './seat-person.ts';
export type { MemberToAdd } from './seat-person.ts';
export { Sessions } from './sessions.ts';
export { requireStepUp } from '../platform/http/index.ts';
