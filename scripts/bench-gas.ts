/**
 * `npm run bench:gas`: what every operation costs, beside what comparable systems were measured at or publish.
 *
 * `-- --json` prints one JSON array of `{ name, value, unit: "gas", limit, ok }` and nothing else;
 * `-- --update` rewrites the committed snapshot. Exit code 1 when a limit is missed or the snapshot differs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Measurement {
  operation: string;
  gas: number;
  limit: number;
}

interface Published {
  system: string;
  operation: string;
  gas: number;
  kind: 'measured' | 'published';
  source: string;
  /** A regular expression on our operation's name. */
  against: string;
}

const ROOT = join(import.meta.dirname, '..');
const GAS = join(ROOT, 'test/contracts/gas');
const options = process.argv.slice(2);
const unknown = options.find((option) => option !== '--json' && option !== '--update');

if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}: npm run bench:gas takes --json and --update.`);
  process.exit(1);
}
process.exit(run(options.includes('--json'), options.includes('--update')));

function run(isJson: boolean, isUpdate: boolean): number {
  const { measurements, output, status } = runGasTests(isUpdate);
  const complaints = isUpdate ? [] : vanished(measurements);
  const failed = status !== 0 || measurements.length === 0 || complaints.length > 0;
  if (failed) console.error(output);
  for (const complaint of complaints) console.error(complaint);
  if (isJson) console.log(JSON.stringify(measurements.map(asBench)));
  else if (measurements.length > 0) print(measurements);
  return failed ? 1 : 0;
}

function runGasTests(isUpdate: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-gas-'));
  const results = join(folder, 'results.json');
  const files = globSync('*.test.ts', { cwd: GAS }).map((file) => join('test/contracts/gas', file));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['node_modules/hardhat/dist/src/cli.js', 'test', 'mocha', ...files],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env: { ...process.env, GAS_RESULTS: results, ...(isUpdate ? { UPDATE_GAS: '1' } : {}) },
    },
  );
  const measurements = existsSync(results)
    ? (JSON.parse(readFileSync(results, 'utf8')) as Measurement[])
    : [];
  rmSync(folder, { recursive: true });
  return { measurements, output: stdout + stderr, status };
}

/** Operations of the snapshot that nobody measures any more. */
function vanished(measurements: readonly Measurement[]): string[] {
  const snapshot = JSON.parse(readFileSync(join(GAS, 'snapshot.json'), 'utf8')) as Record<string, unknown>;
  const names = new Set(measurements.map(({ operation }) => operation));
  return Object.keys(snapshot)
    .filter((name) => !names.has(name))
    .map((name) => `The snapshot holds "${name}", which is not measured: npm run bench:gas -- --update.`);
}

function asBench({ operation, gas, limit }: Measurement) {
  return { name: operation, value: gas, unit: 'gas', limit, ok: gas <= limit };
}

function print(measurements: readonly Measurement[]): void {
  const published = JSON.parse(readFileSync(join(GAS, 'published.json'), 'utf8')) as Published[];
  for (const { operation, gas, limit } of measurements) {
    console.log(
      `${figure(gas)}  ${operation} (limit ${limit.toLocaleString('en')}${gas > limit ? ', missed' : ''})`,
    );
    for (const rival of published.filter(({ against }) => new RegExp(against).test(operation))) {
      const difference = Math.round(((gas - rival.gas) / rival.gas) * 100);
      const mark = rival.kind === 'published' ? ', as published' : '';
      console.log(
        `${figure(rival.gas)}      ${rival.system}: ${rival.operation}${mark} (ours ${signed(difference)} %)`,
      );
    }
  }
  console.log(
    '\nSources and settings: test/contracts/gas/published.json. Figures as published have no intrinsic 21,000.',
  );
}

function figure(gas: number): string {
  return gas.toLocaleString('en').padStart(9);
}

function signed(percent: number): string {
  return percent > 0 ? `+${String(percent)}` : String(percent);
}
