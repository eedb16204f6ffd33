import { Injectable } from '@nestjs/common';
import type { Batch, batchInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { chooseDrafts } from './choose-drafts.ts';
import { chooseInspectionBody } from './countersign/choose-inspection-body.ts';
import { awaitCountersignatures } from './infra/countersignature-store.ts';
import { keepSupersession } from './infra/supersession-store.ts';
import { nextBatchNumber } from './infra/batch-store.ts';
import { presentBatch } from './present-batch.ts';
import { requestBatch } from './request-batch.ts';
import { sealable, sealBatch } from './seal-batch.ts';
import { StoreDocuments } from './store-documents.ts';

/**
 * Issues drafts as one Merkle batch: documents to IPFS, leaves and root computed, then the request to the register,
 * signed by the hosted signer at once or by the organisation's own wallet later. States: certificates `draft` →
 * `issuing`; batch → `signing`.
 */
@Injectable()
export class IssueBatch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly storeDocuments: StoreDocuments,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError as {@link chooseDrafts}; `conflict` while the organisation has no account; `unavailable`. */
  async run(
    caller: OrganisationCaller,
    input: z.output<typeof batchInput>,
    replacing?: string,
  ): Promise<Batch> {
    const { organisationId } = caller;
    const organisation = await this.organisations.byId(organisationId);
    const issuer = requireAccount(organisation);
    const preparingAt = new Date().toISOString();
    const chosen = await chooseDrafts(this.prisma.client, organisationId, input.draftIds, replacing);
    const body = await chooseInspectionBody(
      this.organisations,
      { id: organisationId, account: issuer },
      chosen.map(({ kind }) => kind),
      input.inspectionBodyId,
    );
    const storingAt = new Date().toISOString();
    await this.storeDocuments.run(input.draftIds);
    return this.prisma.transact(async (tx) => {
      const number = await nextBatchNumber(tx, organisationId);
      const drafts = await chooseDrafts(tx, organisationId, input.draftIds, replacing);
      const row = await sealBatch(tx, this.chain.deployment, {
        certificates: drafts.map(sealable),
        issuer,
        number,
        organisationId,
        isHosted: organisation?.isHosted === true,
        steps: { preparing: preparingAt, storing: storingAt, signing: new Date().toISOString() },
      });
      const [successor] = drafts;
      if (replacing !== undefined && successor) {
        const { userId } = caller;
        await keepSupersession(tx, {
          certificateId: replacing,
          successorId: successor.id,
          organisationId,
          userId,
        });
      }
      if (body) await awaitCountersignatures(tx, row.id, body.id);
      if (row.deadline === null) await requestBatch(tx, row);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'certificate.issue-batch',
        subject: `certificate-batch:${row.id}`,
        details: {
          number,
          root: row.root,
          count: row.count,
          certificates: drafts.map((draft) => draft.number),
        },
      });
      return presentBatch(row, this.chain.deployment);
    });
  }
}

/** @throws AppError `conflict` while the organisation has no account. */
export function requireAccount(organisation: OrganisationFacts | null): `0x${string}` {
  if (organisation?.account) return organisation.account;
  throw new AppError('conflict', {
    message:
      'Your organisation has no account in the register yet. Wait until its registration is confirmed, then issue again.',
    details: { reason: 'organisation-not-registered' },
  });
}
