import { readdirSync, readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** The most memory that a process has had at once, in MB (VmHWM of Linux); 0 when it is gone. */
export function peakMemoryMb(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(
      readFileSync(`/proc/${pid.toString()}/status`, 'utf8'),
    )?.[1];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** CPU seconds, user and system, that all descendants of this process have used so far, those that have ended included. */
export function cpuSecondsOfChildren(): number {
  const processes = new Map<number, { parent: number; seconds: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field] ?? 0), 0);
      processes.set(Number(name), { parent: Number(fields[1]), seconds: ticks / TICKS_A_SECOND });
    } catch {
      continue;
    }
  }
  const isOurs = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return [...processes].filter(([pid]) => isOurs(pid)).reduce((sum, [, { seconds }]) => sum + seconds, 0);
}
