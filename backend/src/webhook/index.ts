export { tellOrganisation } from './tell-organisation.ts';
export type { Word } from './tell-organisation.ts';
export { WebhookModule } from './webhook-module.ts';
