import { Injectable } from '@nestjs/common';
import type { RevokeManyInput, RevokedMany } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { businessKey, requestIntent } from '../../platform/bridge/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import type { OrganisationCaller } from '../../platform/http/index.ts';
import {
  findCertificates,
  lockCertificate,
  updateCertificate,
  type CertificateRow,
} from '../infra/certificate-store.ts';

/**
 * Revokes many registered certificates for one reason, for ever: one transaction a batch, all of it or nothing. State:
 * `registered` or `final` → `revoking` → `revoked`.
 */
@Injectable()
export class RevokeCertificates {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `not-found` when one is absent or another organisation's; `conflict` when one is not in the
   * register, or the organisation signs with its own wallet, which revokes one by one.
   */
  async run(caller: OrganisationCaller, input: RevokeManyInput): Promise<RevokedMany> {
    const { organisationId } = caller;
    const ids = [...new Set(input.certificateIds)].sort();
    return this.prisma.transact(async (tx) => {
      const rows: CertificateRow[] = [];
      for (const id of ids) rows.push(requireRevocable(await lockCertificate(tx, organisationId, id)));
      for (const [batch, members] of byBatch(rows)) {
        await request(tx, batch, members, input.reason);
        for (const { id } of members) {
          await updateCertificate(tx, id, {
            state: 'revoking',
            failure: null,
            revocationReason: input.reason,
            replacedBy: null,
            revocationDeadline: null,
          });
        }
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'certificate.revoke-many',
        subject: `organisation:${organisationId}`,
        details: { reason: input.reason, certificates: rows.map(({ number }) => number) },
      });
      const revoking = await findCertificates(tx, organisationId, ids);
      return { revoking: revoking.length, transactions: byBatch(rows).size };
    });
  }
}

function requireRevocable(row: CertificateRow | null): CertificateRow {
  if (!row) {
    throw new AppError('not-found', {
      message: 'One of the certificates is not there any more. Load the list again and choose anew.',
      details: { reason: 'certificate-missing' },
    });
  }
  if (row.organisation.custody === 'own-key') {
    throw new AppError('conflict', {
      message: 'Your own wallet signs each revocation. Revoke the certificates one by one on their pages.',
      details: { reason: 'own-key' },
    });
  }
  if (row.state === 'registered' || row.state === 'final') return row;
  throw new AppError('conflict', {
    message: `Certificate ${row.number} is ${row.state}; only a registered certificate can be revoked. Nothing was revoked.`,
    details: { reason: 'not-registered' },
  });
}

function byBatch(rows: readonly CertificateRow[]): Map<string, CertificateRow[]> {
  const batches = new Map<string, CertificateRow[]>();
  for (const row of rows) batches.set(row.batchId ?? '', [...(batches.get(row.batchId ?? '') ?? []), row]);
  return batches;
}

async function request(
  tx: Tx,
  batchId: string,
  rows: readonly CertificateRow[],
  reason: number,
): Promise<void> {
  const batch = rows[0]?.batch;
  if (!batch)
    throw new AppError('internal', { message: `Batch ${batchId} is not there. Nothing was revoked.` });
  const issuer = batch.issuer as `0x${string}`;
  const indices = rows.map(({ batchIndex }) => (batchIndex ?? 0).toString());
  const isNew = await requestIntent(tx, {
    businessKey: businessKey.revokeCertificates(issuer, batch.number, indices.join('-')),
    kind: 'revoke-certificates',
    payload: { issuer, batch: batch.number.toString(), indices, reason: reason.toString() },
  });
  if (isNew) return;
  throw new AppError('conflict', {
    message:
      'These revocations were asked for before and failed together. Revoke the certificates one by one.',
    details: { reason: 'already-sent' },
  });
}
