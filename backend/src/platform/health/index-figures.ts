import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { PrismaService } from '../database/index.ts';
import { Metrics, type Reading } from '../telemetry/index.ts';

const TIMEOUT_MS = 2_000;
const META = '{ _meta { block { number } hasIndexingErrors } }';
const answer = z.object({
  data: z.object({
    _meta: z.object({ block: z.object({ number: z.number() }), hasIndexingErrors: z.boolean() }),
  }),
});

/** How far the index is behind the chain, asked of the index at every scrape. */
@Injectable()
export class IndexFigures {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    metrics: Metrics,
  ) {
    metrics.include('index', () => this.read());
  }

  private async read(): Promise<Reading[]> {
    const { graphUrl, chainId } = this.config.settings;
    const meta = await ask(graphUrl).catch(() => null);
    if (meta === null) return [{ name: 'topsteel_index_up', value: 0 }];
    const [head] = await this.prisma.client.$queryRaw<{ latest: number }[]>`
      SELECT latest::float FROM bridge.head WHERE chain_id = ${chainId}`;
    return [
      { name: 'topsteel_index_up', value: 1 },
      { name: 'topsteel_index_failed', value: meta.hasIndexingErrors ? 1 : 0 },
      ...(head
        ? [
            {
              name: 'topsteel_index_lag_blocks' as const,
              value: Math.max(0, head.latest - meta.block.number),
            },
          ]
        : []),
    ];
  }
}

async function ask(url: string): Promise<z.output<typeof answer>['data']['_meta']> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: META }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return answer.parse(await response.json()).data._meta;
}
