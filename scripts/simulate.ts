/**
 * Tells seeded histories of money, and says for every one that breaks an invariant how to tell it again:
 *
 *     npm run simulate -- --count 100000
 *     npm run simulate -- --seed 926 --count 1
 *     npm run simulate -- --planted orphans-stay --count 1000
 */
import { parseArgs } from 'node:util';
import { isPlantedBug, plantedBugs } from '../test/simulator/planted-bugs.ts';
import { reproductionOf, runSchedule } from '../test/simulator/run-schedule.ts';

const MOST_SHOWN = 20;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100000' },
    planted: { type: 'string' },
  },
});
const first = Number(values.seed);
const count = Number(values.count);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || count < 1) {
  process.stderr.write('--seed and --count are whole numbers.\n');
  process.exit(2);
}
const { planted } = values;
if (planted !== undefined && !isPlantedBug(planted)) {
  process.stderr.write(`--planted is one of: ${Object.keys(plantedBugs).join(', ')}.\n`);
  process.exit(2);
}
const bug = planted ?? null;

const before = process.cpuUsage();
let broken = 0;
let steps = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const outcome = runSchedule(seed, bug);
  steps += outcome.steps;
  if (outcome.violations.length === 0) continue;
  broken += 1;
  if (broken > MOST_SHOWN) continue;
  process.stdout.write(`${reproductionOf(seed, bug)}\n`);
  for (const violation of outcome.violations) process.stdout.write(`  ${violation}\n`);
}
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1_000_000;
process.stdout.write(
  `${count} histories of ${Math.round(steps / count)} steps, ${broken} broken; ${cpuSeconds.toFixed(1)} s of CPU, ${Math.round((count / cpuSeconds) * 60)} a CPU-minute.\n`,
);
process.exitCode = broken === 0 ? 0 : 1;
