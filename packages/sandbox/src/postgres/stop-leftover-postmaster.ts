import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, startTimeOf } from '../process/process-identity.ts';

/**
 * The process id in the first line of a `postmaster.pid`, or null when the text has none.
 *
 * @example postmasterPid('4711\n/srv/data\n1763…') // 4711
 */
export function postmasterPid(text: string): number | null {
  const pid = Number(text.split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/**
 * Stops the PostgreSQL that a killed starter left on this data folder, and clears its pid file when the process it
 * names is gone or is not PostgreSQL.
 *
 * Fast shutdown first (SIGINT), then immediate (SIGQUIT); never SIGKILL, which would leave shared memory behind.
 */
export async function stopLeftoverPostmaster(dataDir: string): Promise<'none' | 'stale' | 'stopped'> {
  const path = join(dataDir, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'none';
  }
  const pid = postmasterPid(text);
  const command = pid === null ? null : commandOf(pid);
  const isPostmaster =
    pid !== null && startTimeOf(pid) !== null && (command === null || command.includes('postgres'));
  if (!isPostmaster) {
    rmSync(path, { force: true });
    return 'stale';
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (startTimeOf(pid) === null) return 'stopped';
      await sleep(50);
    }
  }
  throw new Error(`PostgreSQL (process ${String(pid)}) does not stop: end it and start again.`);
}
