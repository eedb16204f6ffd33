import { Injectable } from '@nestjs/common';
import type { Certificate } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import { lockCertificate } from '../infra/certificate-store.ts';
import { findCountersignature, updateCountersignature } from '../infra/countersignature-store.ts';
import { requireAccount } from '../issue-batch.ts';
import { ListCertificates } from '../list-certificates.ts';
import { chooseInspectionBody } from './choose-inspection-body.ts';

/** Names another inspection body for a certificate that is not countersigned. State: `awaited` or `refused` → `awaited`. */
@Injectable()
export class NameInspectionBody {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly certificates: ListCertificates,
  ) {}

  /** @throws AppError `not-found`; `conflict` when it is countersigned or on its way; `invalid-input` on a wrong body. */
  async run(
    caller: OrganisationCaller,
    certificateId: string,
    inspectionBodyId: string,
  ): Promise<Certificate> {
    const { organisationId } = caller;
    const issuer = {
      id: organisationId,
      account: requireAccount(await this.organisations.byId(organisationId)),
    };
    await this.prisma.transact(async (tx) => {
      const certificate = await lockCertificate(tx, organisationId, certificateId);
      if (!certificate) throw notFound('certificate');
      const row = await findCountersignature(tx, certificateId);
      if (!row || !['awaited', 'signing', 'refused'].includes(row.state)) {
        throw new AppError('conflict', {
          message: 'No countersignature of this certificate is awaited.',
          details: { reason: 'not-awaited' },
        });
      }
      const body = await chooseInspectionBody(
        this.organisations,
        issuer,
        [certificate.kind],
        inspectionBodyId,
      );
      await updateCountersignature(tx, certificateId, {
        state: 'awaited',
        bodyId: body?.id ?? null,
        reason: null,
        deadline: null,
        failure: null,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'certificate.name-inspection-body',
        subject: `certificate:${certificateId}`,
        details: { body: body?.name },
      });
    });
    return this.certificates.one(organisationId, certificateId);
  }
}
