export { AskChecks } from './ask-checks.ts';
export { AuditCheckModule } from './audit-check-module.ts';
