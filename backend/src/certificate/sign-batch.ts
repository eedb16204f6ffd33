import { Injectable } from '@nestjs/common';
import type { Batch } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findBatch, lockBatch, moveBatch, type BatchRow } from './infra/batch-store.ts';
import { awaitsSignature, batchTypedData, presentBatch } from './present-batch.ts';
import { requestBatch } from './request-batch.ts';

/** Takes the signature of the organisation's own wallet and sends the batch. State: stays `signing` until it is sent. */
@Injectable()
export class SignBatch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError `signature-invalid`; `expired` after the deadline; `conflict` when no signature is awaited. */
  async run(caller: OrganisationCaller, id: string, signature: `0x${string}`): Promise<Batch> {
    const { deployment } = this.chain;
    const before = requireAwaiting(await findBatch(this.prisma.client, caller.organisationId, id));
    await this.chain.requireSignature(
      before.issuer as `0x${string}`,
      batchTypedData(before, deployment),
      signature,
    );
    return this.prisma.transact(async (tx) => {
      const batch = requireAwaiting(await lockBatch(tx, caller.organisationId, id));
      await requestBatch(tx, batch, signature);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.sign-batch',
        subject: `certificate-batch:${id}`,
        details: { root: batch.root },
      });
      const sent = await moveBatch(tx, batch, {
        state: 'signing',
        certificates: 'issuing',
        at: new Date(),
        deadline: null,
      });
      return presentBatch(sent, deployment);
    });
  }
}

function requireAwaiting(batch: BatchRow | null): BatchRow {
  if (!batch) throw notFound('batch');
  if (!awaitsSignature(batch)) {
    throw new AppError('conflict', {
      message: 'This batch awaits no signature.',
      details: { reason: 'no-signature-awaited' },
    });
  }
  if ((batch.deadline ?? 0n) * 1_000n <= BigInt(Date.now())) {
    throw new AppError('expired', {
      message: 'The time to sign this batch is over. Press "Try again" to get a new request to sign.',
      details: { reason: 'signing-time-over' },
    });
  }
  return batch;
}
