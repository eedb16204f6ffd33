import { recordAudit } from '../../audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { BatchRow } from '../infra/batch-store.ts';
import { lockCertificate, updateCertificate } from '../infra/certificate-store.ts';
import { moveSupersession, waitingInBatch } from '../infra/supersession-store.ts';
import { signingDeadline } from '../request-batch.ts';
import { requestRevocation } from '../revocation.ts';

const SUPERSEDED = 3;

/**
 * The successors of a batch stand in the register now, so their predecessors are revoked as superseded. A predecessor
 * that was revoked meanwhile stays as it is.
 */
export async function revokeSuperseded(tx: Tx, batch: BatchRow): Promise<void> {
  for (const { certificateId, leaf, userId } of await waitingInBatch(tx, batch.id)) {
    const original = await lockCertificate(tx, batch.organisationId, certificateId);
    if (original?.state !== 'registered' && original?.state !== 'final') {
      await moveSupersession(tx, certificateId, 'failed');
      continue;
    }
    const deadline = original.organisation.custody === 'own-key' ? signingDeadline() : null;
    const row = await updateCertificate(tx, certificateId, {
      state: 'revoking',
      failure: null,
      revocationReason: SUPERSEDED,
      replacedBy: leaf,
      revocationDeadline: deadline,
    });
    if (deadline === null) await requestRevocation(tx, row);
    await moveSupersession(tx, certificateId, 'revoking');
    await recordAudit(tx, {
      actor: userId,
      organisationId: batch.organisationId,
      action: 'certificate.revoke',
      subject: `certificate:${certificateId}`,
      details: { reason: SUPERSEDED, replacedBy: leaf },
    });
  }
}
