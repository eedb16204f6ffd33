import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { noted } from './notes.ts';
import { plantedBugs, type PlantedBug } from './planted-bugs.ts';
import { reproductionOf, runSchedule } from './run-schedule.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEEDS = Number(process.env['SIMULATOR_SEEDS'] ?? 3_000);
/** Enough for the rarest of the planted bugs. */
const MOST_SEEDS = 20_000;

/** Every await of a process, as its source names it. */
const awaits = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/\byield '([^']+)'/g),
  ])
  .map(([, name]) => name as string)
  .filter((name) => !name.startsWith('planted: '));

/** The first seed that a bug breaks, with what it breaks there. */
function firstBroken(bug: PlantedBug): { seed: number; violations: readonly string[] } {
  const { fromSeed } = plantedBugs[bug];
  for (let seed = fromSeed; seed < fromSeed + MOST_SEEDS; seed += 1) {
    const { violations } = runSchedule(seed, bug);
    if (violations.length > 0) return { seed, violations };
  }
  throw new Error(`${MOST_SEEDS} seeds were tried in vain.`);
}

describe('money in seeded histories of faults', function () {
  this.timeout(600_000);
  const counts = new Map<string, number>();

  it('always adds up once everything has come to rest', () => {
    const broken: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = runSchedule(seed);
      for (const violation of outcome.violations) broken.push(`${reproductionOf(seed, null)}: ${violation}`);
      for (const [what, count] of outcome.counts) counts.set(what, (counts.get(what) ?? 0) + count);
    }
    expect(broken).to.deep.equal([]);
  });

  it('has killed a process at each of its awaits', () => {
    expect(new Set(awaits).size, 'each await has a name of its own').to.equal(awaits.length);
    expect(awaits.filter((at) => !counts.has(`died: ${at}`))).to.deep.equal([]);
  });

  it('has met every fault and come to every end that it tells of', () => {
    expect(noted.filter((what) => !counts.has(what))).to.deep.equal([]);
  });

  it('tells the same history of the same seed', () => {
    for (const seed of [7, 8]) expect(runSchedule(seed)).to.deep.equal(runSchedule(seed));
  });

  for (const [bug, { breaks }] of Object.entries(plantedBugs)) {
    it(`finds a planted bug by what it breaks: ${bug.replaceAll('-', ' ')}`, () => {
      const { seed, violations } = firstBroken(bug as PlantedBug);
      expect(
        violations.filter((words) => breaks.test(words)),
        violations.join('\n'),
      ).not.to.deep.equal([]);
      expect(runSchedule(seed).violations, `seed ${seed} without the bug`).to.deep.equal([]);
    });
  }

  it('prints one line that tells a broken history again, also of one that throws', () => {
    let seed = 1;
    let violations: readonly string[] = [];
    while (!violations[0]?.startsWith('threw not-conserved: ') && seed < MOST_SEEDS)
      ({ violations } = runSchedule((seed += 1), 'note-apart-from-posting'));
    const { stdout, status } = spawnSync(
      process.execPath,
      ['scripts/simulate.ts', '--planted', 'note-apart-from-posting', '--seed', `${seed}`, '--count', '1'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stdout.split('\n').slice(0, 2)).to.deep.equal([
      `npm run simulate -- --seed ${seed} --count 1 --planted note-apart-from-posting`,
      `  ${violations[0] ?? ''}`,
    ]);
    expect(status).to.equal(1);
  });
});
