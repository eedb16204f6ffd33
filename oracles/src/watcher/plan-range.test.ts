import { expect } from 'chai';
import { planRange } from './plan-range.ts';

describe('range to read next', () => {
  it('reads final blocks in large steps', () => {
    expect(planRange(10n, 5_000n, 4_990n)).to.deep.equal({ from: 11n, to: 2_010n, isFinal: true });
  });

  it('stops at the last final block before it goes on', () => {
    expect(planRange(4_000n, 5_000n, 4_990n)).to.deep.equal({ from: 4_001n, to: 4_990n, isFinal: true });
  });

  it('reads recent blocks in small steps', () => {
    expect(planRange(4_990n, 5_000n, 4_990n)).to.deep.equal({ from: 4_991n, to: 5_000n, isFinal: false });
    expect(planRange(4_990n, 9_000n, 4_990n)).to.deep.equal({ from: 4_991n, to: 5_054n, isFinal: false });
  });

  it('has nothing to read at the head', () => {
    expect(planRange(5_000n, 5_000n, 4_990n)).to.equal(null);
  });
});
