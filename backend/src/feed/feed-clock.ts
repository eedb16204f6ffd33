import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { NoteStuckReports } from './note-stuck-reports.ts';

const EVERY_MS = 30_000;

/** Looks for reports that found no quorum. */
@Injectable()
export class FeedClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('feed');
  private job: PollingJob | undefined;

  constructor(private readonly stuck: NoteStuckReports) {}

  onApplicationBootstrap(): void {
    const onError = (error: unknown) =>
      this.logger.error(
        `A look at the reports failed and comes again: ${error instanceof Error ? error.message : String(error)}`,
      );
    this.job = startPolling({ everyMs: EVERY_MS, work: () => this.stuck.run(), onError });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.job?.stop();
  }
}
