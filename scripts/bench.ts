/**
 * `npm run bench`: runs every benchmark (`npm run bench:<name>`) one after another and keeps the figures with the machine
 * and the commit in `.cache/bench/`. Names after `--` choose some: `npm run bench -- documents`. With `--record` they are
 * written into `docs/performance.json` and `docs/performance.md` as well, which are committed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { recordResults, type Measured } from './bench/record.ts';
import type { Figure } from './bench/report.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, '.cache/bench');

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const programs = new Map(
  Object.entries(scripts)
    .filter(([name]) => name.startsWith('bench:'))
    .map(([name, line]) => [name.slice('bench:'.length), line.split(' ').at(-1) ?? '']),
);
const isRecorded = process.argv.includes('--record');
const wanted = process.argv.slice(2).filter((option) => option !== '--record');
const stranger = wanted.find((name) => !programs.has(name));

if (stranger !== undefined) {
  console.error(`No benchmark is named ${stranger}. There are: ${[...programs.keys()].join(', ')}.`);
  process.exitCode = 1;
} else {
  const results = [...programs].filter(([name]) => wanted.length === 0 || wanted.includes(name)).map(measure);
  await keep(results);
  if (results.some(({ figures }) => figures.length === 0 || figures.some(({ ok }) => !ok)))
    process.exitCode = 1;
}

function measure([name, program]: [string, string]): { name: string; figures: Figure[] } {
  console.log(`${name} …`);
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  try {
    const figures = JSON.parse(stdout) as Figure[];
    for (const { name: what, value, unit, limit, ok } of figures) {
      console.log(`  ${ok ? 'ok    ' : 'missed'} ${what}: ${value} ${unit} (limit ${limit})`);
    }
    return { name, figures };
  } catch {
    console.error(`  ${name} gave no figures:\n${stderr}`);
    return { name, figures: [] };
  }
}

async function keep(results: readonly { name: string; figures: Figure[] }[]): Promise<void> {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, `${commit}.json`);
  writeFileSync(
    path,
    `${JSON.stringify({ commit, at: new Date().toISOString(), machine, results }, null, 2)}\n`,
  );
  console.log(`Kept in ${path}`);
  if (!isRecorded) return;
  const { cpu, cores, memoryGb, node } = machine;
  const on = `${cpu}, ${cores} CPUs, ${memoryGb} GB, Node ${node}`;
  const measured = results
    .filter(({ figures }) => figures.length > 0)
    .map(
      ({ name, figures }): Measured => ({
        name,
        commit,
        day: new Date().toISOString().slice(0, 10),
        on,
        figures,
      }),
    );
  await recordResults(join(ROOT, 'docs'), measured);
  console.log('Recorded in docs/performance.json and docs/performance.md');
}
