/** Work done again and again, one run at a time. */
export interface PollingJob {
  /** Stops after the run under way. */
  stop(): Promise<void>;
}

/**
 * Runs the work, waits, runs it again. A run that throws is reported and the next one comes all the same. The work
 * must be safe to repeat: the process may end anywhere.
 */
export function startPolling(options: {
  everyMs: number;
  work: () => Promise<unknown>;
  onError: (error: unknown) => void;
}): PollingJob {
  const { everyMs, work, onError } = options;
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await work().catch(onError);
      await pause(everyMs, stopping.signal);
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
