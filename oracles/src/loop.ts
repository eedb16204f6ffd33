import type { Logger } from 'pino';
import type { Metrics } from './metrics/metrics.ts';

export interface Loop {
  /** Runs the work again at once, or right after the run that is under way. */
  wake(): void;
  /** Lets the run under way end, then stops. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  name: string;
  /** Pause between runs when there is nothing to do. */
  everyMs: number;
  /** One run. 'more' asks for the next run at once. Throwing pauses, longer each time. */
  work: () => Promise<'more' | 'idle'>;
  logger: Logger;
  metrics?: Metrics;
}

const LONGEST_PAUSE_MS = 10_000;

/** Pause after the n-th failure in a row (n ≥ 1): 250, 500, 1000 … never above 10,000 ms. */
export function backoffMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, 250 * 2 ** Math.min(failures - 1, 10));
}

/** Runs the work for as long as the process lives, whatever its dependencies do. */
export function startLoop({ name, everyMs, work, logger, metrics }: LoopOptions): Loop {
  metrics?.gauge('topsteel_loop_pause_seconds', everyMs / 1_000, { loop: name });
  const state: { stopped: boolean; woken: boolean } = { stopped: false, woken: false };
  let interrupt: () => void = () => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (state.stopped || state.woken) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, ms);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!state.stopped) {
      state.woken = false;
      try {
        const outcome = await work();
        metrics?.gauge('topsteel_loop_run_timestamp_seconds', Date.now() / 1_000, { loop: name });
        if (failures > 0) logger.info({ loop: name, failures }, 'recovered');
        failures = 0;
        if (outcome === 'idle') await pause(everyMs);
      } catch (error) {
        failures += 1;
        metrics?.count('topsteel_loop_failures_total', { loop: name });
        logger.warn({ loop: name, failures, retryInMs: backoffMs(failures), err: error }, 'a run failed');
        await pause(backoffMs(failures));
      }
    }
  };
  const finished = run();

  return {
    wake() {
      state.woken = true;
      interrupt();
    },
    async stop() {
      state.stopped = true;
      interrupt();
      await finished;
    },
  };
}
