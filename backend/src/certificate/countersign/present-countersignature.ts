import { batchCommitmentOf, countersignTypedData, type Deployment } from '@topsteel/chain';
import {
  certificateSummary,
  countersignatureState,
  finding,
  type Countersignature,
  type CountersignatureTask,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import type { OrganisationFacts } from '../../organisation/index.ts';
import { typedDataJson } from '../../platform/chain/index.ts';
import type { CertificateRow } from '../infra/certificate-store.ts';
import type { CountersignatureRow, CountersignatureTaskRow } from '../infra/countersignature-store.ts';
import { documentsOfRow } from '../present-certificate.ts';

export function presentCountersignature(
  row: CountersignatureRow,
  body: OrganisationFacts | null,
): Countersignature {
  return {
    state: countersignatureState.parse(row.state),
    body: body && { id: body.id, name: body.name, country: body.country, account: body.account },
    reason: row.reason,
    signedAt: row.signedAt === null ? null : new Date(Number(row.signedAt) * 1_000).toISOString(),
    signer: row.signer,
    txHash: row.txHash,
    failure: row.failure,
  };
}

/** The certificate as the inspection body sees it. */
export function presentTask(
  { countersignature: row, certificate }: CountersignatureTaskRow,
  body: OrganisationFacts,
  deployment: Deployment,
): CountersignatureTask {
  const { batch, batchIndex, leaf, organisation } = certificate;
  const isSigning = row.state === 'signing' && row.deadline !== null && body.account !== null;
  return {
    ...presentCountersignature(row, body),
    certificateId: certificate.id,
    issuer: { name: organisation.name, country: organisation.country, account: organisation.account },
    summary: certificateSummary.parse(certificate.summary),
    findings: z.array(finding).parse(certificate.findings),
    documents: documentsOfRow(certificate),
    documentHash: certificate.documentHash,
    place:
      batch === null || batchIndex === null || leaf === null
        ? null
        : { batch: batch.number.toString(), index: batchIndex, certificateId: leaf },
    canSign: isSignable(certificate) && (row.state === 'awaited' || row.state === 'signing'),
    typedData: isSigning
      ? typedDataJson(countersignData(certificate, body.account ?? '0x', row.deadline ?? 0n, deployment))
      : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A batch can be confirmed once it stands in the register, and while the certificate is not revoked. */
export const isSignable = (certificate: CertificateRow): boolean =>
  (certificate.state === 'registered' || certificate.state === 'final') &&
  certificate.batch?.issuedAt !== null;

/** What the body confirms: the batch as the register has it, and the place in it. */
export function countersigned(certificate: CertificateRow) {
  const { batch, batchIndex } = certificate;
  if (!batch || batchIndex === null || batch.issuedAt === null || batch.signer === null) {
    throw new AppError('conflict', {
      message: 'This certificate is not in the register yet. Countersign it once its batch is confirmed.',
      details: { reason: 'not-registered' },
    });
  }
  return {
    issuer: batch.issuer as `0x${string}`,
    batch: batch.number,
    commitment: batchCommitmentOf({
      root: batch.root as `0x${string}`,
      depth: batch.depth,
      count: batch.count,
      issuedAt: Number(batch.issuedAt),
      signer: batch.signer as `0x${string}`,
    }),
    indices: [batchIndex],
  };
}

/** What the body's own wallet signs (EIP-712 Countersign). */
export const countersignData = (
  certificate: CertificateRow,
  body: `0x${string}`,
  deadline: bigint,
  deployment: Deployment,
) => countersignTypedData(deployment, { ...countersigned(certificate), body, deadline: Number(deadline) });
