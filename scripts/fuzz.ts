/**
 * `npm run fuzz`: at least a million random acts against the invariants of docs/invariants.md, then every mutant.
 * `-- --short` is what `npm test` runs, `-- --mutants` the mutants alone, `-- --seed 7` another history,
 * `-- --calls 200000` another length, `-- --only settlement` one folder.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCampaign } from './fuzz/campaign.ts';
import { misfits, readMutants, tryMutant, type Mutant } from './fuzz/mutants.ts';
import { copyWorkspace } from './fuzz/workspace.ts';
import { printActs, printOutcomes, printVerdicts } from './fuzz/print.ts';

const ROOT = join(import.meta.dirname, '..');
const DEPTH = 250;
const SHORT_DEPTH = 100;

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261126' },
    calls: { type: 'string' },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const seed = BigInt(values.seed);
const only = values.only;

/** Whether a mutant or an invariant test is asked for. */
const isChosen = (name: string): boolean => name.includes(only);

async function fuzz(calls: number, depth: number): Promise<boolean> {
  const files = globSync('test/fuzz/**/*.t.sol', { cwd: ROOT }).sort().filter(isChosen);
  if (files.length === 0) throw new Error(`No invariant test is called "${only}".`);
  const invariants = files.length === 0 ? 1 : await countInvariants(files);
  const runs = Math.ceil(calls / (invariants * depth));
  process.stdout.write(
    `Seed ${String(seed)}: ${invariants} invariants, ${runs} histories of ${depth} acts each.\n\n`,
  );
  const started = Date.now();
  const { outcomes, compileSeconds } = await runCampaign({ folder: ROOT, runs, depth, seed, files });
  printOutcomes(outcomes, { compileSeconds, seconds: (Date.now() - started) / 1000 });
  if (values.verbose) printActs(outcomes);
  return outcomes.length > 0 && outcomes.every(({ hasHeld }) => hasHeld);
}

async function countInvariants(files: readonly string[]): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const sources = await Promise.all(files.map((file) => readFile(join(ROOT, file), 'utf8')));
  return sources.join('\n').match(/function invariant_/g)?.length ?? 1;
}

async function mutate(mutants: readonly Mutant[]): Promise<boolean> {
  const folder = copyWorkspace(ROOT);
  const verdicts = [];
  for (const [place, mutant] of mutants.entries()) {
    const verdict = await tryMutant(folder, mutant, seed);
    verdicts.push(verdict);
    const { isKilled, reason, seconds } = verdict;
    const said = `${isKilled ? 'killed' : 'SURVIVED'} by ${reason} (${seconds.toFixed(1)} s)`;
    process.stderr.write(`${place + 1}/${mutants.length} ${mutant.name}: ${said}\n`);
  }
  printVerdicts(verdicts);
  return verdicts.every(({ isKilled }) => isKilled);
}

const mutants = readMutants(ROOT);
const wrong = misfits(ROOT, mutants);
for (const sentence of wrong) process.stdout.write(`${sentence}\n`);
let isSound = wrong.length === 0;
if (!values.mutants) {
  const calls = Number(values.calls ?? (values.short ? 25_000 : 1_000_000));
  isSound = (await fuzz(calls, values.short ? SHORT_DEPTH : DEPTH)) && isSound;
}
if (values.short)
  process.stdout.write(`${mutants.length - wrong.length} of ${mutants.length} mutants fit.\n`);
else if (wrong.length === 0)
  isSound = (await mutate(mutants.filter(({ name, suite }) => isChosen(name + suite)))) && isSound;
process.exit(isSound ? 0 : 1);
