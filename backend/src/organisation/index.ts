export { OrganisationModule } from './organisation-module.ts';
export { Organisations } from './organisations.ts';
export type { OrganisationFacts } from './organisations.ts';
