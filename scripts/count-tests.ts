import { stripVTControlCharacters } from 'node:util';

/** What one stage ran, with the sentences of what failed. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
  failures: readonly string[];
}

interface MochaReport {
  stats: { passes: number; failures: number; pending: number };
  failures: { fullTitle: string; err: { message?: string; stack?: string } }[];
}

/**
 * Counts a mocha JSON report. A run that ended badly without a failed test in its report (it crashed, or could not
 * load a file) counts as one failure, and so does a run without a report or without any test.
 *
 * @example countMocha('{"stats":{"passes":2,"failures":0,"pending":0},"failures":[]}', 0).passed // 2
 */
export function countMocha(report: string, exitCode: number): TestCount {
  let parsed: MochaReport;
  try {
    parsed = JSON.parse(report) as MochaReport;
  } catch {
    return crash('The tests ended before they could report.');
  }
  const { passes, failures, pending } = parsed.stats;
  const sentences = parsed.failures.map(
    ({ fullTitle, err }) =>
      `${fullTitle}\n${indent(stripVTControlCharacters(err.stack ?? err.message ?? ''))}`,
  );
  if (passes + failures + pending === 0) return crash('No test was found.');
  const hasCrashed = failures === 0 && exitCode !== 0;
  return {
    passed: passes,
    failed: failures + (hasCrashed ? 1 : 0),
    skipped: pending,
    failures: hasCrashed
      ? [`The tests passed, but the run ended with exit code ${String(exitCode)}.`]
      : sentences,
  };
}

/**
 * Counts the "N passing", "N failing", "N pending" lines that `hardhat test` prints for each of its runners.
 *
 * @example countHardhat('  12 passing (3s)\n  1 failing\n', 1).failed // 1
 */
export function countHardhat(output: string, exitCode: number): TestCount {
  const text = stripVTControlCharacters(output);
  const lines = (word: string): number =>
    [...text.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  const [passed, failed, skipped] = [lines('passing'), lines('failing'), lines('pending')];
  if (passed + failed === 0) return crash(lastLines(text));
  if (failed === 0 && exitCode !== 0) {
    return { passed, failed: 1, skipped, failures: [`The run ended with exit code ${String(exitCode)}.`] };
  }
  return { passed, failed, skipped, failures: failed === 0 ? [] : [lastLines(text, 80)] };
}

/** Counts a whole command as one test. */
export function countCommand(output: string, exitCode: number): TestCount {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : crash(lastLines(stripVTControlCharacters(output), 60));
}

/** The closing line of a run, true to what ran. */
export function closingLine(counts: readonly TestCount[]): string {
  return `${String(sum(counts, 'passed'))} passed, ${String(sum(counts, 'failed'))} failed`;
}

/** What a run left out, or null. Tests against published vectors are left out where those are not at hand. */
export function skippedLine(counts: readonly TestCount[]): string | null {
  const skipped = sum(counts, 'skipped');
  return skipped === 0 ? null : `${String(skipped)} skipped`;
}

function sum(counts: readonly TestCount[], key: 'passed' | 'failed' | 'skipped'): number {
  return counts.reduce((total, count) => total + count[key], 0);
}

function crash(sentence: string): TestCount {
  return { passed: 0, failed: 1, skipped: 0, failures: [sentence] };
}

function lastLines(text: string, count = 20): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
