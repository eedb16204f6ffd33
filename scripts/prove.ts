/**
 * `npm run prove`: the core invariants, for all values and all histories, by a solver. `-- --only Payment` proves one
 * harness. docs/invariants.md (Formal) says what is proved and what is not.
 */
import { parseArgs } from 'node:util';
import { harnesses } from './prove/compile.ts';
import { proveHarness, type Proof } from './prove/prove-harness.ts';
import { proveRevocation } from './prove/prove-revocation.ts';
import { hasSolver } from './prove/solver.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

if (!hasSolver()) {
  process.stderr.write(
    'npm run prove needs z3 4.8 or later: apt-get install z3, or https://github.com/Z3Prover/z3.\n',
  );
  process.exit(1);
}

function* everything(): Generator<Proof> {
  for (const file of harnesses().filter((name) => name.includes(values.only))) yield* proveHarness(file);
  if ('Revocation'.includes(values.only)) yield* proveRevocation();
}

const proofs: Proof[] = [];
for (const proof of everything()) {
  proofs.push(proof);
  const { property, engine, result, bound, seconds, isAsExpected } = proof;
  process.stdout.write(
    `${isAsExpected ? ' ' : '!'} ${property.padEnd(46)} ${engine.padEnd(10)} ${result.padEnd(9)} ${bound.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s\n`,
  );
}
const wrong = proofs.filter(({ isAsExpected }) => !isAsExpected).length;
process.stdout.write(`\n${proofs.length - wrong} of ${proofs.length} answers are as expected.\n`);
process.exit(wrong === 0 && proofs.length > 0 ? 0 : 1);
