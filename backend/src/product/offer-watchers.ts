import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.ts';

type OffersChanged = (tx: Tx, offerIds: readonly string[]) => Promise<void>;

/** Tells whoever keeps something of offers, in the transaction that changed them. */
@Injectable()
export class OfferWatchers {
  private readonly watchers: OffersChanged[] = [];

  /** Registers a front door that is to hear of every offer that is made, changed, moved or withdrawn. */
  on(watcher: OffersChanged): void {
    this.watchers.push(watcher);
  }

  async offersChanged(tx: Tx, offerIds: readonly string[]): Promise<void> {
    if (offerIds.length === 0) return;
    for (const watcher of this.watchers) await watcher(tx, offerIds);
  }
}
