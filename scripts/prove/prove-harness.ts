/** Asks what a harness promises: `prove_` functions must hold, their wrong twins, `refute_`, must not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytecodeOf, modelCheck, type Compiled } from './compile.ts';
import { ask, decide } from './solver.ts';
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
    const result = judge(compiled, selector, words);
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
function judge({ code }: Compiled, selector: bigint, words: number): Proof['result'] {
  const evm = new SymbolicEvm();
  evm.variable('caller');
  evm.variable('time');
  const args = Array.from({ length: words }, (_, i) => evm.variable(`arg${String(i)}`));
  const paths = evm.run({ code, selector, args, storage: evm.freshStorage(), conditions: [] });
  let result: Proof['result'] = 'proved';
  for (const path of paths.filter(({ end }) => end === 'broken')) {
    const answer = decide(evm.formula([path]), SOLVER_SECONDS);
    if (answer === 'sat') return 'refuted';
    if (answer === 'unknown') result = 'open';
  }
  const done = decide(evm.formula(paths.filter(({ end }) => end === 'done')), SOLVER_SECONDS);
  return done === 'sat' ? result : 'open';
}
