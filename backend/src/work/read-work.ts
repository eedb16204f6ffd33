import { Injectable } from '@nestjs/common';
import type { WorkItem, WorkItemPage, WorkItemQuery } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { countOpen, findWork, selectWork, type WorkRow } from './infra/work-queries.ts';

/** Shows what waits for a person: everything to the marketplace's own people, to others what is theirs. */
@Injectable()
export class ReadWork {
  constructor(private readonly prisma: PrismaService) {}

  async list(caller: CallerIdentity, query: WorkItemQuery): Promise<WorkItemPage> {
    const { after, take, limit } = pageWindow(query);
    const organisationId = scopeOf(caller);
    if (organisationId === undefined) return { items: [], nextCursor: null, open: 0 };
    const tx = this.prisma.client;
    const rows = await selectWork(tx, { query, organisationId, after, take });
    return { ...pageFrom(rows, limit, presentWork), open: await countOpen(tx, organisationId) };
  }

  /** @throws AppError `not-found` also for an item of others. */
  async read(caller: CallerIdentity, id: string): Promise<WorkItem> {
    const organisationId = scopeOf(caller);
    const row = organisationId === undefined ? null : await findWork(this.prisma.client, id, organisationId);
    if (!row) throw notFound('work item');
    return presentWork(row);
  }
}

/** Whose items a caller sees: null is everybody's, undefined nobody's. */
export const scopeOf = ({ access, organisationId }: CallerIdentity): string | null | undefined =>
  access.includes('operator') || access.includes('auditor') ? null : (organisationId ?? undefined);

export const presentWork = (row: WorkRow): WorkItem => ({
  id: row.id,
  kind: row.kind,
  orderId: row.order_id,
  orderNumber: row.order_number,
  organisation: row.organisation,
  reason: row.reason,
  action: row.action,
  details: row.details,
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null,
  closedBy: row.closed_by,
  outcome: row.outcome,
  mayRetry: row.may_retry,
});
