import { Injectable, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SearchIndex } from '@topsteel/domain/search';
import { PrismaService } from '../platform/database/index.ts';
import { Metrics } from '../platform/telemetry/index.ts';
import { changesSince, documentOf, loadEntries, MOST_CHANGES, takeSnapshot } from './infra/entry-store.ts';
import { groupsOf, readSynonyms } from './infra/synonym-store.ts';

const ROWS_AT_ONCE = 2_000;

interface Copy {
  index: SearchIndex;
  /** What the copy knows of; asked for what came after. */
  snapshot: string;
  synonymVersion: bigint;
}

/**
 * The search index of this process, brought up to date before every search: whatever was committed before a search began
 * is in its results, whoever committed it. Searches that come together share one look at the database.
 */
@Injectable()
export class LiveIndex implements OnApplicationBootstrap, OnModuleDestroy {
  #copy: Copy | null = null;
  #running: Promise<SearchIndex> | null = null;
  #next: Promise<SearchIndex> | null = null;
  #isClosing = false;
  #lookedAt = 0;

  constructor(
    private readonly prisma: PrismaService,
    @Optional() metrics?: Metrics,
  ) {
    metrics?.include('search', () =>
      Promise.resolve(
        this.#copy === null
          ? []
          : [
              { name: 'topsteel_search_offers', value: this.#copy.index.size },
              {
                name: 'topsteel_search_copy_age_seconds',
                value: (performance.now() - this.#lookedAt) / 1_000,
              },
            ],
      ),
    );
  }

  /** The first search should not be the one that waits; a failure now is tried again by it. */
  onApplicationBootstrap(): void {
    void this.current().catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    this.#isClosing = true;
    await this.#running?.catch(() => undefined);
  }

  /** The index with everything that is committed now. */
  current(): Promise<SearchIndex> {
    // A look under way may have begun before the caller's own commit: the next one is the caller's.
    this.#next ??= (this.#running ?? Promise.resolve()).then(
      () => this.#look(),
      () => this.#look(),
    );
    return this.#next;
  }

  #look(): Promise<SearchIndex> {
    this.#next = null;
    const running = this.#catchUp().finally(() => {
      this.#lookedAt = performance.now();
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #catchUp(): Promise<SearchIndex> {
    const copy = this.#copy;
    if (copy === null || copy.index.isWorn) return this.#load();
    const { snapshot, synonymVersion, rows } = await changesSince(this.prisma.client, copy.snapshot);
    if (rows.length >= MOST_CHANGES) return this.#load();
    for (const row of rows) {
      if (row.is_listed) copy.index.put(documentOf(row));
      else copy.index.remove(row.offer_id);
    }
    copy.snapshot = snapshot;
    if (synonymVersion !== copy.synonymVersion) {
      copy.index.setSynonyms(groupsOf(await readSynonyms(this.prisma.client)));
      copy.synonymVersion = synonymVersion;
    }
    return copy.index;
  }

  /** The snapshot is taken first: what changes while the pages are read comes again with the next look. */
  async #load(): Promise<SearchIndex> {
    const { client } = this.prisma;
    const index = new SearchIndex();
    const snapshot = await takeSnapshot(client);
    const { synonymVersion } = await changesSince(client, snapshot);
    index.setSynonyms(groupsOf(await readSynonyms(client)));
    let after: string | null = null;
    for (;;) {
      if (this.#isClosing) break;
      const rows = await loadEntries(client, after, ROWS_AT_ONCE);
      for (const row of rows) index.put(documentOf(row));
      after = rows.at(-1)?.offer_id ?? null;
      if (rows.length < ROWS_AT_ONCE) break;
    }
    this.#copy = { index, snapshot, synonymVersion };
    return index;
  }
}
