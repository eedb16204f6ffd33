export { auditRows, recordAudit, recordAudits } from '../platform/audit/index.ts';
export type { AuditRecord } from '../platform/audit/index.ts';
export { AuditModule } from './audit-module.ts';
export { AskQuestion } from './ask-question.ts';
export { LocateObject, type LocatedObject } from './locate-object.ts';
export { readKind } from './read-kind.ts';
