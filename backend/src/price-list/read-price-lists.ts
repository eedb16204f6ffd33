import { Injectable } from '@nestjs/common';
import type {
  CustomerGroupView,
  Page,
  PageQuery,
  PriceListEntryView,
  PriceListView,
  PriceRuleView,
} from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import { listGroups } from './infra/group-store.ts';
import { findList, listEntries, listLists } from './infra/list-store.ts';
import { listRules } from './infra/rule-store.ts';
import { presentEntry, presentGroup, presentList, presentRule } from './present-prices.ts';
import { priceOwnerOf } from './price-owner.ts';

/** Shows an owner its price lists, groups of customers and rules. Nobody sees another's. */
@Injectable()
export class ReadPriceLists {
  constructor(private readonly prisma: PrismaService) {}

  async lists(caller: OrganisationCaller, query: PageQuery, now = new Date()): Promise<Page<PriceListView>> {
    const { limit, ...window } = pageWindow(query);
    const rows = await listLists(this.prisma.client, caller.organisationId, window);
    return pageFrom(rows, limit, (row) => presentList(row, now));
  }

  /** @throws AppError `not-found` */
  async list(caller: OrganisationCaller, id: string, now = new Date()): Promise<PriceListView> {
    const row = await findList(this.prisma.client, caller.organisationId, id);
    if (!row) throw notFound('price list');
    return presentList(row, now);
  }

  /** @throws AppError `not-found` */
  async entries(caller: OrganisationCaller, id: string, query: PageQuery): Promise<Page<PriceListEntryView>> {
    if (!(await findList(this.prisma.client, caller.organisationId, id))) throw notFound('price list');
    const { limit, ...window } = pageWindow(query);
    return pageFrom(await listEntries(this.prisma.client, id, window), limit, presentEntry);
  }

  async groups(caller: OrganisationCaller, query: PageQuery): Promise<Page<CustomerGroupView>> {
    const { limit, ...window } = pageWindow(query);
    return pageFrom(await listGroups(this.prisma.client, priceOwnerOf(caller), window), limit, presentGroup);
  }

  async rules(caller: OrganisationCaller, query: PageQuery, now = new Date()): Promise<Page<PriceRuleView>> {
    const { limit, ...window } = pageWindow(query);
    const rows = await listRules(this.prisma.client, priceOwnerOf(caller), window);
    return pageFrom(rows, limit, (row) => presentRule(row, now));
  }
}
