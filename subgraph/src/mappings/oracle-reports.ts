import { Bytes } from '@graphprotocol/graph-ts';
import {
  FeedConfigured,
  ReportAccepted,
  RotationAnnounced,
  RotationCancelled,
  SignerBarred,
  SignersRotated,
} from '../../generated/types/OracleReports/OracleReports';
import { saveFeed, saveReport } from '../store/report';
import { activateSigners, announceSigners, barSigner, cancelSigners } from '../store/signer-set';

export function handleFeedConfigured(event: FeedConfigured): void {
  const made = event.params;
  saveFeed(
    made.kind,
    made.maxAgeSeconds,
    made.maxAheadSeconds,
    made.activeFrom,
    made.actor,
    event.block.timestamp,
  );
}

export function handleRotationAnnounced(event: RotationAnnounced): void {
  const made = event.params;
  const signers: Bytes[] = [];
  for (let i = 0; i < made.signers.length; i++) signers.push(made.signers[i]);
  announceSigners(
    made.signerSet,
    signers,
    made.threshold,
    made.activeFrom,
    made.actor,
    event.block.timestamp,
  );
}

export function handleRotationCancelled(event: RotationCancelled): void {
  cancelSigners(event.params.signerSet, event.block.timestamp);
}

export function handleSignersRotated(event: SignersRotated): void {
  activateSigners(event.params.signerSet, event.block.timestamp);
}

export function handleSignerBarred(event: SignerBarred): void {
  barSigner(event.params.signerSet, event.params.signer, event.params.size);
}

export function handleReportAccepted(event: ReportAccepted): void {
  const made = event.params;
  saveReport(
    made.kind,
    made.subject,
    made.value,
    made.observedAt,
    made.acceptedAt,
    made.round,
    made.signerSet,
    event,
  );
}
