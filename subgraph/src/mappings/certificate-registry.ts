import {
  BatchIssued,
  CertificateRevoked,
  CertificatesCountersigned,
} from '../../generated/types/CertificateRegistry/CertificateRegistry';
import { saveBatch, saveCountersignatures, saveRevocation } from '../store/certificate';
import { accountId } from '../store/id';
import { addSteelChange, SteelChange } from '../store/steel-period';

export function handleBatchIssued(event: BatchIssued): void {
  const made = event.params;
  saveBatch(made.issuer, made.batch, made.root, made.depth, made.count, made.issuedAt, made.signer, event);
  const change = new SteelChange();
  change.certificates = made.count;
  addSteelChange(accountId(made.issuer), change, event);
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
  const change = new SteelChange();
  change.revocations = 1;
  addSteelChange(accountId(made.issuer), change, event);
}

export function handleCertificatesCountersigned(event: CertificatesCountersigned): void {
  const made = event.params;
  saveCountersignatures(made.issuer, made.batch, made.indices, made.body, made.signer, made.signedAt, event);
}
