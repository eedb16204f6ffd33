/** Debian's z3, the only program that a proof needs beside npm's. */
import { spawnSync } from 'node:child_process';

/** `unknown`: the solver gave up, or ran out of time. */
export type Answer = 'sat' | 'unsat' | 'unknown';

const SECONDS = 120;

/** Whether z3 can be run. */
export function hasSolver(): boolean {
  return spawnSync('z3', ['--version']).status === 0;
}

/** What z3 prints about a formula. */
export function ask(formula: string, seconds = SECONDS): string {
  const { stdout } = spawnSync('z3', ['-smt2', '-in', `-T:${String(seconds)}`], {
    input: formula,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return stdout;
}

/** Its verdict alone. */
export function decide(formula: string, seconds = SECONDS): Answer {
  const [verdict] = ask(formula, seconds).split('\n');
  return verdict === 'sat' || verdict === 'unsat' ? verdict : 'unknown';
}
