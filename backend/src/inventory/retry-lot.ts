import { Injectable } from '@nestjs/common';
import type { Lot } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { CertifiedMaterial } from '../certificate/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { lockLot, updateLot } from './infra/lot-store.ts';
import { presentLot } from './present-lot.ts';
import { requestCommission } from './request-commission.ts';

const SIGNING_SECONDS = 3_600;

/** Sends a failed lot again, or asks anew for a signature that came too late. */
@Injectable()
export class RetryLot {
  constructor(
    private readonly prisma: PrismaService,
    private readonly material: CertifiedMaterial,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  /** @throws AppError `not-found`; `conflict` when there is nothing to send again; `not-conserved` as at first. */
  async run(caller: OrganisationCaller, id: string): Promise<Lot> {
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      const row = await lockLot(tx, organisationId, id);
      if (!row) throw notFound('lot');
      const nowSeconds = BigInt(Math.floor(Date.now() / 1_000));
      const isOverdue = row.state === 'awaiting-signature' && (row.deadline ?? 0n) <= nowSeconds;
      if (row.state !== 'failed' && !isOverdue) {
        throw new AppError('conflict', {
          message: 'This lot has not failed, so there is nothing to send again.',
          details: { reason: 'not-failed' },
        });
      }
      const material = isOverdue
        ? await this.material.read(organisationId, row.certificateId)
        : await this.material.take(tx, organisationId, row.certificateId, row.massGrams);
      const isOwnKey = material.organisation.custody === 'own-key';
      const again = await updateLot(tx, id, {
        state: isOwnKey ? 'awaiting-signature' : 'requested',
        deadline: isOwnKey ? nowSeconds + BigInt(SIGNING_SECONDS) : null,
        failure: null,
      });
      if (!isOwnKey) await requestCommission(tx, again, material);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'lot.retry',
        subject: `lot:${id}`,
      });
      return presentLot(again, {
        publicUrl: this.config.settings.publicUrl,
        deployment: this.chain.deployment,
      });
    });
  }
}
