import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '@topsteel/sandbox';
import { applyMigrations } from '../../backend/src/platform/database/apply-migrations.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface BenchDatabase {
  url: string;
  /** The server's first process: all others are its children. */
  pid(): Promise<number>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own with every migration applied, on a port that was free. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-bench-'));
  // PostgreSQL's own account enters it too: else its files would lie elsewhere and stay.
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/topsteel`;
  const piece = spawn(
    process.execPath,
    [join(ROOT, 'packages/sandbox/src/run.ts'), 'postgres', '--data', dataDir, '--port', port.toString()],
    { env: { PATH: process.env['PATH'], POSTGRES_PASSWORD: password }, stdio: 'ignore' },
  );
  const exited = once(piece, 'exit');
  const deadline = Date.now() + 90_000;
  for (;;) {
    try {
      await applyMigrations(url, join(ROOT, 'backend/prisma/migrations'));
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(200);
    }
  }
  return {
    url,
    pid: () => Promise.resolve(piece.pid ?? 0),
    async stop() {
      piece.kill('SIGTERM');
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
