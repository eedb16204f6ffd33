import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ExpireOrders } from '../order/index.ts';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
import { AdvanceSettlements } from './advance-settlements.ts';
import { RunDueCaptures } from './run-due-captures.ts';

const EVERY_MS = 2_000;
/** Word of chain or provider is acted on within this. */
const ADVANCE_EVERY_MS = 500;

/** Looks for what time alone brings about: due captures and orders that were not paid. */
@Injectable()
export class SettlementClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('settlement');
  private jobs: PollingJob[] = [];

  constructor(
    private readonly dueCaptures: RunDueCaptures,
    private readonly expireOrders: ExpireOrders,
    private readonly settlements: AdvanceSettlements,
  ) {}

  onApplicationBootstrap(): void {
    const onError = (error: unknown) =>
      this.logger.error(
        `A look at the clock failed and comes again: ${error instanceof Error ? error.message : String(error)}`,
      );
    this.jobs = [
      startPolling({ everyMs: EVERY_MS, work: () => this.dueCaptures.run(), onError }),
      startPolling({ everyMs: EVERY_MS, work: () => this.expireOrders.run(), onError }),
      startPolling({ everyMs: ADVANCE_EVERY_MS, work: () => this.settlements.run(), onError }),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobs.map((job) => job.stop()));
  }
}
