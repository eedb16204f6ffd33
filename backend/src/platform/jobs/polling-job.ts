/** Work done again and again, one run at a time. */
export interface PollingJob {
  /** Stops after the run under way. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 10_000;

/**
 * How long to wait after so many failures in a row: twice as long each time, up to ten seconds, or as usual where that is
 * longer.
 *
 * @example pauseAfter(2, 500) // 2000
 */
export const pauseAfter = (failures: number, everyMs: number): number =>
  Math.max(everyMs, Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** failures));

/**
 * Runs the work, waits, runs it again. A run that throws is reported, and the next one comes all the same, later each
 * time. The work must be safe to repeat: the process may end anywhere.
 */
export function startPolling(options: {
  everyMs: number;
  work: () => Promise<unknown>;
  onError: (error: unknown) => void;
}): PollingJob {
  const { everyMs, work, onError } = options;
  const stopping = new AbortController();
  const loop = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await work();
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(error);
      }
      await pause(pauseAfter(failures, everyMs), stopping.signal);
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
