/**
 * `npm run coverage`: runs the contract tests, gas figures apart, on contracts that report what runs, and prints lines
 * and branches by contract. Exit code 1 when a test fails, or when all contracts together are under 100 % of lines or
 * 98 % of branches. `-- <files>` runs these test files and prints the contracts that they reach, without a bar.
 *
 * A branch is one outcome of one condition: docs/decisions/0011-branches-by-condition.md says how they are counted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from './coverage/plugin.ts';
import { percentDown, summarise, total, type FileCoverage } from './coverage/summarise.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.cache/coverage');
const RECORDING = join(FOLDER, 'recording.json');
const LEAST_LINES = 100;
const LEAST_BRANCHES = 98;

const chosen = process.argv.slice(2);
const unknown = chosen.find((file) => !existsSync(join(ROOT, file)));
if (unknown !== undefined) {
  console.error(`There is no ${unknown}: npm run coverage takes test files, or nothing for all of them.`);
  process.exit(1);
}
process.exit(run());

function run(): number {
  // Hits belong to the sources of one compilation, so nothing of an earlier one may be left.
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const files =
    chosen.length > 0
      ? chosen
      : globSync('test/contracts/**/*.test.ts', { cwd: ROOT }).filter((file) => !file.includes('/gas/'));
  const { status } = spawnSync(
    process.execPath,
    [
      ...['node_modules/hardhat/dist/src/cli.js', '--config', 'scripts/coverage/hardhat.config.ts'],
      ...['test', 'mocha', ...files],
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, COVERAGE_RECORDING: RECORDING } },
  );
  if (!existsSync(RECORDING)) return status === 0 ? 1 : (status ?? 1);
  const coverages = summarise(JSON.parse(readFileSync(RECORDING, 'utf8')) as Recording);
  return print(coverages, status ?? 1);
}

function print(coverages: readonly FileCoverage[], status: number): number {
  const shown = chosen.length === 0 ? coverages : coverages.filter(({ coveredLines }) => coveredLines > 0);
  const all = total(shown);
  console.log(`\n${'contract'.padEnd(52)}      lines          branches`);
  for (const { file, lines, coveredLines, branches, coveredBranches } of [...shown, all]) {
    console.log(`${file.padEnd(52)}${share(coveredLines, lines)}${share(coveredBranches, branches)}`);
  }
  for (const sentence of shown.flatMap(({ missing }) => missing)) console.log(`  ${sentence}`);
  if (status !== 0) {
    console.error('A test failed.');
    return status;
  }
  if (chosen.length > 0) return 0;
  const isEnough =
    percentDown(all.coveredLines, all.lines) >= LEAST_LINES &&
    percentDown(all.coveredBranches, all.branches) >= LEAST_BRANCHES;
  if (!isEnough) console.error(`The bar is ${LEAST_LINES} % of lines and ${LEAST_BRANCHES} % of branches.`);
  return isEnough ? 0 : 1;
}

function share(covered: number, all: number): string {
  return `${percentDown(covered, all).toFixed(2).padStart(8)} %${`${covered}/${all}`.padStart(9)}`;
}
