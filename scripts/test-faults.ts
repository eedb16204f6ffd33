/** Does every fault of `test/faults` to the real processes: all crash points, not only the part that `npm test` takes. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** By then the chain holds what every fault has left on it. */
const LAST = 'test/faults/whole-index.test.ts';
const others = globSync('test/faults/*.test.ts').filter((file) => file !== LAST);
const chosen = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/mocha/bin/mocha.js',
    ...['--exit', '--timeout', '0', '--require', 'test/faults/close-world.ts'],
    ...(chosen.length > 0 ? chosen : [...others.sort(), LAST]),
  ],
  { stdio: 'inherit', env: { ...process.env, FAULTS: 'all' } },
);
process.exitCode = status ?? 1;
