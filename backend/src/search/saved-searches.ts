import { Injectable } from '@nestjs/common';
import type { SavedSearch, SavedSearchInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { SearchIndex } from '@topsteel/domain/search';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import {
  deleteSaved,
  insertSaved,
  markSeen,
  readSaved,
  type SavedSearchRow,
} from './infra/saved-search-store.ts';
import { LiveIndex } from './live-index.ts';
import { filterOf } from './search-request-of.ts';

/** Of one person. Each is a search of its own whenever the list is read. */
const MOST_SAVED = 50;

/** Searches that a member keeps, with how many offers they find and how many of those are new since a person looked. */
@Injectable()
export class SavedSearches {
  constructor(
    private readonly prisma: PrismaService,
    private readonly live: LiveIndex,
  ) {}

  async list(caller: CallerIdentity): Promise<{ items: SavedSearch[] }> {
    const [index, rows] = await Promise.all([
      this.live.current(),
      readSaved(this.prisma.client, caller.userId),
    ]);
    return { items: rows.map((row) => present(row, index)) };
  }

  /** @throws AppError `conflict` for a name that is taken, or when there are 50 already */
  async save(caller: CallerIdentity, input: SavedSearchInput): Promise<SavedSearch> {
    const row = await this.prisma.transact(async (tx) => {
      const saved = await insertSaved(tx, caller.userId, input, MOST_SAVED);
      if (!saved) {
        throw new AppError('conflict', {
          message: `You have a saved search of this name, or ${MOST_SAVED} saved searches. Choose another name, or delete one.`,
          details: { reason: 'saved-search-taken' },
        });
      }
      await note(tx, caller, 'saved-search.save', saved);
      return saved;
    });
    return present(row, await this.live.current());
  }

  /** What it finds now is no longer new. @throws AppError `not-found` */
  see(caller: CallerIdentity, id: string): Promise<SavedSearch> {
    return this.change(caller, 'saved-search.see', (tx) => markSeen(tx, caller.userId, id));
  }

  /** @throws AppError `not-found` */
  remove(caller: CallerIdentity, id: string): Promise<SavedSearch> {
    return this.change(caller, 'saved-search.delete', (tx) => deleteSaved(tx, caller.userId, id));
  }

  private async change(
    caller: CallerIdentity,
    action: string,
    work: (tx: Tx) => Promise<SavedSearchRow | undefined>,
  ): Promise<SavedSearch> {
    const row = await this.prisma.transact(async (tx) => {
      const changed = await work(tx);
      if (!changed) throw notFound('saved search');
      await note(tx, caller, action, changed);
      return changed;
    });
    return present(row, await this.live.current());
  }
}

const note = (tx: Tx, caller: CallerIdentity, action: string, { id, name }: SavedSearchRow): Promise<void> =>
  recordAudit(tx, {
    actor: caller.userId,
    organisationId: caller.organisationId,
    action,
    subject: `saved-search:${id}`,
    details: { name },
  });

function present(row: SavedSearchRow, index: SearchIndex): SavedSearch {
  const filter = filterOf(row.query);
  const count = (madeAfterMs?: number): number =>
    index.search({
      query: row.query.q ?? '',
      filter: madeAfterMs === undefined ? filter : { ...filter, madeAfterMs },
      sort: 'relevance',
      site: null,
      after: null,
      limit: 0,
    }).total;
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    total: count(),
    newHits: count(row.seen_at.getTime()),
    seenAt: row.seen_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}
