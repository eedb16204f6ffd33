import {
  certificateState,
  certificateSummary,
  finding,
  type Certificate,
  type Countersignature,
  type TypedData,
} from '@topsteel/domain/api';
import { z } from 'zod';
import type { CertificateRow } from './infra/certificate-store.ts';

const ZERO_32 = `0x${'0'.repeat(64)}`;

/** The row as its organisation sees it. */
export function presentCertificate(
  row: CertificateRow,
  revocationTypedData: TypedData | null = null,
  countersignature: Countersignature | null = null,
): Certificate {
  return {
    id: row.id,
    state: certificateState.parse(row.state),
    summary: certificateSummary.parse(row.summary),
    findings: z.array(finding).parse(row.findings),
    documents: documentsOfRow(row),
    documentHash: row.documentHash,
    issuer: {
      organisationId: row.organisationId,
      name: row.organisation.name,
      account: row.organisation.account,
    },
    batch: batchOf(row),
    mass: {
      certifiedGrams: row.massGrams.toString(),
      commissionedGrams: row.commissionedGrams.toString(),
      leftGrams: (row.massGrams - row.commissionedGrams).toString(),
    },
    revocation:
      row.revocationReason === null
        ? null
        : {
            reason: row.revocationReason,
            replacedBy: row.replacedBy === ZERO_32 ? null : row.replacedBy,
            revokedAt: row.revokedAt?.toISOString() ?? null,
            typedData: revocationTypedData,
          },
    countersignature,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
  };
}

export const documentsOfRow = ({ documents }: CertificateRow): Certificate['documents'] =>
  documents.map((document) => ({
    role: z.enum(['certificate-json', 'certificate-pdf']).parse(document.role),
    mediaType: document.mediaType,
    sha256: document.sha256,
    cid: document.cid ?? '',
    sizeBytes: document.sizeBytes,
  }));

function batchOf({ batch, batchIndex, leaf }: CertificateRow): Certificate['batch'] {
  if (!batch || batchIndex === null || leaf === null) return null;
  return {
    id: batch.id,
    number: batch.number.toString(),
    index: batchIndex,
    certificateId: leaf,
    txHash: batch.txHash,
    registeredAt: batch.issuedAt === null ? null : new Date(Number(batch.issuedAt) * 1_000).toISOString(),
  };
}
