import { Injectable } from '@nestjs/common';
import type { Batch, CorrectionAnswer, SupersedeInput } from '@topsteel/domain/api';
import { compareDocuments } from '@topsteel/domain/certificate';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import { documentsOf, findCertificate, type CertificateRow } from '../infra/certificate-store.ts';
import { IssueBatch } from '../issue-batch.ts';
import type { UploadedFile } from '../pair-files.ts';
import { ReadCertificates } from '../read-certificates.ts';

const MAX_DIFFERENCES = 500;

/**
 * Replaces a certificate by a corrected one: the correction is read and held against the original, then issued; once it
 * stands in the register, the original is revoked as superseded (reason 3). Until then the original stays in force.
 */
@Injectable()
export class SupersedeCertificate {
  constructor(
    private readonly prisma: PrismaService,
    private readonly readCertificates: ReadCertificates,
    private readonly issueBatch: IssueBatch,
  ) {}

  /**
   * Reads a correction and keeps it as a draft; says value by value what it changes. Nothing is issued.
   *
   * @throws AppError `not-found`; `conflict` when the original is not in the register; `invalid-input` on other than one
   * certificate.
   */
  async correct(
    caller: OrganisationCaller,
    id: string,
    files: readonly UploadedFile[],
  ): Promise<CorrectionAnswer> {
    const original = await this.original(caller.organisationId, id);
    const { rows } = await this.readCertificates.run(caller, files, id);
    const [row] = rows;
    if (!row || rows.length > 1) {
      throw new AppError('invalid-input', {
        message: 'Upload the corrected certificate alone, with its PDF if it has one.',
        details: { reason: 'one-certificate' },
      });
    }
    if (row.draftId === null) return { row, differences: [] };
    const [before, after] = await Promise.all([this.document(original.id), this.document(row.draftId)]);
    return { row, differences: compareDocuments(before, after).slice(0, MAX_DIFFERENCES) };
  }

  /**
   * Issues the correction. State of the original: unchanged until the batch is in the register.
   *
   * @throws AppError as {@link IssueBatch}; `not-found`; `conflict` when the original is not in the register.
   */
  async run(caller: OrganisationCaller, id: string, input: SupersedeInput): Promise<Batch> {
    await this.original(caller.organisationId, id);
    const { draftId, inspectionBodyId } = input;
    const batch = await this.issueBatch.run(
      caller,
      { draftIds: [draftId], ...(inspectionBodyId !== undefined && { inspectionBodyId }) },
      id,
    );
    await this.prisma.transact((tx) =>
      recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.supersede',
        subject: `certificate:${id}`,
        details: { successor: draftId, batch: batch.number },
      }),
    );
    return batch;
  }

  private async original(organisationId: string, id: string): Promise<CertificateRow> {
    const row = await findCertificate(this.prisma.client, organisationId, id);
    if (!row) throw notFound('certificate');
    if (row.state === 'registered' || row.state === 'final') return row;
    throw new AppError('conflict', {
      message: `Certificate ${row.number} is ${row.state}; only one that stands in the register can be replaced.`,
      details: { reason: 'not-registered' },
    });
  }

  private async document(certificateId: string): Promise<unknown> {
    const documents = await documentsOf(this.prisma.client, [certificateId]);
    const json = documents.find(({ role }) => role === 'certificate-json');
    return JSON.parse(new TextDecoder().decode(json?.content)) as unknown;
  }
}
