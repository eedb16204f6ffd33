import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isAlive, startTimeOf } from './process-identity.ts';
import { StackError } from './stack-error.ts';
import { stopGroup } from './stop-group.ts';

const identity = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
const schema = z.object({
  supervisor: identity,
  children: z.array(identity.extend({ name: z.string() })),
});
export type PidRecord = z.infer<typeof schema>;

/** Who runs here, as last written; null when the file is absent or unreadable. */
export function readPidFile(path: string): PidRecord | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * The register of what this supervisor runs, so that the next start finds what a `kill -9` of this one left behind.
 * Every change replaces the file in one step.
 */
export function openPidFile(path: string): {
  set(name: string, pid: number): void;
  remove(name: string): void;
  close(): void;
} {
  mkdirSync(dirname(path), { recursive: true });
  const children = new Map<string, { name: string; pid: number; startedAt: string }>();
  const supervisor = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '' };
  const write = (): void => {
    const temporary = `${path}.${String(process.pid)}`;
    writeFileSync(temporary, JSON.stringify({ supervisor, children: [...children.values()] }));
    renameSync(temporary, path);
  };
  write();
  return {
    set(name, pid) {
      children.set(name, { name, pid, startedAt: startTimeOf(pid) ?? '' });
      write();
    },
    remove(name) {
      if (children.delete(name)) write();
    },
    close() {
      rmSync(path, { force: true });
    },
  };
}

/**
 * Stops what an earlier supervisor left running, and answers the names of the pieces stopped.
 *
 * @throws StackError when that supervisor still lives and `isSupervisorStopped` is false.
 */
export async function stopLeftovers(path: string, isSupervisorStopped = false): Promise<string[]> {
  const record = readPidFile(path);
  if (record === null) return [];
  if (record.supervisor.pid !== process.pid && isAlive(record.supervisor)) {
    if (!isSupervisorStopped) {
      throw new StackError(
        `TopSteel already runs on this data folder (process ${String(record.supervisor.pid)}): stop it with Ctrl-C where it was started, or start a second one with --data DIR.`,
      );
    }
    process.kill(record.supervisor.pid, 'SIGTERM');
    const deadline = Date.now() + 30_000;
    while (isAlive(record.supervisor) && Date.now() < deadline) await new Promise((r) => setTimeout(r, 100));
  }
  const left = record.children.filter((child) => isAlive(child));
  await Promise.all(left.map((child) => stopGroup(child.pid)));
  rmSync(path, { force: true });
  return left.map((child) => child.name);
}
