/** Asks what a harness promises: `prove_` functions must hold, their wrong twins, `refute_`, must not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytecodeOf, modelCheck, type Compiled } from './compile.ts';
import { ask, decide, type Answer } from './solver.ts';
import { hex, type Path } from './machine.ts';
import { SymbolicEvm } from './symbolic-evm.ts';

/** One line of the table. */
export interface Proof {
  property: string;
  /** `bytecode`: every path of the compiled code. `SMTChecker`: Horn clauses over the source. */
  engine: 'bytecode' | 'SMTChecker';
  result: 'proved' | 'refuted' | 'open';
  bound: string;
  seconds: number;
  isAsExpected: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');
const SOLVER_SECONDS = 60;

/** Contracts whose name ends in `Proof` or `Wrong`; the latter are wrong on purpose. */
export function* proveHarness(file: string): Generator<Proof> {
  const source = readFileSync(join(ROOT, file), 'utf8');
  for (const [, contract = ''] of source.matchAll(/^contract (\w+(?:Proof|Wrong))\b/gm)) {
    if (source.includes('function prove_')) yield* proveFunctions(file, contract);
    else yield checkModel(file, contract);
  }
}

function checkModel(file: string, contract: string): Proof {
  const started = Date.now();
  const messages = modelCheck(file, contract, (query) => ask(query, SOLVER_SECONDS));
  const isSafe = messages.length > 0 && messages.every((message) => message.includes('is safe'));
  const isBroken = messages.some((message) => message.includes('happens here'));
  return {
    property: contract,
    engine: 'SMTChecker',
    result: isSafe ? 'proved' : isBroken ? 'refuted' : 'open',
    bound: isSafe ? 'none: all histories' : '',
    seconds: (Date.now() - started) / 1000,
    isAsExpected: contract.endsWith('Wrong') ? isBroken : isSafe,
  };
}

function* proveFunctions(file: string, contract: string): Generator<Proof> {
  const compiled = bytecodeOf(file, contract);
  for (const { name, words, selector } of compiled.functions) {
    if (!/^(prove|refute)_/.test(name)) continue;
    const started = Date.now();
    const result = judge(compiled, selector, words, name.startsWith('refute_'));
    yield {
      property: `${contract}.${name}`,
      engine: 'bytecode',
      result,
      bound: result === 'proved' ? 'none: all values' : '',
      seconds: (Date.now() - started) / 1000,
      isAsExpected: result === (name.startsWith('prove_') ? 'proved' : 'refuted'),
    };
  }
}

/** Proved: no path breaks an assertion, and some path gets to the end. */
function judge(compiled: Compiled, selector: bigint, words: number, isTwin: boolean): Proof['result'] {
  const exact = pathsOf(compiled, selector, words, false);
  if (isTwin) return exact.first('broken') === 'sat' ? 'refuted' : 'open';
  if (!exact.canEnd()) return 'open';
  if (pathsOf(compiled, selector, words, true).first('broken') === 'unsat') return 'proved';
  const answer = exact.first('broken');
  return answer === 'unsat' ? 'proved' : answer === 'sat' ? 'refuted' : 'open';
}

function pathsOf({ code }: Compiled, selector: bigint, words: number, isLoose: boolean) {
  const evm = new SymbolicEvm(isLoose);
  evm.variable('caller');
  evm.variable('time');
  const args = Array.from({ length: words }, (_, i) => evm.variable(`arg${String(i)}`));
  const paths = evm.run({ code, selector, args, storage: evm.freshStorage(), conditions: [] });
  /** Sat as soon as one path that ends so can be taken. */
  const first = (end: Path['end']): Answer => {
    let answer: Answer = 'unsat';
    for (const path of paths.filter((one) => one.end === end)) {
      const next = decide(evm.formula([path]), SOLVER_SECONDS);
      if (next === 'sat') return next;
      if (next === 'unknown') answer = next;
    }
    return answer;
  };
  /** With small arguments or with any: whatever the solver finds first. */
  const canEnd = (): boolean => {
    const small = args.map((arg) => `(bvult ${evm.text(arg)} ${hex(16n)})`);
    return paths
      .filter((one) => one.end === 'done')
      .some(({ conditions, ...path }) =>
        [[...conditions, ...small], conditions].some(
          (chosen) => decide(evm.formula([{ ...path, conditions: chosen }]), SOLVER_SECONDS) === 'sat',
        ),
      );
  };
  return { first, canEnd };
}
