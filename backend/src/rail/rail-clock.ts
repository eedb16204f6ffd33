import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { BookPayouts } from './book-payouts.ts';
import { CarryOutCommands } from './carry-out-commands.ts';
import { HandleWebhooks } from './handle-webhooks.ts';
import { PollAttempts } from './poll-attempts.ts';
import { RailRegistry } from './rail-registry.ts';

const SOON_MS = 500;
const LATER_MS = 5_000;
const HOUR_MS = 3_600_000;

/** Carries out what waits: requests to providers, their webhooks, and attempts whose provider has not called. */
@Injectable()
export class RailClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('rail');
  private jobs: PollingJob[] = [];

  constructor(
    private readonly commands: CarryOutCommands,
    private readonly webhooks: HandleWebhooks,
    private readonly attempts: PollAttempts,
    private readonly payouts: BookPayouts,
    private readonly registry: RailRegistry,
  ) {}

  onApplicationBootstrap(): void {
    const onError = (error: unknown) =>
      this.logger.error(
        `A look at the payments failed and comes again: ${error instanceof Error ? error.message : String(error)}`,
      );
    this.jobs = [
      startPolling({ everyMs: SOON_MS, work: () => this.commands.run(), onError }),
      startPolling({ everyMs: SOON_MS, work: () => this.webhooks.run(), onError }),
      startPolling({ everyMs: LATER_MS, work: () => this.attempts.run(), onError }),
      startPolling({ everyMs: HOUR_MS, work: () => this.bookPayouts(), onError }),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobs.map((job) => job.stop()));
  }

  private async bookPayouts(): Promise<void> {
    for (const rail of this.registry.rails) {
      if (rail.payouts && (await rail.unavailable()) === null) await this.payouts.run(rail);
    }
  }
}
