import { ReportAccepted } from '../../generated/types/OracleReports/OracleReports';
import { Report } from '../../generated/types/schema';
import { reportId } from '../store/id';

export function handleReportAccepted(event: ReportAccepted): void {
  const accepted = event.params;
  const report = new Report(reportId(accepted.kind, accepted.subject));
  report.kind = accepted.kind;
  report.subject = accepted.subject;
  report.value = accepted.value;
  report.observedAt = accepted.observedAt;
  report.acceptedAt = accepted.acceptedAt;
  report.round = accepted.round;
  report.signerSet = accepted.signerSet;
  report.transaction = event.transaction.hash;
  report.save();
}
