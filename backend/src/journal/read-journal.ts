import { Injectable } from '@nestjs/common';
import type { JournalEntryView, JournalQuery, Page } from '@topsteel/domain/api';
import { namesOfUsers, requireDeskReader } from '../identity/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findJournalEntry, listJournalEntries, type StoredJournalEntry } from './infra/journal-store.ts';
import { numbersOfOrders } from './infra/order-queries.ts';
import { presentJournalEntry } from './present-journal-entry.ts';

/** Shows the marketplace, and auditors, the entries that people have made in the books. */
@Injectable()
export class ReadJournal {
  constructor(private readonly prisma: PrismaService) {}

  /** Newest first. @throws AppError `forbidden` outside the marketplace, auditors excepted. */
  async list(caller: CallerIdentity, query: JournalQuery): Promise<Page<JournalEntryView>> {
    requireDeskReader(caller);
    const { after, take, limit } = pageWindow(query);
    const rows = await listJournalEntries(this.prisma.client, query, { after, take });
    return pageFrom(rows, limit, await this.presenter(caller, rows));
  }

  /** @throws AppError `not-found` */
  async one(caller: CallerIdentity, id: string): Promise<JournalEntryView> {
    requireDeskReader(caller);
    const found = await findJournalEntry(this.prisma.client, id);
    if (!found) throw notFound('journal entry');
    return (await this.presenter(caller, [found]))(found);
  }

  private async presenter(
    caller: CallerIdentity,
    rows: readonly StoredJournalEntry[],
  ): Promise<(row: StoredJournalEntry) => JournalEntryView> {
    const tx = this.prisma.client;
    const names = await namesOfUsers(
      tx,
      rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
    );
    const orders = await numbersOfOrders(
      tx,
      rows.flatMap(({ orderId }) => orderId ?? []),
    );
    return (row) =>
      presentJournalEntry(row, {
        person: (id) => ({ id, name: names.get(id) ?? id }),
        orderNumber: (id) => orders.get(id) ?? id,
        readerId: caller.userId,
        isOfDesk: caller.organisationRoles.includes('operator'),
      });
  }
}
