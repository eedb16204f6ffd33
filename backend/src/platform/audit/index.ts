export { auditRows, recordAudit, recordAudits } from './record-audit.ts';
export type { AuditRecord } from './record-audit.ts';
