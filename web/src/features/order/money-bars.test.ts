import { expect } from 'chai';
import { layBars } from './money-bars.ts';

describe('bars of money', () => {
  it('stand end to end and fill the whole', () => {
    expect(layBars(6_438_240_000n, [6_189_342_060n, 94_253_940n, 154_644_000n, 0n])).to.deep.equal([
      { from: 0, width: 961 },
      { from: 961, width: 14 },
      { from: 975, width: 25 },
      { from: 1000, width: 0 },
    ]);
  });
  it('show the smallest part that is not nothing, and nothing of nothing', () => {
    expect(layBars(10n ** 12n, [1n, 10n ** 12n - 1n])).to.deep.equal([
      { from: 0, width: 1 },
      { from: 0, width: 1000 },
    ]);
    expect(layBars(0n, [0n])).to.deep.equal([{ from: 0, width: 0 }]);
  });
});
