import { expect } from 'chai';
import { totalsOf } from './totals-of.ts';

describe('totalsOf', () => {
  it('adds up by currency, exactly, and leaves out what comes to nothing', () => {
    const amounts = [
      { currency: 'EUR', minor: '9007199254740993' },
      { currency: 'USDC', minor: '5' },
      { currency: 'EUR', minor: '-1' },
      { currency: 'CHF', minor: '0' },
    ];
    expect(totalsOf(amounts)).to.deep.equal([
      ['EUR', 9_007_199_254_740_992n],
      ['USDC', 5n],
    ]);
  });
});
