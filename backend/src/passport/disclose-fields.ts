import { Injectable } from '@nestjs/common';
import type { DisclosureAnswer } from '@topsteel/domain/api';
import { disclose, disclosureSchema } from '@topsteel/domain/disclosure';
import { recordAudit } from '../audit/index.ts';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findCertificateJson, findPassportLot } from './infra/passport-store.ts';
import { IssueCredentials } from './issue-credentials.ts';
import { StatusPlaces } from './status-places.ts';

/**
 * Shows chosen fields of a certificate without carrying the rest, with the credential that the issuer signed over
 * the commitment to all of them.
 */
@Injectable()
export class DiscloseFields {
  constructor(
    private readonly prisma: PrismaService,
    private readonly places: StatusPlaces,
    private readonly issueCredentials: IssueCredentials,
  ) {}

  /**
   * @throws AppError `not-found`; `invalid-input` when a path is not in the document; `conflict` while the certificate has no
   * lot on the ledger; otherwise as {@link IssueCredentials.run}.
   */
  async run(
    caller: OrganisationCaller,
    certificateId: string,
    paths: readonly string[],
  ): Promise<DisclosureAnswer> {
    const { organisationId, userId } = caller;
    const certificate = await findCertificateJson(this.prisma.client, organisationId, certificateId);
    const [document] = certificate?.documents ?? [];
    if (!certificate || !document) throw notFound('certificate');
    const lot = await findPassportLot(this.prisma.client, [
      { certificateId, state: { in: ['commissioned', 'final'] } },
    ]);
    if (!lot) {
      throw new AppError('conflict', {
        message: 'No lot of this certificate is on the ledger yet. Commission one, then show fields of it.',
        details: { reason: 'no-lot' },
      });
    }
    const subject = await this.prisma.transact((tx) => this.places.of(tx, organisationId, certificateId));
    const shown = disclose(
      JSON.parse(Buffer.from(document.content).toString('utf8')),
      this.places.seedOf(subject),
      paths,
    );
    const { jwt } = await this.issueCredentials.run(lot, 'inspection-certificate');
    await this.prisma.transact((tx) =>
      recordAudit(tx, {
        actor: userId,
        organisationId,
        action: 'certificate.disclose-fields',
        subject: `certificate:${certificateId}`,
        details: { paths: [...paths] },
      }),
    );
    return { credential: jwt, disclosure: disclosureSchema.parse(shown) };
  }
}
