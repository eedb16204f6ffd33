/** The tables that `npm run fuzz` prints. */
import type { Outcome } from './campaign.ts';
import type { Verdict } from './mutants.ts';

interface Times {
  compileSeconds: number;
  seconds: number;
}

/** One line per invariant, the totals, and what broke. */
export function printOutcomes(outcomes: readonly Outcome[], { compileSeconds, seconds }: Times): void {
  const sorted = [...outcomes].sort((a, b) => a.name.localeCompare(b.name));
  printTable(
    ['invariant', 'runs', 'calls', 'reverts', 'seconds', ''],
    sorted.map((outcome) => [
      `${outcome.name} (${outcome.suite})`,
      String(outcome.runs),
      String(outcome.calls),
      String(outcome.reverts),
      outcome.seconds.toFixed(1),
      outcome.hasHeld ? 'holds' : 'BROKEN',
    ]),
  );
  const calls = sorted.reduce((sum, outcome) => sum + outcome.calls, 0);
  const rate = Math.round(calls / Math.max(seconds - compileSeconds, 0.001));
  print(
    `\n${calls} calls in ${seconds.toFixed(1)} s, of which ${compileSeconds.toFixed(1)} s compiling; ${rate} calls a second.`,
  );
  for (const { name, failure } of sorted.filter(({ hasHeld }) => !hasHeld)) print(`\n${name}: ${failure}`);
  const broken = sorted.filter(({ hasHeld }) => !hasHeld).length;
  print(`\n  ${sorted.length - broken} passing\n  ${broken} failing`);
}

/** How often each act was called, so that a handler that never runs is noticed. */
export function printActs(outcomes: readonly Outcome[]): void {
  const acts = new Map<string, number>();
  for (const outcome of outcomes) {
    for (const [act, calls] of outcome.acts) acts.set(act, (acts.get(act) ?? 0) + calls);
  }
  printTable(
    ['act', 'calls'],
    [...acts].sort().map(([act, calls]) => [act, String(calls)]),
  );
}

/** One line per mutant. */
export function printVerdicts(verdicts: readonly Verdict[]): void {
  printTable(
    ['mutant', 'breaks', 'seconds', '', 'by'],
    verdicts.map(({ mutant, isKilled, reason, seconds }) => [
      mutant.name,
      mutant.invariant,
      seconds.toFixed(1),
      isKilled ? 'killed' : 'SURVIVED',
      reason,
    ]),
  );
  const killed = verdicts.filter(({ isKilled }) => isKilled).length;
  print(`\n${killed} of ${verdicts.length} mutants killed.`);
}

/** Columns as wide as their widest cell; figures to the right. */
function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      /^[\d.]+$/.test(rows[0]?.[column] ?? '')
        ? cell.padStart(widths[column] ?? 0)
        : cell.padEnd(widths[column] ?? 0),
    );
    print(cells.join('  ').trimEnd());
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
