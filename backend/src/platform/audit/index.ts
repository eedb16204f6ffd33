export { recordAudit } from './record-audit.ts';
export type { AuditRecord } from './record-audit.ts';
