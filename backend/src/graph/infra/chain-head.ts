import { Injectable } from '@nestjs/common';
import { ChainClient } from '../../platform/chain/index.ts';

const KEPT_MS = 1_000;
const PATIENCE_MS = 300;

/** The newest block of the chain, asked once a second at most. */
@Injectable()
export class ChainHead {
  private kept: { at: number; head: Promise<number | null> } | undefined;

  constructor(private readonly chain: ChainClient) {}

  /** Null when the node does not say it at once: nobody waits for it. */
  async read(): Promise<number | null> {
    if (!this.kept || Date.now() - this.kept.at > KEPT_MS) {
      const head = this.chain
        .ask((client) => client.getBlockNumber({ cacheTime: 0 }))
        .then(Number, () => null);
      this.kept = { at: Date.now(), head };
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        resolve(null);
      }, PATIENCE_MS);
    });
    return Promise.race([this.kept.head, late]).finally(() => {
      clearTimeout(timer);
    });
  }
}
