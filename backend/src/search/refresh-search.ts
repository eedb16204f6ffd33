import type { Tx } from '../platform/database/index.ts';
import { nextOfferIds, refreshEntries } from './infra/entry-store.ts';

/**
 * Writes anew how these offers are searched, in the caller's transaction. Triggers do it whenever an offer, its lot, its
 * certificate, its product or its seller changes; who changes something else that is shown calls this.
 *
 * @returns how many rows changed
 */
export const refreshSearch = (tx: Tx, offerIds: readonly string[]): Promise<number> =>
  refreshEntries(tx, offerIds);

const OFFERS_AT_ONCE = 5_000;

/**
 * Writes anew how every offer is searched, some thousand at a time.
 *
 * @returns how many rows changed: 0 when everything was as it should be
 */
export async function rebuildSearch(client: Tx): Promise<number> {
  let changed = 0;
  let after: string | null = null;
  for (;;) {
    const ids = await nextOfferIds(client, after, OFFERS_AT_ONCE);
    if (ids.length > 0) changed += await refreshEntries(client, ids);
    if (ids.length < OFFERS_AT_ONCE) return changed;
    after = ids.at(-1) ?? null;
  }
}
