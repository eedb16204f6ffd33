/**
 * `npm run -s bench:ledger`: what posting a group of four transfers costs, all told: CPU of the process that posts and of
 * the whole PostgreSQL server beside it, sealing included, on a database of its own with fsync as in production. The
 * middle of five rounds counts. Then 64 writers draw on one account at once.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { applyMigrations } from '../../backend/src/platform/database/apply-migrations.ts';
import { atLeast, atMost, report } from './report.ts';

interface Measured {
  rounds: { nodeMs: number; databaseMs: number; cpuMs: number; groupsPerSecond: number }[];
  hot: { lost: string; refused: number; perSecond: number; wanted: number };
}

const ROOT = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-bench-ledger-'));
// PostgreSQL's own account enters it too: else its files would lie elsewhere and stay.
chmodSync(dataDir, 0o711);
const port = await freePort();
const password = randomBytes(12).toString('hex');
const url = `postgresql://postgres:${password}@127.0.0.1:${port}/topsteel`;
const server = spawn(
  process.execPath,
  [join(ROOT, 'packages/sandbox/src/run.ts'), 'postgres', '--data', dataDir, '--port', port.toString()],
  { env: { PATH: process.env.PATH, POSTGRES_PASSWORD: password }, stdio: 'ignore' },
);
const exited = once(server, 'exit');
try {
  await migrated();
  const output = execFileSync(
    process.execPath,
    [
      `--import=${pathToFileURL(join(ROOT, 'backend/register.mjs')).href}`,
      join(ROOT, 'backend/test/bench/post-groups.ts'),
      url,
    ],
    { cwd: join(ROOT, 'backend'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 300_000 },
  );
  const { rounds, hot } = JSON.parse(output) as Measured;
  const middle = (pick: (round: Measured['rounds'][number]) => number) =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN;
  report([
    atMost(
      'CPU of backend and database for a group of 4 transfers',
      middle((r) => r.cpuMs),
      'ms',
      1.5,
    ),
    atLeast(
      'groups of 4 transfers posted',
      middle((r) => r.groupsPerSecond),
      'groups/s',
      500,
    ),
    atMost('base units that 64 writers on one account lost or made', Number(hot.lost), 'units', 0),
    atMost(
      'payouts of the 64 writers that were wrongly refused',
      Math.abs(hot.refused - hot.wanted / 2),
      '',
      0,
    ),
  ]);
} finally {
  server.kill('SIGTERM');
  await exited;
  rmSync(dataDir, { recursive: true, force: true });
}

async function migrated(): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await applyMigrations(url, join(ROOT, 'backend/prisma/migrations'));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(200);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
