import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { marketplaceFlags } from '../../../packages/sandbox/src/stack/stack-pieces.ts';
import { applyMigrations } from '../../../backend/src/platform/database/apply-migrations.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface BenchDatabase {
  url: string;
  /** The server's first process: all others are its children. */
  pid(): Promise<number>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own with every migration applied, on a port that was free. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-bench-api-'));
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

export interface BenchServer {
  origin: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** The marketplace as `npm start` runs it, in a process of its own. */
export async function openBackend(
  databaseUrl: string,
  settings: Record<string, string>,
): Promise<BenchServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...marketplaceFlags, '--import=./register.mjs', 'src/main.ts'], {
    cwd: join(ROOT, 'backend'),
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 's'.repeat(32),
      CREDENTIAL_KEY: 'c'.repeat(32),
      PUBLIC_URL: origin,
      API_PORT: port.toString(),
      API_HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  const deadline = Date.now() + 90_000;
  while (!(await isAnswering(`${origin}/v2/offers?limit=1`))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('The marketplace did not come up.');
    await setTimeout(200);
  }
  return {
    origin,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const isAnswering = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
