import { Injectable } from '@nestjs/common';
import type { Batch } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { lockBatch, moveBatch, type BatchRow } from './infra/batch-store.ts';
import { awaitsSignature, presentBatch } from './present-batch.ts';
import { requestBatch, signingDeadline } from './request-batch.ts';

/**
 * Sends a failed batch again. With a wallet of its own the organisation signs anew, because the first signature has a
 * deadline. State: `failed` (or a signature that came too late) → `signing`.
 */
@Injectable()
export class RetryBatch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError `not-found`; `conflict` when there is nothing to send again. */
  async run(caller: OrganisationCaller, id: string): Promise<Batch> {
    return this.prisma.transact(async (tx) => {
      const batch = await lockBatch(tx, caller.organisationId, id);
      if (!batch) throw notFound('batch');
      if (batch.state !== 'failed' && !isOverdue(batch)) {
        throw new AppError('conflict', {
          message: 'This batch has not failed, so there is nothing to send again.',
          details: { reason: 'not-failed' },
        });
      }
      const isOwnKey = batch.organisation.custody === 'own-key';
      const moved = await moveBatch(tx, batch, {
        state: 'signing',
        certificates: 'issuing',
        at: new Date(),
        deadline: isOwnKey ? signingDeadline() : null,
      });
      if (!isOwnKey) await requestBatch(tx, moved);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.retry-batch',
        subject: `certificate-batch:${id}`,
      });
      return presentBatch(moved, this.chain.deployment);
    });
  }
}

const isOverdue = (batch: BatchRow): boolean =>
  awaitsSignature(batch) && (batch.deadline ?? 0n) * 1_000n <= BigInt(Date.now());
