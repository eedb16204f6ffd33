/**
 * INV-10 on the registry's own bytecode: whatever is in its storage, whoever calls, with whatever arguments, a
 * certificate that is revoked before an act is revoked after it. The acts are those that ask nobody else: the signed
 * variants end in the same private functions, after calls to the directory, which the prover does not follow.
 */
import { bytecodeOf, type Compiled } from './compile.ts';
import type { Proof } from './prove-harness.ts';
import { decide } from './solver.ts';
import type { Word } from './machine.ts';
import { SymbolicEvm } from './symbolic-evm.ts';

const FILE = 'contracts/certificates/CertificateRegistry.sol';
const SECONDS = 60;

interface Act {
  name: string;
  signature: string;
  bound: string;
  args: (evm: SymbolicEvm) => Word[];
}

const unknown =
  (count: number) =>
  (evm: SymbolicEvm): Word[] =>
    Array.from({ length: count }, (_, i) => evm.variable(`arg${String(i)}`));

/** `revokeMany(batch, indices, reason)`: the list is a known number of unknown words. */
const many =
  (count: number) =>
  (evm: SymbolicEvm): Word[] => {
    const [batch, reason, ...indices] = unknown(count + 2)(evm);
    return [batch, { known: 96n }, reason, { known: BigInt(count) }, ...indices] as Word[];
  };

const ACTS: readonly Act[] = [
  {
    name: 'issue',
    signature: 'issue(uint64,bytes32,uint8,uint32)',
    bound: 'none: all values',
    args: unknown(4),
  },
  {
    name: 'revoke',
    signature: 'revoke(uint64,uint32,uint8,uint64,uint32)',
    bound: 'none: all values',
    args: unknown(5),
  },
  ...[1, 2, 3].map((count) => ({
    name: `revokeMany of ${String(count)}`,
    signature: 'revokeMany(uint64,uint32[],uint8)',
    bound: `lists of ${String(count)}`,
    args: many(count),
  })),
];

/** The proofs, and the wrong twin: that nothing is ever revoked. */
export function* proveRevocation(): Generator<Proof> {
  const compiled = bytecodeOf(FILE, 'CertificateRegistry');
  for (const act of ACTS) yield prove(compiled, act, true);
  for (const act of ACTS.filter(({ name }) => name === 'revoke')) yield prove(compiled, act, false);
}

function prove(compiled: Compiled, act: Act, isTruth: boolean): Proof {
  const started = Date.now();
  const evm = new SymbolicEvm();
  evm.variable('caller');
  evm.variable('time');
  const certificate = ['issuer', 'batch', 'index'].map((name) => evm.variable(name));
  const before = call(evm, compiled, 'isRevoked(address,uint64,uint32)', certificate, evm.freshStorage(), []);
  const args = act.args(evm);
  const broken = before.flatMap((first) =>
    call(evm, compiled, act.signature, args, first.storage, first.conditions).flatMap((second) =>
      call(
        evm,
        compiled,
        'isRevoked(address,uint64,uint32)',
        certificate,
        second.storage,
        second.conditions,
      ).map((third) => ({
        ...third,
        conditions: [
          ...third.conditions,
          is(evm, first.returned, isTruth),
          is(evm, third.returned, !isTruth),
        ],
      })),
    ),
  );
  const answers = broken.map((path) => decide(evm.formula([path]), SECONDS));
  const isReached = broken.length > 0;
  const result = answers.includes('sat')
    ? 'refuted'
    : isReached && answers.every((answer) => answer === 'unsat')
      ? 'proved'
      : 'open';
  return {
    property: isTruth ? `no un-revoke by ${act.name}` : `no revocation by ${act.name} (wrong twin)`,
    engine: 'bytecode',
    result,
    bound: result === 'proved' ? act.bound : '',
    seconds: (Date.now() - started) / 1000,
    isAsExpected: result === (isTruth ? 'proved' : 'refuted'),
  };
}

function call(
  evm: SymbolicEvm,
  { code, functions }: Compiled,
  signature: string,
  args: readonly Word[],
  storage: string,
  conditions: readonly string[],
) {
  const selector = functions.find((one) => one.signature === signature)?.selector;
  if (selector === undefined) throw new Error(`${FILE} has no ${signature}.`);
  return evm.run({ code, selector, args, storage, conditions }).filter(({ end }) => end === 'done');
}

function is(evm: SymbolicEvm, word: Word | null, truth: boolean): string {
  const isZero = `(= ${evm.text(word ?? { known: 0n })} #x${'0'.repeat(64)})`;
  return truth ? `(not ${isZero})` : isZero;
}
