export { AccountStatementModule } from './account-statement-module.ts';
