import type { Report } from '@topsteel/chain';
import type { IntentPayload } from '@topsteel/domain/bridge';
import type { Queryable } from '../database.ts';
import type { ReportSignature } from './report-signer.ts';

/**
 * Asks the relayer to bring a signed report to the chain, once per kind, subject and round. A report that failed because
 * its signers had changed is sent with its new signatures.
 */
export async function submitReport(
  db: Queryable,
  businessKey: string,
  report: Report,
  signatures: readonly ReportSignature[],
): Promise<void> {
  const payload: IntentPayload<'submit-report'> = {
    report: {
      kind: report.kind,
      subject: report.subject,
      value: report.value.toString(),
      observedAt: report.observedAt.toString(),
      validUntil: report.validUntil.toString(),
      round: report.round.toString(),
      signerSet: report.signerSet.toString(),
    },
    signatures: [...signatures],
  };
  await db.query(
    `INSERT INTO bridge.intent (business_key, kind, payload) VALUES ($1, 'submit-report', $2)
     ON CONFLICT (business_key) DO UPDATE
       SET payload = excluded.payload, status = 'requested', error = NULL, attempts = 0, updated_at = now()
       WHERE bridge.intent.status = 'failed'`,
    [businessKey, JSON.stringify(payload)],
  );
  await db.query(`SELECT pg_notify('bridge_intent', '')`);
}
