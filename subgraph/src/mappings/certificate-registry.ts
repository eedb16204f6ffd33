import {
  BatchIssued,
  CertificateRevoked,
} from '../../generated/types/CertificateRegistry/CertificateRegistry';
import { Batch, Revocation } from '../../generated/types/schema';
import { batchId, revocationId } from '../store/id';
import { loadOrganisation } from '../store/organisation';
import { loadProtocol } from '../store/protocol';

export function handleBatchIssued(event: BatchIssued): void {
  const batch = new Batch(batchId(event.params.issuer, event.params.batch));
  batch.issuer = loadOrganisation(event.params.issuer).id;
  batch.number = event.params.batch;
  batch.root = event.params.root;
  batch.depth = event.params.depth;
  batch.count = event.params.count;
  batch.issuedAt = event.params.issuedAt;
  batch.signer = event.params.signer;
  batch.transaction = event.transaction.hash;
  batch.save();
  const protocol = loadProtocol();
  protocol.batchCount += 1;
  protocol.certificateCount = protocol.certificateCount.plus(event.params.count);
  protocol.save();
}

export function handleCertificateRevoked(event: CertificateRevoked): void {
  const revoked = event.params;
  const revocation = new Revocation(revocationId(revoked.issuer, revoked.batch, revoked.index));
  revocation.batch = batchId(revoked.issuer, revoked.batch);
  revocation.index = revoked.index;
  revocation.reason = revoked.reason;
  revocation.replacedBy = revoked.replacedBy;
  revocation.actor = revoked.actor;
  revocation.revokedAt = event.block.timestamp;
  revocation.transaction = event.transaction.hash;
  revocation.save();
  const protocol = loadProtocol();
  protocol.revocationCount += 1;
  protocol.save();
}
