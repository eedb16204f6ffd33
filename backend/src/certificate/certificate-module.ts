import { Module } from '@nestjs/common';
import { BatchController } from './api/batch-controller.ts';
import { CertificateController } from './api/certificate-controller.ts';
import { ImportController } from './api/import-controller.ts';
import { CertifiedMaterial } from './certified-material.ts';
import { GoOnWithImport } from './import/go-on-with-import.ts';
import { ReadImport } from './import/read-import.ts';
import { ReadImports } from './import/read-imports.ts';
import { ReceiveImport } from './import/receive-import.ts';
import { StoreImport } from './import/store-import.ts';
import { WorkImports } from './import/work-imports.ts';
import { IssueBatch } from './issue-batch.ts';
import { ListCertificates } from './list-certificates.ts';
import { ReadBatches } from './read-batches.ts';
import { ReadCertificates } from './read-certificates.ts';
import { RetryBatch } from './retry-batch.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { SettleBatch } from './settle-batch.ts';
import { SettleRevocation } from './settle-revocation.ts';
import { SignBatch } from './sign-batch.ts';
import { SignRevocation } from './sign-revocation.ts';
import { StoreDocuments } from './store-documents.ts';

@Module({
  // Batches and imports first: /v2/certificates/batches must not be read as the id of a certificate.
  controllers: [BatchController, ImportController, CertificateController],
  providers: [
    CertifiedMaterial,
    GoOnWithImport,
    IssueBatch,
    ListCertificates,
    ReadBatches,
    ReadCertificates,
    ReadImport,
    ReadImports,
    ReceiveImport,
    RetryBatch,
    RevokeCertificate,
    SettleBatch,
    SettleRevocation,
    SignBatch,
    SignRevocation,
    StoreDocuments,
    StoreImport,
    WorkImports,
  ],
  exports: [CertifiedMaterial],
})
export class CertificateModule {}
