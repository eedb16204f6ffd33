import {
  BatchIssued,
  CertificateRevoked,
  CertificatesCountersigned,
} from '../../generated/types/CertificateRegistry/CertificateRegistry';
import { saveBatch, saveCountersignature, saveRevocation } from '../store/certificate';

export function handleBatchIssued(event: BatchIssued): void {
  const made = event.params;
  saveBatch(made.issuer, made.batch, made.root, made.depth, made.count, made.issuedAt, made.signer, event);
}

export function handleCertificateRevoked(event: CertificateRevoked): void {
  const made = event.params;
  saveRevocation(
    made.issuer,
    made.batch,
    made.index,
    made.reason,
    made.replacedByBatch,
    made.replacedByIndex,
    made.actor,
    event,
  );
}

export function handleCertificatesCountersigned(event: CertificatesCountersigned): void {
  const made = event.params;
  for (let i = 0; i < made.indices.length; i++) {
    saveCountersignature(
      made.issuer,
      made.batch,
      made.indices[i],
      made.body,
      made.signer,
      made.signedAt,
      event,
    );
  }
}
