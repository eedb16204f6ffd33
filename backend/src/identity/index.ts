export { accessOf, dutyOfRoles, rolesOf, rolesOfDuty } from './access-of.ts';
export { AddMember } from './add-member.ts';
export type { MemberToAdd } from './add-member.ts';
export { mountAuth } from './api/mount-auth.ts';
export { IdentityModule } from './identity-module.ts';
export { AuthService } from './infra/auth-service.ts';
export { requireFreshSignIn, requireMarketplace } from './require-marketplace.ts';
export {
  emailsOf,
  endMembership,
  insertMembership,
  lockMembers,
  memberOf,
  membersOf,
  namesOfUsers,
  personOf,
  setRoles,
} from './infra/member-store.ts';
