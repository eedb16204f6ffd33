import { Injectable } from '@nestjs/common';
import { renderCertificatePdf, type DocumentLanguage } from '@topsteel/documents';
import { inspectionDocumentTypes } from '@topsteel/domain/certificate';
import { readDocument } from '@topsteel/domain/document';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findCertificateJson } from './infra/certificate-document-store.ts';

/** Renders a certificate of an organisation for people, from the JSON that is registered. Nothing is kept. */
@Injectable()
export class RenderCertificate {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` when the organisation has no such certificate. */
  async run(
    organisationId: string,
    id: string,
    language: DocumentLanguage,
  ): Promise<{ fileName: string; pdf: Uint8Array }> {
    const json = await findCertificateJson(this.prisma.client, organisationId, id);
    if (json === null) throw notFound('certificate');
    const { reading } = readDocument(new TextDecoder('utf-8').decode(json), {
      acceptedTypes: inspectionDocumentTypes,
    });
    if (reading === undefined) {
      throw new AppError('certificate-refused', {
        message: 'The stored document of this certificate cannot be read. Read the file again.',
        details: {
          reason: 'document-unreadable',
          remedy: 'Read the certificate’s file again: POST /v2/certificates/read.',
          errors: [
            { field: 'id', message: 'The document kept under this id is no certificate that can be read.' },
          ],
        },
      });
    }
    // Header values are Latin: what a number has beyond letters, digits and dashes is left out.
    const name = reading.documentNumber.replace(/[^\w-]+/gu, '-').slice(0, 80);
    return {
      fileName: `certificate-${name}-${language}.pdf`,
      pdf: await renderCertificatePdf(reading, { language, json: reading.canonicalBytes }),
    };
  }
}
