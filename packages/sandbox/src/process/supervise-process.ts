import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { signalGroup, stopGroup } from './stop-group.ts';

export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  graceMs?: number;
}

export interface SupervisedProcess {
  readonly name: string;
  pid(): number | null;
  restarts(): number;
  /** Ends the process group with SIGKILL, as a crash would; the supervisor then starts it again. */
  kill(): void;
  /** Stops it for good: SIGTERM, then SIGKILL after the grace time. */
  stop(): Promise<void>;
}

export interface SupervisionEvents {
  onStart?: (name: string, pid: number) => void;
  onExit?: (name: string, reason: string) => void;
}

const MAX_LOG_BYTES = 20_000_000;
const STEADY_MS = 30_000;

/**
 * The pause before the n-th restart in a row, in milliseconds: 250 doubled each time, at most 8 s.
 *
 * @example restartDelayMs(1) // 250
 * @example restartDelayMs(4) // 2000
 */
export function restartDelayMs(attempt: number): number {
  return Math.min(250 * 2 ** Math.max(0, attempt - 1), 8_000);
}

/**
 * Starts a process in a group of its own and starts it again whenever it ends, with a growing pause. What it prints
 * goes straight to its log file, so it outlives a crash of the supervisor without a broken pipe.
 */
export function superviseProcess(spec: ProcessSpec, events: SupervisionEvents = {}): SupervisedProcess {
  let child: ChildProcess | null = null;
  let isStopped = false;
  let attempts = 0;
  let restarts = 0;
  let timer: NodeJS.Timeout | null = null;
  let exit: Promise<void> = Promise.resolve();

  const start = (): void => {
    const startedAt = Date.now();
    const logDescriptor = openLog(spec.logFile);
    const started = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['ignore', logDescriptor, logDescriptor],
    });
    closeSync(logDescriptor);
    child = started;
    const { pid } = started;
    if (pid !== undefined) events.onStart?.(spec.name, pid);
    let hasEnded = false;
    let isOver = (): void => undefined;
    exit = new Promise((resolve) => {
      isOver = resolve;
    });
    const ended = (reason: string): void => {
      if (hasEnded) return;
      hasEnded = true;
      child = null;
      events.onExit?.(spec.name, reason);
      isOver();
      if (isStopped) return;
      attempts = Date.now() - startedAt > STEADY_MS ? 1 : attempts + 1;
      const again = (): void => {
        timer = setTimeout(() => {
          restarts += 1;
          if (!isStopped) start();
        }, restartDelayMs(attempts));
      };
      // Its own children (anvil, postgres, gnd) may outlive it and hold its ports.
      if (pid === undefined) again();
      else void stopGroup(pid, 5_000).then(again, again);
    };
    started.once('error', (error) => {
      ended(error.message);
    });
    started.once('exit', (code, signal) => {
      ended(signal ?? `exit ${String(code)}`);
    });
  };
  start();

  return {
    name: spec.name,
    pid: () => child?.pid ?? null,
    restarts: () => restarts,
    kill() {
      if (child?.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      const pid = child?.pid;
      if (pid !== undefined) await stopGroup(pid, spec.graceMs ?? 10_000);
      // The system is done with the process before this one has heard of it: nothing may come after a stop.
      await exit;
    },
  };
}

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a');
}
