import { submitReport as encodeReport } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent } from './intent-handler.ts';

/** Brings a fact that a quorum signed to the chain: `OracleReports.submit`. */
export const submitReport = defineIntent(intentPayloadSchemas['submit-report'], {
  effect: ({ report }) => ({
    contract: 'oracleReports',
    name: 'ReportAccepted',
    args: {
      kind: report.kind.toLowerCase(),
      subject: report.subject.toLowerCase(),
      value: report.value,
      round: report.round,
    },
    ordinal: 1,
  }),
  next({ report, signatures }, _intent, context) {
    const call = encodeReport(
      context.deployment,
      {
        kind: report.kind,
        subject: report.subject,
        value: BigInt(report.value),
        observedAt: Number(report.observedAt),
        validUntil: Number(report.validUntil),
        round: Number(report.round),
        signerSet: Number(report.signerSet),
      },
      signatures,
    );
    return { do: 'send', as: 'relayer', call };
  },
});
