import { Injectable } from '@nestjs/common';
import { certificateSummary, type CertificateSummary } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { certificatesBehind, type PublicCertificateRow } from './infra/public-certificate-store.ts';

/** What anybody may know of a certificate: its document is published with the first lot that is commissioned from it. */
export interface PublicCertificate {
  /** Its id on the register: the leaf of its batch. Null while it is not registered. */
  certificateId: string | null;
  /** Account of the issuer in lower case, number of the batch, and place in it. Null while it is not registered. */
  place: { issuer: string; batchNumber: string; index: number } | null;
  state: 'registered' | 'revoked';
  documentHash: string;
  certifiedGrams: bigint;
  revocation: { reason: number; at: Date | null } | null;
  summary: CertificateSummary;
}

/** Certificates for anybody who knows a lot that was commissioned from them. */
@Injectable()
export class PublicCertificates {
  constructor(private readonly prisma: PrismaService) {}

  /** By the ids of lots on the ledger; one that was not commissioned here is absent. */
  async ofLots(lotIds: readonly string[]): Promise<Map<string, PublicCertificate>> {
    const rows = await certificatesBehind(this.prisma.client, lotIds);
    return new Map(rows.map((row) => [row.lot_id, presentPublic(row)]));
  }
}

function presentPublic(row: PublicCertificateRow): PublicCertificate {
  const { issuer, batch_number: batchNumber, batch_index: index, revocation_reason: reason } = row;
  return {
    certificateId: row.leaf,
    place: issuer === null || batchNumber === null || index === null ? null : { issuer, batchNumber, index },
    state: row.state === 'revoked' ? 'revoked' : 'registered',
    documentHash: row.document_hash,
    certifiedGrams: BigInt(row.certified_grams),
    revocation: reason === null || row.state !== 'revoked' ? null : { reason, at: row.revoked_at },
    summary: certificateSummary.parse(row.summary),
  };
}
