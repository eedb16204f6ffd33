/** Does every fault of `test/faults` to the real processes: all crash points, not only the part that `npm test` takes. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/mocha/bin/mocha.js',
    ...['--exit', '--timeout', '0', '--require', 'test/faults/close-world.ts'],
    ...(process.argv.length > 2 ? process.argv.slice(2) : ['test/faults/*.test.ts']),
  ],
  { stdio: 'inherit', env: { ...process.env, FAULTS: 'all' } },
);
process.exitCode = status ?? 1;
