import type { Report } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import type { IntentPayload } from '@topsteel/domain/bridge';
import type { Queryable } from '../../database.ts';
import type { ReportSignature } from '../../signing/sign-report.ts';

/** Asks the relayer to bring the report to the chain, once per payment and round. */
export async function submitReport(
  db: Queryable,
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
     ON CONFLICT (business_key) DO NOTHING`,
    [businessKey.weightReport(report.subject, report.round), JSON.stringify(payload)],
  );
}
