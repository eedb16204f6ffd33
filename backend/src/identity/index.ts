export { AddMember } from './add-member.ts';
export type { MemberToAdd } from './add-member.ts';
export { mountAuth } from './api/mount-auth.ts';
export { IdentityModule } from './identity-module.ts';
export { AuthService } from './infra/auth-service.ts';
export { requireFreshSignIn, requireMarketplace } from './require-marketplace.ts';
export { emailsOf, membersOf } from './infra/member-store.ts';
