import { Injectable } from '@nestjs/common';
import type { OrderGroup, OrderGroupSummary, Page, PageQuery } from '@topsteel/domain/api';
import { recallsBehind } from '../genealogy/index.ts';
import { rowsOfGroups, type OrderRow } from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findGroup, listGroups, type StoredGroup } from './infra/group-store.ts';
import { presentGroup, presentGroupSummary } from './present-group.ts';

/** Shows groups of orders to their buyer, and all of them to auditors and operators. */
@Injectable()
export class ReadGroups {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` also for a group of others. */
  async read(caller: CallerIdentity, id: string): Promise<OrderGroup> {
    const { group, rows } = await this.find(caller, id);
    const lots = rows.map(({ lotId }) => lotId);
    return presentGroup(group, rows, await recallsBehind(this.prisma.client, lots));
  }

  /** The group with its orders, for who may act on it. @throws AppError `not-found` */
  async find(caller: CallerIdentity, id: string): Promise<{ group: StoredGroup; rows: OrderRow[] }> {
    const group = await findGroup(this.prisma.client, id);
    if (!group || (group.buyerId !== caller.organisationId && !seesAll(caller)))
      throw notFound('group of orders');
    return { group, rows: await rowsOfGroups(this.prisma.client, [id]) };
  }

  async list(caller: CallerIdentity, query: PageQuery): Promise<Page<OrderGroupSummary>> {
    const { after, take, limit } = pageWindow(query);
    const buyerId = seesAll(caller) ? null : caller.organisationId;
    if (buyerId === null && !seesAll(caller)) return { items: [], nextCursor: null };
    const groups = await listGroups(this.prisma.client, { buyerId, after, take });
    const rows = await rowsOfGroups(
      this.prisma.client,
      groups.map(({ id }) => id),
    );
    return pageFrom(groups, limit, (group) =>
      presentGroupSummary(
        group,
        rows.filter(({ groupId }) => groupId === group.id),
      ),
    );
  }
}

const seesAll = ({ access }: CallerIdentity): boolean =>
  access.includes('auditor') || access.includes('operator');
