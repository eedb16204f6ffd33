import { Injectable } from '@nestjs/common';
import type { Suggestion } from '@topsteel/domain/search';
import { LiveIndex } from './live-index.ts';

const MOST = 10;

/** How a search that has been begun may go on. */
@Injectable()
export class SuggestWords {
  constructor(private readonly live: LiveIndex) {}

  async run({
    q,
    limit = MOST,
  }: {
    q: string;
    limit?: number | undefined;
  }): Promise<{ items: Suggestion[] }> {
    const index = await this.live.current();
    return { items: index.suggest(q, limit) };
  }
}
