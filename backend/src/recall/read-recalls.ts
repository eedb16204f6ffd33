import { Injectable } from '@nestjs/common';
import type { Page, PageQuery, RecallAnswer } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findRecall, listRecalls } from './infra/recall-store.ts';
import { PresentRecall } from './present-recall.ts';

/** The recalls of one organisation, newest first; an operator sees everybody's. */
@Injectable()
export class ReadRecalls {
  constructor(
    private readonly prisma: PrismaService,
    private readonly presenter: PresentRecall,
  ) {}

  async list(caller: CallerIdentity, query: PageQuery): Promise<Page<RecallAnswer>> {
    const scope = scopeOf(caller);
    if (scope === undefined) return { items: [], nextCursor: null };
    const { after, take, limit } = pageWindow(query);
    const rows = await listRecalls(this.prisma.client, { organisationId: scope, after, take });
    const shown = new Map<string, RecallAnswer>();
    for (const row of rows) shown.set(row.id, await this.presenter.run(row));
    const page = pageFrom(rows, limit, (row) => shown.get(row.id));
    return { items: page.items.flatMap((item) => item ?? []), nextCursor: page.nextCursor };
  }

  /** @throws AppError `not-found` */
  async one(caller: CallerIdentity, id: string): Promise<RecallAnswer> {
    const scope = scopeOf(caller);
    const row = scope === undefined ? null : await findRecall(this.prisma.client, scope, id);
    if (!row) throw notFound('recall');
    return this.presenter.run(row);
  }
}

/** Whose recalls a caller sees: null for everybody's, undefined for nobody's. */
export const scopeOf = (caller: CallerIdentity): string | null | undefined =>
  caller.access.includes('operator') ? null : (caller.organisationId ?? undefined);
