import { Injectable } from '@nestjs/common';
import type { AuditAsOf } from '@topsteel/domain/api';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { indexBlock } from './infra/subgraph.ts';

/** How long the index's word of itself is kept: it is a figure beside the answer, and no part of it. */
const KEPT_MS = 2_000;

/** At which block the events were read that an answer rests on, and whether the public index is in step with them. */
@Injectable()
export class ReadCursor {
  private index: Promise<{ block: bigint | null; reason: string | null }> | undefined;
  private askedAt = 0;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
  ) {}

  async run(): Promise<AuditAsOf> {
    const [rows, { block: indexed, reason }] = await Promise.all([
      this.prisma.client.$queryRaw<{ number: string; finalized: string }[]>`
        SELECT number::text, finalized_number::text AS finalized FROM bridge.cursor
         WHERE chain_id = ${this.chain.deployment.chainId}`,
      this.indexNow(),
    ]);
    const read = rows[0] ?? null;
    const behind = indexed === null || read === null ? null : BigInt(read.number) - indexed;
    return {
      block: read?.number ?? null,
      finalBlock: read?.finalized ?? null,
      at: new Date().toISOString(),
      index: {
        block: indexed?.toString() ?? null,
        behind: behind === null ? null : (behind > 0n ? behind : 0n).toString(),
        reason,
      },
    };
  }

  private indexNow() {
    if (this.index === undefined || Date.now() - this.askedAt > KEPT_MS) {
      this.askedAt = Date.now();
      this.index = indexBlock(this.config.settings.graphUrl);
    }
    return this.index;
  }
}
