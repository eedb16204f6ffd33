import { Injectable } from '@nestjs/common';
import type { CloseWorkInput, WorkItem } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { findWork, type WorkRow } from './infra/work-queries.ts';
import { ReadWork, scopeOf } from './read-work.ts';
import { closeWork } from './work-items.ts';

/** A person closes an item and says what was found and done. */
@Injectable()
export class CloseWorkItem {
  constructor(
    private readonly prisma: PrismaService,
    private readonly work: ReadWork,
  ) {}

  /**
   * @param andThen done in the same transaction, e.g. to try again what stood still
   * @throws AppError `not-found` also for an item of others; `conflict` when it was closed before.
   */
  async run(
    caller: CallerIdentity,
    id: string,
    { outcome }: CloseWorkInput,
    andThen?: (tx: Tx, row: WorkRow) => Promise<void>,
  ): Promise<WorkItem> {
    await this.prisma.transact(async (tx) => {
      const organisationId = scopeOf(caller);
      const row = organisationId === undefined ? null : await findWork(tx, id, organisationId);
      if (!row) throw notFound('work item');
      if (!(await closeWork(tx, row.key, caller.name, outcome))) throw closedBefore(row);
      await andThen?.(tx, row);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'work.close',
        subject: row.order_id === null ? `work:${id}` : `order:${row.order_id}`,
        details: { key: row.key, kind: row.kind, outcome },
      });
    });
    return this.work.read(caller, id);
  }
}

const closedBefore = (row: WorkRow) =>
  new AppError('conflict', {
    message: `This was closed already${row.closed_by === null ? '' : ` by ${row.closed_by}`}. Reload the queue.`,
    details: { reason: 'work-closed' },
  });
