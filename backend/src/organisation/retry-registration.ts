import { Injectable } from '@nestjs/common';
import type { Organisation } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { businessKey, retryIntent } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findOrganisation, markRegistering } from './infra/organisation-store.ts';
import { presentOrganisation } from './present-organisation.ts';

/** Sends a registration that failed again. State: `failed` → `registering`. */
@Injectable()
export class RetryRegistration {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` when the registration has not failed. */
  async run(actor: string, id: string): Promise<Organisation> {
    return this.prisma.transact(async (tx) => {
      if (!(await findOrganisation(tx, id))) throw notFound('organisation');
      const sent = await retryIntent(tx, {
        businessKey: businessKey.registerOrganisation(id),
        kind: 'register-organisation',
      });
      if (!sent) {
        throw new AppError('conflict', {
          message: 'This registration has not failed, so there is nothing to send again.',
          details: { reason: 'not-failed' },
        });
      }
      await recordAudit(tx, {
        actor,
        organisationId: id,
        action: 'organisation.retry',
        subject: `organisation:${id}`,
      });
      return presentOrganisation(await markRegistering(tx, id));
    });
  }
}
