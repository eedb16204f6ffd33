import { Injectable } from '@nestjs/common';
import type { FeedOverview } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { readOverview } from './infra/feed-store.ts';

/** Rates in force with their sources, reports without a quorum, and receipts that are looked for. */
@Injectable()
export class ReadFeeds {
  constructor(private readonly prisma: PrismaService) {}

  run(): Promise<FeedOverview> {
    return readOverview(this.prisma.client);
  }
}
