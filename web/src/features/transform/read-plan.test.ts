import { expect } from 'chai';
import { readPlan } from './read-plan.ts';

describe('what is typed into the cutting form', () => {
  const plan = (into: string[], out: string[]) =>
    readPlan(
      { inputs: into.map((mass) => ({ lotCode: '0', mass })), outputs: out.map((mass) => ({ mass })) },
      'en',
    );

  it('balances: what does not come out is lost', () => {
    expect(plan(['10', '0.5'], ['6', '4.400001'])).to.deep.equal({
      state: 'balanced',
      inGrams: 10_500_000n,
      outGrams: 10_400_001n,
      lossGrams: 99_999n,
      inputs: [10_000_000n, 500_000n],
      outputs: [6_000_000n, 4_400_001n],
    });
  });

  it('says by how much too much comes out, and what cannot be read', () => {
    expect(plan(['1'], ['1.000001'])).to.deep.equal({ state: 'too-much', overGrams: 1n });
    for (const odd of ['', '0', '-1', 'two', '1e3']) expect(plan(['10'], [odd]).state).to.equal('unclear');
  });
});
