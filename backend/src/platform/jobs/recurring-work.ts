import {
  Inject,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { JobBoard } from './job-board.ts';
import { startPolling, type PollingJob } from './polling-job.ts';

/** Something done again and again. */
export interface Chore {
  /** Noun and verb, e.g. `ledger.expire-claims`; unique in the process. */
  name: string;
  everyMs: number;
  work: () => Promise<unknown>;
  /** The log's sentence when a run failed, without its reason. */
  failed: string;
  /** Only one process does it at a time; the work is safe to repeat all the same. */
  isSole?: boolean;
}

/**
 * A service with chores: they begin when the application has started, and end before its HTTP server does. Each run is
 * counted and timed; a person can pause a chore; after a failure it comes later each time.
 */
export abstract class RecurringWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  @Optional()
  @Inject(JobBoard)
  private readonly board: JobBoard | undefined;

  private readonly log = new Logger('job');
  private running: PollingJob[] = [];

  protected abstract chores(): readonly Chore[];

  onApplicationBootstrap(): void {
    this.running = this.chores().map((chore) =>
      startPolling({
        everyMs: chore.everyMs,
        work: () => (this.board ? this.board.run(chore) : chore.work()),
        onError: (error) => {
          this.log.error(`${chore.failed}: ${error instanceof Error ? error.message : String(error)}`);
        },
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.map((job) => job.stop()));
    await this.board?.release(this.chores());
  }
}
