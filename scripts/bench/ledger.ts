/**
 * `npm run -s bench:ledger`: what posting a group of four transfers costs, all told: CPU of the process that posts and of
 * the whole PostgreSQL server beside it, sealing included, on a database of its own with fsync as in production. All of it
 * shares two CPUs, also where the machine has more. The middle of five rounds counts. Then 64 writers draw on one account
 * at once.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBenchDatabase } from './open-database.ts';
import { atLeast, atMost, report } from './report.ts';

interface Measured {
  rounds: { nodeMs: number; databaseMs: number; cpuMs: number; groupsPerSecond: number }[];
  hot: { lost: string; refused: number; perSecond: number; wanted: number };
}

const ROOT = join(import.meta.dirname, '../..');
const MOST_CPUS = 2;
// What is started from here on inherits it: the process that posts, the database and its children.
if (availableParallelism() > MOST_CPUS)
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '0,1', process.pid.toString()], {
    stdio: 'ignore',
  });
const cpus = availableParallelism();
const database = await openBenchDatabase();
try {
  const output = execFileSync(
    process.execPath,
    [
      `--import=${pathToFileURL(join(ROOT, 'backend/register.mjs')).href}`,
      join(ROOT, 'backend/test/bench/post-groups.ts'),
      database.url,
    ],
    { cwd: join(ROOT, 'backend'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 300_000 },
  );
  const { rounds, hot } = JSON.parse(output) as Measured;
  const middle = (pick: (round: Measured['rounds'][number]) => number) =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN;
  report([
    atMost('CPUs that poster and database share', cpus, '', MOST_CPUS),
    atMost(
      'CPU of backend and database for a group of 4 transfers',
      middle((r) => r.cpuMs),
      'ms',
      1.5,
    ),
    atLeast(
      `groups of 4 transfers posted on ${cpus.toString()} CPUs`,
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
  await database.stop();
}
