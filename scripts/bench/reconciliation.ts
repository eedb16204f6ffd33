import { dayWithTruth } from '../../packages/domain/src/reconciliation/day-with-truth.ts';
import { matchLines } from '../../packages/domain/src/reconciliation/index.ts';
import { gradeDecisions } from '../../packages/domain/src/reconciliation/seal-day.ts';
import { atMost, report, type Figure } from './report.ts';

/** Lines of a thousand that may be left to a person; the bar is 95 % matched. */
const LEFT_LIMIT = 50;
const CPU_LIMIT_MS = 1_000;
const SEEDS = 20;

let left = 0;
let wrong = 0;
let cpuMs = 0;
for (let seed = 1; seed <= SEEDS; seed += 1) {
  const day = dayWithTruth(seed);
  const start = process.cpuUsage();
  const decisions = matchLines(day.lines, day.book);
  const { user, system } = process.cpuUsage(start);
  cpuMs = Math.max(cpuMs, (user + system) / 1_000);
  const grade = gradeDecisions(decisions, day.truth);
  left = Math.max(left, grade.left);
  wrong += grade.wrong.length;
}

const figures: Figure[] = [
  atMost('worst of 20 statements of 1,000 lines: left to a person', left, 'lines', LEFT_LIMIT),
  atMost('wrong matches in 20,000 lines', wrong, 'lines', 0),
  atMost('worst statement: matching', Math.round(cpuMs), 'ms CPU', CPU_LIMIT_MS),
];
report(figures);
