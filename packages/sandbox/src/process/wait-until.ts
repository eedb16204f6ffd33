import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `isReady` until it answers true. A throw counts as "not yet".
 *
 * @throws Error after `timeoutMs`, saying what was waited for and the last reason.
 */
export async function waitUntil(
  what: string,
  isReady: () => Promise<boolean>,
  options: { timeoutMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  let reason = 'no answer';
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      if (await isReady()) return;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${what} was not ready after ${String(Math.round(options.timeoutMs / 1000))} s (${reason}).`,
      );
    }
    await sleep(options.everyMs ?? 100);
  }
}

/** Whether somebody accepts TCP connections there. */
export async function acceptsConnections(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1_000, () => {
      answer(false);
    });
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}
