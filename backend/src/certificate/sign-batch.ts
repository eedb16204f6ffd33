import { Injectable } from '@nestjs/common';
import type { Batch, SignatureInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { ChainReader, checksummed } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { ActiveKeys } from '../signer-key/index.ts';
import { findBatch, lockBatch, moveBatch, type BatchRow } from './infra/batch-store.ts';
import { awaitsSignature, batchTypedData, presentBatch } from './present-batch.ts';
import { requestBatch } from './request-batch.ts';

/** Takes the signature of the organisation's own wallet and sends the batch. State: stays `signing` until it is sent. */
@Injectable()
export class SignBatch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
    private readonly activeKeys: ActiveKeys,
  ) {}

  /** @throws AppError `signature-invalid`; `expired` after the deadline; `conflict` when no signature is awaited. */
  async run(caller: OrganisationCaller, id: string, input: SignatureInput): Promise<Batch> {
    const { deployment } = this.chain;
    const before = requireAwaiting(await findBatch(this.prisma.client, caller.organisationId, id));
    const signer = checksummed(input.signer ?? before.issuer);
    const signature = input.signature as `0x${string}`;
    if (signer !== checksummed(before.issuer)) await this.requireKey(caller.organisationId, signer);
    await this.chain.requireSignature(signer, batchTypedData(before, deployment), signature);
    return this.prisma.transact(async (tx) => {
      const batch = requireAwaiting(await lockBatch(tx, caller.organisationId, id));
      await requestBatch(tx, batch, { signer, signature });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.sign-batch',
        subject: `certificate-batch:${id}`,
        details: { root: batch.root, signer },
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

  private async requireKey(organisationId: string, signer: string): Promise<void> {
    if (await this.activeKeys.includes(this.prisma.client, organisationId, signer)) return;
    throw new AppError('signature-invalid', {
      message: `${signer} does not sign for your organisation now. Choose its account or one of its keys.`,
      details: { reason: 'not-a-key' },
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
