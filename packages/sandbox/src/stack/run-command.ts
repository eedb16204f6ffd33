import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StackError } from '../process/stack-error.ts';
import { stopGroup } from '../process/stop-group.ts';

export interface Command {
  /** What it does, for the failure sentence: "The web build". */
  what: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  signal: AbortSignal;
  onStart?: (pid: number) => void;
}

/**
 * Runs a program to its end, with its output in a log file; an abort stops its whole process group.
 *
 * @throws StackError when it fails: the last telling line of its log, and where the log is.
 */
export async function runCommand(options: Command): Promise<void> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const logDescriptor = openSync(options.logFile, 'w');
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', logDescriptor, logDescriptor],
  });
  closeSync(logDescriptor);
  const { pid } = child;
  if (pid !== undefined) options.onStart?.(pid);
  const stop = (): void => {
    if (pid !== undefined) void stopGroup(pid, 30_000);
  };
  options.signal.addEventListener('abort', stop, { once: true });
  const reason = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(code === 0 ? null : (signal ?? `exit ${String(code)}`));
    });
  });
  options.signal.removeEventListener('abort', stop);
  options.signal.throwIfAborted();
  if (reason === null) return;
  const line = tellingLine(readText(options.logFile)) ?? reason;
  throw new StackError(`${options.what} failed: ${line} (all of it in ${options.logFile})`);
}

/**
 * The line of a log that says what went wrong: the last one with an error in it, else the last one; for a line of
 * JSON its message. Known causes are put in plain words with their remedy.
 *
 * @example tellingLine('compiling\nError: no space left on device\n    at x') // 'The disk is full: free some space and start again.'
 */
export function tellingLine(text: string): string | null {
  if (/ENOSPC|no space left on device/i.test(text))
    return 'The disk is full: free some space and start again.';
  const lines = text
    .split('\n')
    .map((line) => messageOf(line.trim()))
    .filter((line) => line !== '' && !/^(at |\d+: |npm (error|ERR!)|Node\.js v)/.test(line));
  const last =
    lines.findLast((line) => /error|fail|refus|missing|cannot|invalid|taken/i.test(line)) ?? lines.at(-1);
  return last === undefined ? null : last.slice(0, 300);
}

function messageOf(line: string): string {
  if (!line.startsWith('{')) return line.replace(/\u001b\[[\d;]*m/g, '');
  try {
    const { msg, err, reason } = JSON.parse(line) as {
      msg?: string;
      reason?: string;
      err?: { message?: string };
    };
    return [msg, err?.message ?? reason].filter((part) => part !== undefined).join(': ');
  } catch {
    return line;
  }
}

/** The text of a file, empty when it can't be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
