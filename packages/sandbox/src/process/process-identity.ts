import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as remembered over time: the id alone is reused by the system, the start time tells two apart. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/**
 * The start time of a living process, as an opaque text, or null when there is none.
 *
 * A zombie counts as dead. Linux: field 22 of `/proc/<pid>/stat` (clock ticks since boot); elsewhere: `ps -o lstart`.
 */
export function startTimeOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      return parseProcStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
    } catch {
      return null;
    }
  }
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? null : started;
  } catch {
    return null;
  }
}

/**
 * The start time in a `/proc/<pid>/stat` line, null for a zombie.
 *
 * The command name stands in parentheses and may itself hold spaces and parentheses, so fields are counted from the
 * last one.
 *
 * @example parseProcStat('7 (a b) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 …') // '4242'
 */
export function parseProcStat(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return fields[19] ?? null;
}

/** Whether the remembered process still lives, and is not another one that got its id. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startTimeOf(identity.pid) === identity.startedAt;
}

/** The command line of a process, shortened to one readable line; null when it cannot be read. */
export function commandOf(pid: number): string | null {
  try {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .join(' ')
      .trim();
    return command.length > 80 ? `${command.slice(0, 79)}…` : command;
  } catch {
    return null;
  }
}
