import type { AcceptedReport, FeedLimits, Report, SignerSet } from '@topsteel/chain';

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
export function checkFrame(report: Report, frame: Frame): string | null {
  const { limits, last, current, isMember, nowSeconds } = frame;
  if (limits === undefined) return 'This kind of report is not open on the chain.';
  if (report.signerSet !== current.signerSet) {
    return `Signer set ${current.signerSet.toString()} counts, not ${report.signerSet.toString()}.`;
  }
  if (!isMember) return 'This signer is not in the current set.';
  if (report.round <= (last?.round ?? 0)) {
    return `Round ${(last?.round ?? 0).toString()} is on the chain already.`;
  }
  if (report.round > (last?.round ?? 0) + 1_000) return 'The round is far ahead of the chain.';
  if (report.observedAt < (last?.observedAt ?? 0))
    return 'The observation is older than the one on the chain.';
  if (report.observedAt > nowSeconds + limits.maxAheadSeconds) return 'The observation lies in the future.';
  if (nowSeconds - report.observedAt >= limits.maxAgeSeconds) return 'The observation is too old.';
  if (report.validUntil <= nowSeconds) return 'The report is over.';
  if (report.validUntil > report.observedAt + limits.maxAgeSeconds)
    return 'The report would be valid too long.';
  return null;
}
