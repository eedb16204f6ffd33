import { expect } from 'chai';
import { fromDollarsDown, fromDollarsUp } from './index.ts';

describe('conversion from dollars', () => {
  it('rounds to the side that its name says', () => {
    expect(fromDollarsUp(3_618_000_000n, 'EUR', 116_243_100n)).to.equal(311_245n);
    expect(fromDollarsDown(3_618_000_000n, 'EUR', 116_243_100n)).to.equal(311_244n);
    expect(fromDollarsUp(3_618_000_000n, 'EUR', 100_000_000n)).to.equal(361_800n);
  });

  it('knows the decimals of what it converts to', () => {
    expect(fromDollarsUp(3_618_000_000n, 'ETH', 300_000_000_000n)).to.equal(1_206_000_000_000_000_000n);
    expect(fromDollarsUp(3_618_000_000n, 'BTC', 9_045_000_000_000n)).to.equal(4_000_000n);
  });
});
