import { Prisma } from '../../generated/prisma/client.ts';
import { change, type Tx } from '../database/index.ts';

/** One act, for the auditor. */
export interface AuditRecord {
  /** A user's id, `bridge` for what the chain did, `system` for a timer. */
  actor: string;
  organisationId: string | null;
  /** Noun and verb, e.g. `order.create`. */
  action: string;
  /** What it was done to, e.g. `order:0190…`. */
  subject: string;
  /** Facts; never a secret or a signature's key. Bigints become decimal strings. */
  details?: Readonly<Record<string, unknown>>;
}

/** Keeps who did what, in the transaction of the act itself. Rows can't be changed afterwards. */
export async function recordAudit(tx: Tx, record: AuditRecord): Promise<void> {
  await change(
    tx,
    Prisma.sql`/* hot */
    INSERT INTO audit_entry (actor, organisation_id, action, subject, details)
    VALUES (${record.actor}, ${record.organisationId}::uuid, ${record.action}, ${record.subject},
            ${JSON.stringify(record.details ?? {}, decimals)}::jsonb)`,
  );
}

/** Several acts of one transaction in one statement, in their order. */
export async function recordAudits(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  await change(
    tx,
    Prisma.sql`/* hot */
    INSERT INTO audit_entry (actor, organisation_id, action, subject, details)
    SELECT actor, organisation_id, action, subject, details FROM jsonb_to_recordset(${auditRows(records)}::jsonb)
        AS r (actor text, organisation_id uuid, action text, subject text, details jsonb)`,
  );
}

/** Records as JSON rows of `audit_entry`, for a statement that writes them beside what they tell of. */
export const auditRows = (records: readonly AuditRecord[]): string =>
  JSON.stringify(
    records.map(({ actor, organisationId, action, subject, details }) => ({
      actor,
      organisation_id: organisationId,
      action,
      subject,
      details: details ?? {},
    })),
    decimals,
  );

const decimals = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
