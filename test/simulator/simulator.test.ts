import { expect } from 'chai';
import { plantedBugs, type PlantedBug } from './planted-bugs.ts';
import { runSchedule } from './run-schedule.ts';

const SEEDS = Number(process.env['SIMULATOR_SEEDS'] ?? 3_000);
/** Enough for the rarest of the planted bugs. */
const MOST_SEEDS = 20_000;

const wordsOf = (seed: number, bug: PlantedBug | null): string[] => {
  try {
    return runSchedule(seed, bug).violations;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

describe('money in seeded histories of faults', function () {
  this.timeout(120_000);

  it('always adds up once everything has come to rest', () => {
    const broken: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      for (const violation of wordsOf(seed, null))
        broken.push(`npm run simulate -- --seed ${seed} --count 1: ${violation}`);
    }
    expect(broken).to.deep.equal([]);
  });

  it('tells the same history of the same seed', () => {
    for (const seed of [7, 8]) expect(runSchedule(seed)).to.deep.equal(runSchedule(seed));
  });

  for (const bug of Object.keys(plantedBugs) as PlantedBug[]) {
    it(`finds a planted bug: ${bug.replaceAll('-', ' ')}`, () => {
      let seed = 1;
      while (seed <= MOST_SEEDS && wordsOf(seed, bug).length === 0) seed += 1;
      expect(seed, 'seeds tried in vain').to.be.at.most(MOST_SEEDS);
    });
  }
});
