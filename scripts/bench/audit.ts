/**
 * `npm run -s bench:audit`: how long the auditor's questions take over a record of 20,000 trades, each asked 25 times with
 * other parameters, by the use case as the API calls it. The 95th percentile counts; `BENCH_TRADES` changes the size.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBenchDatabase } from './open-database.ts';
import { atMost, percentile, report } from './report.ts';

const LIMIT_MS = 200;
const ROOT = join(import.meta.dirname, '../..');
const database = await openBenchDatabase();
try {
  const output = execFileSync(
    process.execPath,
    [
      `--import=${pathToFileURL(join(ROOT, 'backend/register.mjs')).href}`,
      join(ROOT, 'backend/test/bench/ask-questions.ts'),
      database.url,
      process.env['BENCH_TRADES'] ?? '20000',
    ],
    { cwd: join(ROOT, 'backend'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 900_000 },
  );
  const times = JSON.parse(output) as Record<string, number[]>;
  report(
    Object.entries(times).map(([question, taken]) =>
      atMost(`${question}, 95th percentile`, Math.round(percentile(taken, 95)), 'ms', LIMIT_MS),
    ),
  );
} finally {
  await database.stop();
}
