import { expect } from 'chai';
import { percentTaken } from './limit-bar.tsx';

describe('percentTaken', () => {
  it('rounds down, so that only a full limit reads as full', () => {
    expect(percentTaken(4_999_999n, 5_000_000n)).to.equal(99);
    expect(percentTaken(5_000_000n, 5_000_000n)).to.equal(100);
    expect(percentTaken(0n, 5_000_000n)).to.equal(0);
  });
  it('is full where more was taken than there is now, and where nothing may be ordered', () => {
    expect(percentTaken(7n, 5n)).to.equal(100);
    expect(percentTaken(0n, 0n)).to.equal(100);
  });
});
