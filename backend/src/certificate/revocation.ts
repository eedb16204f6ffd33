import { revokeCertificateTypedData, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { CertificateRow } from './infra/certificate-store.ts';

export const NO_SUCCESSOR = `0x${'0'.repeat(64)}` as const;

/** Where a registered certificate stands in the register, and what is said about it. */
export interface Revocation {
  issuer: `0x${string}`;
  batch: bigint;
  index: number;
  reason: number;
  replacedBy: `0x${string}`;
}

/** @throws AppError `internal` when the row is not one whose revocation was asked for. */
export function revocationOf(row: CertificateRow): Revocation {
  const { batch, batchIndex, revocationReason, replacedBy } = row;
  if (!batch || batchIndex === null || revocationReason === null) {
    throw new AppError('internal', {
      message: 'This certificate is not in the register, so it cannot be revoked.',
    });
  }
  return {
    issuer: batch.issuer as `0x${string}`,
    batch: batch.number,
    index: batchIndex,
    reason: revocationReason,
    replacedBy: (replacedBy ?? NO_SUCCESSOR) as `0x${string}`,
  };
}

/** What the organisation's own wallet signs (EIP-712 RevokeCertificate). */
export const revocationTypedData = (row: CertificateRow, deployment: Deployment, deadline: bigint) =>
  revokeCertificateTypedData(deployment, { ...revocationOf(row), deadline: Number(deadline) });

/** Asks the oracles to revoke, with the wallet's signature or, without one, the hosted signer's. */
export async function requestRevocation(
  tx: Tx,
  row: CertificateRow,
  signed?: { signature: `0x${string}`; deadline: bigint },
): Promise<void> {
  const { issuer, batch, index, reason, replacedBy } = revocationOf(row);
  const request = {
    businessKey: businessKey.revokeCertificate(issuer, batch, index),
    kind: 'revoke-certificate' as const,
    payload: {
      issuer,
      batch: batch.toString(),
      index: index.toString(),
      reason: reason.toString(),
      replacedBy,
      ...(signed && { signer: issuer, deadline: signed.deadline.toString(), signature: signed.signature }),
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'The revocation is on its way to the register already.',
    details: { reason: 'already-sent' },
  });
}
