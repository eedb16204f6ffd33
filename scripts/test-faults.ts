/**
 * Does every fault to the real processes: all crash points, not only the part that `npm test` takes. A file or more may
 * be named; options (`-g`) are mocha's.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MOCHA = join(ROOT, 'node_modules/mocha/bin/mocha.js');

interface Run {
  folder: string;
  args: readonly string[];
}

const WHOLE_PRODUCT = ['--require', 'test/faults/close-world.ts'];
/** By then the chain holds what every fault has left on it. */
const LAST = 'test/faults/whole-index.test.ts';
const others = globSync('test/faults/*.test.ts', { cwd: ROOT }).filter((file) => file !== LAST);
/** The shortest first. */
const EVERYTHING: readonly Run[] = [
  { folder: 'oracles', args: ['--no-config', 'test/every-crash-point.test.ts'] },
  { folder: '.', args: [...WHOLE_PRODUCT, ...others.sort(), LAST] },
];

const given = process.argv.slice(2);
const runs = given.some((word) => word.endsWith('.ts')) ? [{ folder: '.', args: WHOLE_PRODUCT }] : EVERYTHING;

/** Each of them, whatever became of the one before. */
const statuses = runs.map(
  ({ folder, args }) =>
    spawnSync(process.execPath, [MOCHA, '--exit', '--timeout', '0', ...args, ...given], {
      cwd: join(ROOT, folder),
      stdio: 'inherit',
      env: { ...process.env, FAULTS: 'all' },
    }).status,
);
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
