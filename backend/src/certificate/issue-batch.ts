import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { buildBatch } from '@topsteel/chain';
import type { Batch, batchInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { chooseDrafts } from './choose-drafts.ts';
import { insertBatch, lockBatch, nextBatchNumber, type BatchRow } from './infra/batch-store.ts';
import { updateCertificate, type CertificateRow } from './infra/certificate-store.ts';
import { presentBatch } from './present-batch.ts';
import { requestBatch, signingDeadline } from './request-batch.ts';
import { StoreDocuments } from './store-documents.ts';

/** The end of a certificate's validity: none (the largest uint48). */
const NO_END = 2n ** 48n - 1n;

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
  async run(caller: OrganisationCaller, input: z.output<typeof batchInput>): Promise<Batch> {
    const { organisationId } = caller;
    const organisation = await this.organisations.byId(organisationId);
    const issuer = requireAccount(organisation);
    const preparingAt = new Date().toISOString();
    await chooseDrafts(this.prisma.client, organisationId, input.draftIds);
    const storingAt = new Date().toISOString();
    await this.storeDocuments.run(input.draftIds);
    return this.prisma.transact(async (tx) => {
      const number = await nextBatchNumber(tx, organisationId);
      const drafts = await chooseDrafts(tx, organisationId, input.draftIds);
      const row = await this.seal(tx, {
        drafts,
        issuer,
        number,
        organisationId,
        isHosted: organisation?.isHosted === true,
        steps: { preparing: preparingAt, storing: storingAt, signing: new Date().toISOString() },
      });
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

  private async seal(tx: Tx, sealing: Sealing): Promise<BatchRow> {
    const { drafts, issuer, number, organisationId } = sealing;
    const now = BigInt(Math.floor(Date.now() / 1_000));
    const certificates = drafts.map((draft, index) => ({
      issuer,
      batch: number,
      index,
      documentHash: draft.documentHash as `0x${string}`,
      subject: draft.subject as `0x${string}`,
      kind: draft.kind,
      massGrams: draft.massGrams,
      validFrom: Number(now),
      validUntil: Number(NO_END),
      salt: `0x${randomBytes(32).toString('hex')}` as const,
    }));
    const tree = buildBatch(this.chain.deployment, certificates);
    const id = newId();
    await insertBatch(tx, {
      id,
      organisationId,
      number,
      state: 'signing',
      issuer,
      root: tree.root,
      depth: tree.depth,
      count: certificates.length,
      deadline: sealing.isHosted ? null : signingDeadline(),
      steps: sealing.steps,
    });
    for (const [index, draft] of drafts.entries()) {
      await updateCertificate(tx, draft.id, {
        state: 'issuing',
        batchId: id,
        batchIndex: index,
        leaf: tree.leaves[index] ?? null,
        siblings: tree.siblingsOf(index),
        salt: certificates[index]?.salt ?? null,
        validFrom: now,
        validUntil: NO_END,
      });
    }
    const row = await lockBatch(tx, organisationId, id);
    if (!row)
      throw new AppError('internal', { message: 'The batch was not kept. Nothing was sent; try again.' });
    return row;
  }
}

interface Sealing {
  drafts: readonly CertificateRow[];
  issuer: `0x${string}`;
  number: bigint;
  organisationId: string;
  isHosted: boolean;
  steps: Record<string, string>;
}

function requireAccount(organisation: OrganisationFacts | null): `0x${string}` {
  if (organisation?.account) return organisation.account;
  throw new AppError('conflict', {
    message:
      'Your organisation has no account in the register yet. Wait until its registration is confirmed, then issue again.',
    details: { reason: 'organisation-not-registered' },
  });
}
