import { expect } from 'chai';
import fc from 'fast-check';
import { nextReturnState, requireReturnable, returnEvents, returnStates, worthOfGramsDown } from './index.ts';

describe('goods return: what can come back and what it is worth', () => {
  it('prices a tonne of 5.025 t for 3,112.45 EUR at 619.39 EUR', () => {
    expect(worthOfGramsDown(311_245n, 1_000_000n, 5_025_000n)).to.equal(61_939n);
    expect(worthOfGramsDown(311_245n, 5_025_000n, 5_025_000n)).to.equal(311_245n);
  });

  it('never credits more for parts than the whole cost (property)', () => {
    const grams = fc.bigInt(0n, 10_000_000n);
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 15n),
        fc.array(grams, { minLength: 1, maxLength: 6 }),
        (amount, parts) => {
          const whole = parts.reduce((sum, part) => sum + part, 0n) + 1n;
          const credited = parts.reduce((sum, part) => sum + worthOfGramsDown(amount, part, whole), 0n);
          expect(credited <= amount).to.equal(true);
        },
      ),
    );
  });

  it('takes back what was delivered and not claimed, to the gram', () => {
    expect(() => requireReturnable(1_982_000n, 4_982_000n, 3_000_000n)).not.to.throw();
    expect(() => requireReturnable(1_982_001n, 4_982_000n, 3_000_000n)).to.throw(
      '1,982 kg can. Ask for at most that.',
    );
    expect(() => requireReturnable(1n, 3_000_000n, 4_000_000n)).to.throw('0 kg can');
  });

  it('goes from request to credit in one order, and ends for good', () => {
    expect(nextReturnState('requested', 'authorise')).to.equal('authorised');
    expect(nextReturnState('authorised', 'receive')).to.equal('received');
    expect(nextReturnState('received', 'credit')).to.equal('credited');
    expect(nextReturnState('received', 'reject')).to.equal('rejected');
    expect(() => nextReturnState('authorised', 'credit')).to.throw('This return is authorised');
    for (const state of returnStates.slice(-1).concat('refused', 'credited', 'rejected')) {
      for (const event of returnEvents)
        expect(() => nextReturnState(state, event), `${state} ${event}`).to.throw();
    }
  });
});
