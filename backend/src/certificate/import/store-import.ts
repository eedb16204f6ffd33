import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../audit/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { ChainReader } from '../../platform/chain/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { Ipfs } from '../../platform/ipfs/index.ts';
import { nextBatchNumber } from '../infra/batch-store.ts';
import { awaitCountersignatures } from '../infra/countersignature-store.ts';
import { chooseRows, countRows, refuseClashes } from '../infra/import-row-store.ts';
import { countStored, documentsToStore, makeDrafts, noteCids } from '../infra/import-seal-store.ts';
import { keepLease, moveImport, readImport, type ImportRecord } from '../infra/import-store.ts';
import { requireAccount } from '../issue-batch.ts';
import { requestBatch } from '../request-batch.ts';
import { sealBatch } from '../seal-batch.ts';

const DOCUMENTS_AT_ONCE = 100;
/** Ten thousand leaves, their rows and their documents in one transaction take seconds, on a busy machine many. */
const SEAL_TIMEOUT_MS = 180_000;

/**
 * Issues what the dry run left: documents to the store, then all certificates as one batch. What is stored already is
 * not stored again; certificates, batch and the request to the register are kept in one transaction, so there is one
 * batch or none, wherever the process ends. State: `storing` → `sealed`, or back to `checked` when meanwhile a heat was
 * certified elsewhere.
 */
@Injectable()
export class StoreImport {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly ipfs: Ipfs,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError `unavailable` when the document store is away; LeaseLost when the import is not ours any more. */
  async run(importId: string, holder: string): Promise<void> {
    const lease = { id: importId, holder, state: 'storing' as const };
    await this.storeDocuments(lease);
    const record = await readImport(this.prisma.client, importId);
    await this.prisma.transact(
      async (tx) => {
        await keepLease(tx, lease);
        if (!(await this.goesBack(tx, record))) await this.seal(tx, record);
      },
      { timeoutMs: SEAL_TIMEOUT_MS },
    );
  }

  private async storeDocuments(lease: { id: string; holder: string; state: 'storing' }): Promise<void> {
    const { client } = this.prisma;
    let stored = await countStored(client, lease.id);
    for (;;) {
      const documents = await documentsToStore(client, lease.id, DOCUMENTS_AT_ONCE);
      if (documents.length === 0) break;
      const placed = await this.ipfs.putMany(documents.map(({ content }) => content));
      const cids = documents.map(({ rowOrdinal, role }, index) => ({
        rowOrdinal,
        role,
        cid: placed[index]?.cid ?? '',
      }));
      stored += new Set(cids.map(({ rowOrdinal }) => rowOrdinal)).size;
      await this.prisma.transact(async (tx) => {
        await keepLease(tx, lease, { storedCount: stored });
        await noteCids(tx, lease.id, cids);
      });
    }
    await keepLease(client, lease, { storedCount: await countStored(client, lease.id) });
  }

  /** True when a chosen certificate can't be issued any more; then the owner looks again. */
  private async goesBack(tx: Tx, record: ImportRecord): Promise<boolean> {
    await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${record.organisationId}::uuid FOR UPDATE`;
    const refused = await refuseClashes(tx, record.id);
    if (refused === 0) return false;
    await chooseRows(tx, record.id, []);
    await moveImport(tx, record, 'checked', {
      ...(await countRows(tx, record.id)),
      failure: `${refused.toString()} of the certificates were registered by another way meanwhile. Look at the findings and issue the rest.`,
    });
    return true;
  }

  private async seal(tx: Tx, record: ImportRecord): Promise<void> {
    const { organisationId } = record;
    const organisation = await this.organisations.byId(organisationId, tx);
    const issuer = requireAccount(organisation);
    const number = await nextBatchNumber(tx, organisationId);
    const certificates = await makeDrafts(tx, record.id);
    const steps = record.steps as Record<string, string>;
    const now = new Date().toISOString();
    const batch = await sealBatch(tx, this.chain.deployment, {
      certificates,
      issuer,
      number,
      organisationId,
      isHosted: organisation?.isHosted === true,
      steps: { preparing: steps.received ?? now, storing: steps.storing ?? now, signing: now },
    });
    if (record.bodyId !== null) await awaitCountersignatures(tx, batch.id, record.bodyId);
    if (batch.deadline === null) await requestBatch(tx, batch);
    await moveImport(tx, record, 'sealed', { batchId: batch.id });
    await recordAudit(tx, {
      actor: record.userId,
      organisationId,
      action: 'certificate.issue-batch',
      subject: `certificate-batch:${batch.id}`,
      details: { number, root: batch.root, count: batch.count, import: record.id },
    });
  }
}
