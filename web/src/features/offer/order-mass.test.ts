import { expect } from 'chai';
import { readOrderMass } from './order-mass.ts';

const offer = {
  minGrams: 1_000_000n,
  stepGrams: 500_000n,
  availableGrams: 96_200_000n,
  overTolerancePermille: 5,
};

describe('readOrderMass', () => {
  it('reads tonnes exactly', () => {
    expect(readOrderMass('5', offer)).to.deep.equal({ ok: true, massGrams: 5_000_000n });
    expect(readOrderMass(' 5.5 ', offer)).to.deep.equal({ ok: true, massGrams: 5_500_000n });
  });
  it('asks for a point where a comma was typed', () => {
    expect(readOrderMass('5,5', offer)).to.deep.equal({
      ok: false,
      sentence: 'Write the mass in tonnes with digits and a point, for example 5 or 5.5.',
    });
  });
  it('passes on what the offer forbids', () => {
    expect(readOrderMass('0.5', offer)).to.deep.equal({
      ok: false,
      sentence: 'The smallest order is 1 t. Order at least that much.',
    });
  });
});
