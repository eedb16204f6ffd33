/**
 * `npm run -s bench:simulator`: how many seeded histories of money a CPU tells in a minute, garbage collection and all, and
 * whether one of them breaks an invariant. As many of the chain as of banks and providers.
 */
import { runSchedule } from '../../test/simulator/run-schedule.ts';
import { atLeast, atMost, report } from './report.ts';

const HISTORIES = 50_000;
/** Seeds that nobody has looked at while the histories were made. */
const FIRST_SEED = 1_000_000;
/** Whoever tells many histories has compiled the product's code long before the last of them. */
const WARM_UP = 2_000;

for (let seed = 1; seed <= WARM_UP; seed += 1) runSchedule(seed);
const before = process.cpuUsage();
let broken = 0;
for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1)
  if (runSchedule(seed).violations.length > 0) broken += 1;
const { user, system } = process.cpuUsage(before);
const cpuMinutes = (user + system) / 60_000_000;

report([
  atLeast('seeded histories told', Math.floor(HISTORIES / cpuMinutes), 'a CPU-minute', 100_000),
  atMost(`of ${HISTORIES.toLocaleString('en')} histories, those that broke an invariant`, broken, '', 0),
]);
