import { revokeCertificateTypedData, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { findByLeaf, type CertificateRow } from './infra/certificate-store.ts';

export const NO_SUCCESSOR = `0x${'0'.repeat(64)}` as const;

/** Where a registered certificate stands in the register, and what is said about it; its successor by batch and index. */
export interface Revocation {
  issuer: `0x${string}`;
  batch: bigint;
  index: number;
  reason: number;
  replacedByBatch: bigint;
  replacedByIndex: number;
}

/** @throws AppError `internal` when the row is not one whose revocation was asked for. */
export async function revocationOf(client: Tx, row: CertificateRow): Promise<Revocation> {
  const { batch, batchIndex, revocationReason, replacedBy } = row;
  if (!batch || batchIndex === null || revocationReason === null) {
    throw new AppError('internal', {
      message: 'This certificate is not in the register, so it cannot be revoked.',
    });
  }
  const successor =
    replacedBy === null || replacedBy === NO_SUCCESSOR ? null : await placeOf(client, replacedBy);
  return {
    issuer: batch.issuer as `0x${string}`,
    batch: batch.number,
    index: batchIndex,
    reason: revocationReason,
    replacedByBatch: successor?.batch ?? 0n,
    replacedByIndex: successor?.index ?? 0,
  };
}

/** Where the register knows a certificate, by its id. */
async function placeOf(client: Tx, leaf: string): Promise<{ batch: bigint; index: number }> {
  const row = await findByLeaf(client, leaf);
  if (row?.batch && row.batchIndex !== null) return { batch: row.batch.number, index: row.batchIndex };
  throw new AppError('internal', { message: 'The successor of this certificate is not in the register.' });
}

/** What the organisation's own wallet signs (EIP-712 RevokeCertificate). */
export async function revocationTypedData(
  client: Tx,
  row: CertificateRow,
  deployment: Deployment,
  deadline: bigint,
) {
  const revocation = await revocationOf(client, row);
  return revokeCertificateTypedData(deployment, { ...revocation, deadline: Number(deadline) });
}

/** Asks the oracles to revoke, with the wallet's signature or, without one, the hosted signer's. */
export async function requestRevocation(
  tx: Tx,
  row: CertificateRow,
  signed?: { signature: `0x${string}`; deadline: bigint },
): Promise<void> {
  const { issuer, batch, index, reason, replacedByBatch, replacedByIndex } = await revocationOf(tx, row);
  const request = {
    businessKey: businessKey.revokeCertificate(issuer, batch, index),
    kind: 'revoke-certificate' as const,
    payload: {
      issuer,
      batch: batch.toString(),
      index: index.toString(),
      reason: reason.toString(),
      replacedByBatch: replacedByBatch.toString(),
      replacedByIndex: replacedByIndex.toString(),
      ...(signed && { signer: issuer, deadline: signed.deadline.toString(), signature: signed.signature }),
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'The revocation is on its way to the register already.',
    details: { reason: 'already-sent' },
  });
}
