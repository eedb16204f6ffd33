import { expect } from 'chai';
import { readOrderMass } from './order-mass.ts';

const limits = { minGrams: 1_000_000n, stepGrams: 500_000n, availableGrams: 96_200_000n };

describe('readOrderMass', () => {
  it('reads tonnes exactly', () => {
    expect(readOrderMass('5', limits)).to.deep.equal({ ok: true, massGrams: 5_000_000n });
    expect(readOrderMass(' 5.5 ', limits)).to.deep.equal({ ok: true, massGrams: 5_500_000n });
  });
  it('says what is wrong and what would be right', () => {
    expect(readOrderMass('5,5', limits)).to.deep.equal({
      ok: false,
      sentence: 'Write the mass in tonnes with digits and a point, for example 5 or 5.5.',
    });
    expect(readOrderMass('0.5', limits)).to.deep.equal({ ok: false, sentence: 'The smallest order is 1 t.' });
    expect(readOrderMass('97', limits)).to.deep.equal({ ok: false, sentence: 'Only 96.2 t are available.' });
    expect(readOrderMass('5.25', limits)).to.deep.equal({
      ok: false,
      sentence: 'Order in steps of 0.5 t, for example 5 or 5.5 t.',
    });
  });
});
