import { expect } from 'chai';
import { allocationOf } from './allocation.ts';

const left = 96_200_000n;

describe('allocationOf', () => {
  it('adds up to the gram and says what is kept', () => {
    expect(allocationOf('40; 56.199999', left, 'en')).to.deep.equal({
      state: 'fits',
      lots: [40_000_000n, 56_199_999n],
      sumGrams: 96_199_999n,
      restGrams: 1n,
    });
    expect(allocationOf('40,5; 55,7', left, 'de')).to.deep.equal({
      state: 'fits',
      lots: [40_500_000n, 55_700_000n],
      sumGrams: left,
      restGrams: 0n,
    });
  });

  it('says by how much the certified mass would be exceeded', () => {
    expect(allocationOf('96.200001', left, 'en')).to.deep.equal({
      state: 'over',
      sumGrams: 96_200_001n,
      overGrams: 1n,
    });
  });

  it('takes nothing for no lot, and refuses what is no mass', () => {
    expect(allocationOf(' ; ', left, 'en')).to.deep.equal({ state: 'none' });
    for (const odd of ['0', 'ten', '40; -1']) {
      expect(allocationOf(odd, left, 'en'), odd).to.deep.equal({ state: 'unclear' });
    }
  });
});
