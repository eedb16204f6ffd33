/**
 * `npm run fuzz:documents`: mutated certificates, links, events and statements against every reader and judge of
 * `packages/domain`, 100,000 of each unless `-- --runs N` says otherwise. `npm test` runs the same tests with few.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [option, count = '100000', ...rest] = process.argv.slice(2);
if ((option !== undefined && option !== '--runs') || !/^[1-9]\d{0,7}$/.test(count) || rest.length > 0) {
  console.error('npm run fuzz:documents takes --runs and a number.');
  process.exitCode = 1;
} else {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--timeout', '0', 'packages/*/src/**/*.fuzz.test.ts'],
    { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: count } },
  );
  process.exitCode = status ?? 1;
}
