import { Module } from '@nestjs/common';
import { SignerKeyModule } from '../signer-key/index.ts';
import { BatchController } from './api/batch-controller.ts';
import { CertificateController } from './api/certificate-controller.ts';
import { CertificatePdfController } from './api/certificate-pdf-controller.ts';
import { CountersignatureController } from './api/countersignature-controller.ts';
import { ImportController } from './api/import-controller.ts';
import { CertificateProofs } from './certificate-proofs.ts';
import { CertifiedMaterial } from './certified-material.ts';
import { CountersignCertificate } from './countersign/countersign-certificate.ts';
import { NameInspectionBody } from './countersign/name-inspection-body.ts';
import { ReadCountersignatures } from './countersign/read-countersignatures.ts';
import { SettleCountersignature } from './countersign/settle-countersignature.ts';
import { GoOnWithImport } from './import/go-on-with-import.ts';
import { ReadImport } from './import/read-import.ts';
import { ReadImports } from './import/read-imports.ts';
import { ReceiveImport } from './import/receive-import.ts';
import { StoreImport } from './import/store-import.ts';
import { WorkImports } from './import/work-imports.ts';
import { IssueBatch } from './issue-batch.ts';
import { ListCertificates } from './list-certificates.ts';
import { PublicCertificates } from './public-certificates.ts';
import { ReadBatches } from './read-batches.ts';
import { ReadCertificates } from './read-certificates.ts';
import { RenderCertificate } from './render-certificate.ts';
import { RetryBatch } from './retry-batch.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { SettleBatch } from './settle-batch.ts';
import { SettleRevocation } from './settle-revocation.ts';
import { SignBatch } from './sign-batch.ts';
import { SignRevocation } from './sign-revocation.ts';
import { RevokeCertificates } from './supersede/revoke-certificates.ts';
import { SupersedeCertificate } from './supersede/supersede-certificate.ts';
import { StoreDocuments } from './store-documents.ts';

@Module({
  imports: [SignerKeyModule],
  // Batches and imports first: /v2/certificates/batches must not be read as the id of a certificate.
  controllers: [
    BatchController,
    ImportController,
    CountersignatureController,
    CertificateController,
    CertificatePdfController,
  ],
  providers: [
    CertificateProofs,
    CertifiedMaterial,
    CountersignCertificate,
    GoOnWithImport,
    IssueBatch,
    ListCertificates,
    NameInspectionBody,
    PublicCertificates,
    ReadBatches,
    ReadCertificates,
    RenderCertificate,
    ReadCountersignatures,
    ReadImport,
    ReadImports,
    ReceiveImport,
    RetryBatch,
    RevokeCertificate,
    RevokeCertificates,
    SettleBatch,
    SettleCountersignature,
    SettleRevocation,
    SignBatch,
    SignRevocation,
    StoreDocuments,
    StoreImport,
    SupersedeCertificate,
    WorkImports,
  ],
  exports: [CertificateProofs, CertifiedMaterial, PublicCertificates],
})
export class CertificateModule {}
