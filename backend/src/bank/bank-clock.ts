import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { FetchMessages } from './fetch-messages.ts';
import { MatchEntries } from './match-entries.ts';
import { SendFiles } from './send-files.ts';

const EVERY_MS = 2_000;

/** Sends payment files, and takes and matches what the bank says. */
@Injectable()
export class BankClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('bank');
  private jobs: PollingJob[] = [];

  constructor(
    private readonly sendFiles: SendFiles,
    private readonly fetchMessages: FetchMessages,
    private readonly matchEntries: MatchEntries,
  ) {}

  onApplicationBootstrap(): void {
    const onError = (error: unknown) =>
      this.logger.warn(
        `The bank could not be dealt with and is asked again: ${error instanceof Error ? error.message : String(error)}`,
      );
    const taking = async () => {
      await this.fetchMessages.run();
      await this.matchEntries.run();
    };
    this.jobs = [
      startPolling({ everyMs: EVERY_MS, work: () => this.sendFiles.run(), onError }),
      startPolling({ everyMs: EVERY_MS, work: taking, onError }),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobs.map((job) => job.stop()));
  }
}
