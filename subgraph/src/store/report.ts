import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Feed, Report, ReportRound } from '../../generated/types/schema';
import { hashId, reportId, reportRoundId, signerSetId } from './id';

/** Limits of a feed, which is opened by its first ones. */
export function saveFeed(
  kind: Bytes,
  maxAgeSeconds: BigInt,
  maxAheadSeconds: BigInt,
  activeFrom: BigInt,
  actor: Address,
  at: BigInt,
): void {
  let feed = Feed.load(hashId(kind));
  if (feed === null) {
    feed = new Feed(hashId(kind));
    feed.kind = kind;
    feed.reportCount = 0;
  }
  feed.maxAgeSeconds = maxAgeSeconds;
  feed.maxAheadSeconds = maxAheadSeconds;
  feed.activeFrom = activeFrom;
  feed.actor = actor;
  feed.configuredAt = at;
  feed.save();
}

/** A report becomes the last one of its subject, and a line of the subject's history. */
export function saveReport(
  kind: Bytes,
  subject: Bytes,
  value: BigInt,
  observedAt: BigInt,
  acceptedAt: BigInt,
  round: BigInt,
  signerSet: BigInt,
  event: ethereum.Event,
): void {
  const feed = Feed.load(hashId(kind));
  if (feed === null) {
    log.critical('A report was accepted of kind {}, which is not configured.', [kind.toHexString()]);
    return;
  }
  feed.reportCount += 1;
  feed.save();
  const report = new Report(reportId(kind, subject));
  report.feed = feed.id;
  report.kind = kind;
  report.subject = subject;
  report.value = value;
  report.observedAt = observedAt;
  report.acceptedAt = acceptedAt;
  report.round = round;
  report.signerSet = signerSetId(signerSet);
  report.transaction = event.transaction.hash;
  report.save();
  const accepted = new ReportRound(reportRoundId(kind, subject, round));
  accepted.report = report.id;
  accepted.value = value;
  accepted.observedAt = observedAt;
  accepted.acceptedAt = acceptedAt;
  accepted.round = round;
  accepted.signerSet = signerSetId(signerSet);
  accepted.transaction = event.transaction.hash;
  accepted.save();
}
