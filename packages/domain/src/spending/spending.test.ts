import { expect } from 'chai';
import fc from 'fast-check';
import { limitAmountUp, periodKeyOf, stillTakenUp, weighLimit } from './index.ts';

describe('periodKeyOf', () => {
  it('names day, month and year in UTC, and nothing for a single order', () => {
    const at = new Date('2026-12-31T23:59:59.999Z');
    expect(['order', 'day', 'month', 'year'].map((one) => periodKeyOf(one as 'day', at))).to.deep.equal([
      '',
      '2026-12-31',
      '2026-12',
      '2026',
    ]);
    expect(periodKeyOf('day', new Date('2026-11-26T00:30:00+02:00'))).to.equal('2026-11-25');
  });
});

describe('limitAmountUp', () => {
  it('takes USDC as it is, and turns it into euro cents at the rate, up', () => {
    expect(limitAmountUp(3_618_000_000n, 'USDC', 0n)).to.equal(3_618_000_000n);
    // 1,162.431 USDC at 1.162431 dollars a euro are 1,000.00 euros.
    expect(limitAmountUp(1_162_431_000n, 'EUR', 116_243_100n)).to.equal(100_000n);
    expect(limitAmountUp(1_162_431_001n, 'EUR', 116_243_100n)).to.equal(100_001n);
    expect(limitAmountUp(0n, 'EUR', 116_243_100n)).to.equal(0n);
  });
});

describe('stillTakenUp', () => {
  it('keeps the share that was spent, up', () => {
    expect(stillTakenUp(10_000n, 3_000_000n, 1_000_000n)).to.equal(3_334n);
    expect(stillTakenUp(10_000n, 3_000_000n, 0n)).to.equal(0n);
    expect(stillTakenUp(0n, 0n, 0n)).to.equal(0n);
  });

  it('lies between nothing and the whole, grows with what was spent, and never undercounts it', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(
        amount,
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        amount,
        amount,
        (full, order, one, other) => {
          const [less, more] = one < other ? [one, other] : [other, one];
          const [a, b] = [stillTakenUp(full, order, less), stillTakenUp(full, order, more)];
          return a >= 0n && a <= b && b <= full && a * order >= full * (less < order ? less : order);
        },
      ),
    );
  });
});

describe('weighLimit', () => {
  it('says what is left and what is missing, and counts nothing together of a limit for an order', () => {
    const month = { period: 'month' as const, amountMinor: 500_000n, takenMinor: 380_000n };
    expect(weighLimit(month, 120_000n)).to.deep.equal({ leftMinor: 120_000n, missingMinor: 0n });
    expect(weighLimit(month, 120_001n)).to.deep.equal({ leftMinor: 120_000n, missingMinor: 1n });
    expect(weighLimit({ ...month, period: 'order' }, 500_001n)).to.deep.equal({
      leftMinor: 500_000n,
      missingMinor: 1n,
    });
    // A limit that was lowered below what was taken has nothing left, and owes nothing.
    expect(weighLimit({ ...month, takenMinor: 600_000n }, 5n)).to.deep.equal({
      leftMinor: 0n,
      missingMinor: 5n,
    });
  });
});
