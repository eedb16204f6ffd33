import { Controller, Get } from '@nestjs/common';
import { feedOverview } from '@topsteel/domain/api';
import { Operation } from '../../platform/http/index.ts';
import { ReadFeeds } from '../read-feeds.ts';

@Controller('v2/finance/feeds')
export class FeedController {
  constructor(private readonly feeds: ReadFeeds) {}

  @Get()
  @Operation({
    allow: ['auditor', 'operator'],
    summary:
      'Exchange rates in force with their sources, reports that wait for signatures, and receipts that are looked for.',
    answer: feedOverview,
  })
  overview() {
    return this.feeds.run();
  }
}
