import { Injectable } from '@nestjs/common';
import type { PriceListEntryInput, PriceListView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requireEntries } from './add-price-list.ts';
import { endList, findList, insertEntries, lockList, removeEntry, type ListRow } from './infra/list-store.ts';
import { presentList } from './present-prices.ts';
import { validityState } from './validity-of.ts';

/** The most a list holds: an answer to a price must stay quick. */
const MOST_ENTRIES = 50_000;

/** Adds to a price list, takes from it, or ends it. */
@Injectable()
export class ChangePriceList {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`, `conflict` for a list that has ended or is full, `invalid-input` as when it is added. */
  addEntries(
    caller: OrganisationCaller,
    id: string,
    entries: readonly PriceListEntryInput[],
    now = new Date(),
  ): Promise<PriceListView> {
    return this.change(caller, id, 'price-list.add-entries', { entries }, now, async (tx, list) => {
      if (list._count.entries + entries.length > MOST_ENTRIES) {
        throw new AppError('conflict', {
          message: `A price list holds at most ${MOST_ENTRIES} entries. Begin another one.`,
          details: { reason: 'price-list-full' },
        });
      }
      await requireEntries(tx, caller.organisationId, entries);
      await insertEntries(tx, id, entries);
    });
  }

  /** @throws AppError `not-found`, `conflict` for a list that has ended. */
  removeEntry(
    caller: OrganisationCaller,
    id: string,
    entryId: string,
    now = new Date(),
  ): Promise<PriceListView> {
    return this.change(caller, id, 'price-list.remove-entry', { entryId }, now, async (tx) => {
      if (!(await removeEntry(tx, id, entryId))) throw notFound('entry');
    });
  }

  /** From now on it holds for nobody. @throws AppError `not-found`, `conflict` when it has ended before. */
  end(caller: OrganisationCaller, id: string, now = new Date()): Promise<PriceListView> {
    return this.change(caller, id, 'price-list.end', {}, now, async (tx) => {
      await endList(tx, id, now);
    });
  }

  private change(
    caller: OrganisationCaller,
    id: string,
    action: string,
    details: Record<string, unknown>,
    now: Date,
    work: (tx: Tx, list: ListRow) => Promise<void>,
  ): Promise<PriceListView> {
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      const list = await lockList(tx, organisationId, id);
      if (!list) throw notFound('price list');
      if (validityState(list, now) === 'past') {
        throw new AppError('conflict', {
          message: 'This price list has ended. Add a new one.',
          details: { reason: 'price-list-ended' },
        });
      }
      await work(tx, list);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action,
        subject: `price-list:${id}`,
        details,
      });
      const changed = await findList(tx, organisationId, id);
      if (!changed) throw notFound('price list');
      return presentList(changed, now);
    });
  }
}
