export { OrganisationModule } from './organisation-module.ts';
export { Organisations } from './organisations.ts';
export type { OrganisationFacts } from './organisations.ts';
export { InviteMembers } from './invite-members.ts';
export { RegisterOrganisation } from './register-organisation.ts';
