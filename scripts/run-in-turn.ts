import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Runs Node programs one after the other on this terminal and ends with the first bad exit code. */
export function runInTurn(commands: readonly (readonly string[])[]): void {
  for (const args of commands) {
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
