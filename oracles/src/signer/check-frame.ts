import type { AcceptedReport, FeedLimits, Report, SignerSet } from '@topsteel/chain';
import { refuse } from '../reports/refusal.ts';
import type { Refusal } from '../reports/refusal.ts';

/** What the chain says that a report must agree with. Times in Unix seconds, the chain's. */
export interface Frame {
  limits: FeedLimits | undefined;
  last: AcceptedReport | undefined;
  current: SignerSet;
  isMember: boolean;
  nowSeconds: number;
}

/**
 * What is wrong with a report whatever it is about, or null. Pure. These are the contract's own rules: a report that breaks
 * one would be refused there, or would be kept back to be used later.
 */
export function checkFrame(report: Report, frame: Frame): Refusal | null {
  const { limits, last, current, isMember, nowSeconds } = frame;
  if (limits === undefined) return refuse('kind-closed', 'This kind of report is not open on the chain.');
  if (report.signerSet !== current.signerSet) {
    return refuse(
      'signer-set-stale',
      `Signer set ${current.signerSet.toString()} counts, not ${report.signerSet.toString()}.`,
    );
  }
  if (!isMember) return refuse('signer-not-in-set', 'This signer is not in the current set.');
  if (report.round <= (last?.round ?? 0)) {
    return refuse('round-taken', `Round ${(last?.round ?? 0).toString()} is on the chain already.`);
  }
  if (report.round > (last?.round ?? 0) + 1_000)
    return refuse('round-far-ahead', 'The round is far ahead of the chain.');
  if (report.observedAt < (last?.observedAt ?? 0))
    return refuse('observation-superseded', 'The observation is older than the one on the chain.');
  if (report.observedAt > nowSeconds + limits.maxAheadSeconds)
    return refuse('observation-in-future', 'The observation lies in the future.');
  if (nowSeconds - report.observedAt >= limits.maxAgeSeconds)
    return refuse('observation-too-old', 'The observation is too old.');
  if (report.validUntil <= nowSeconds) return refuse('report-over', 'The report is over.');
  if (report.validUntil > report.observedAt + limits.maxAgeSeconds)
    return refuse('report-valid-too-long', 'The report would be valid too long.');
  return null;
}
