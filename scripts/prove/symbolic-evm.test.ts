import { expect } from 'chai';
import { hex } from './machine.ts';
import { SymbolicEvm } from './symbolic-evm.ts';

/** PUSH1 4, CALLDATALOAD, PUSH1 1, ADD, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN */
const PLUS_ONE = '60043560010160005260206000f3';
/** PUSH1 4, CALLDATALOAD, PUSH1 7, JUMPI, STOP, JUMPDEST, STOP */
const FORK = '600435600757005b00';

const run = (code: string, arg: bigint | null) => {
  const evm = new SymbolicEvm();
  const word = arg === null ? evm.variable('x') : { known: arg };
  const call = { code: Buffer.from(code, 'hex'), selector: 0n, args: [word], conditions: [] };
  return { evm, paths: evm.run({ ...call, storage: evm.freshStorage() }) };
};

describe('the prover on bytecode', () => {
  it('reckons with known words as the EVM does', () => {
    expect(run(PLUS_ONE, 41n).paths.map(({ returned }) => returned)).to.deep.equal([{ known: 42n }]);
    expect(run(PLUS_ONE, 2n ** 256n - 1n).paths[0]?.returned).to.deep.equal({ known: 0n });
  });

  it('writes unknown words down', () => {
    const { evm, paths } = run(PLUS_ONE, null);
    expect(evm.formula(paths)).to.include(`(bvadd ${hex(1n)} x)`);
  });

  it('follows both ways of a fork', () => {
    const { paths } = run(FORK, null);
    expect(paths.map(({ end, conditions }) => [end, conditions])).to.deep.equal([
      ['done', [`(distinct x ${hex(0n)})`]],
      ['done', [`(not (distinct x ${hex(0n)}))`]],
    ]);
  });

  it('refuses what it does not understand', () => {
    expect(() => run('f1', 0n)).to.throw('Opcode 0xf1 is not understood.');
  });
});
