import { Module } from '@nestjs/common';
import { BatchController } from './api/batch-controller.ts';
import { CertificateController } from './api/certificate-controller.ts';
import { CertificatePdfController } from './api/certificate-pdf-controller.ts';
import { CertifiedMaterial } from './certified-material.ts';
import { IssueBatch } from './issue-batch.ts';
import { ListCertificates } from './list-certificates.ts';
import { ReadBatches } from './read-batches.ts';
import { ReadCertificates } from './read-certificates.ts';
import { RenderCertificate } from './render-certificate.ts';
import { RetryBatch } from './retry-batch.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { SettleBatch } from './settle-batch.ts';
import { SettleRevocation } from './settle-revocation.ts';
import { SignBatch } from './sign-batch.ts';
import { SignRevocation } from './sign-revocation.ts';
import { StoreDocuments } from './store-documents.ts';

@Module({
  // Batches first: /v2/certificates/batches must not be read as the id of a certificate.
  controllers: [BatchController, CertificateController, CertificatePdfController],
  providers: [
    CertifiedMaterial,
    IssueBatch,
    ListCertificates,
    ReadBatches,
    ReadCertificates,
    RenderCertificate,
    RetryBatch,
    RevokeCertificate,
    SettleBatch,
    SettleRevocation,
    SignBatch,
    SignRevocation,
    StoreDocuments,
  ],
  exports: [CertifiedMaterial],
})
export class CertificateModule {}
