import { expect } from 'chai';
import fc from 'fast-check';
import { reduceAmountDown } from './reduce-amount.ts';

const stock = {
  availableGrams: 5_100_000n,
  tolerancePermille: 5,
  stepGrams: 500_000n,
  minGrams: 1_000_000n,
};

describe('reorder: what is left of a line', () => {
  it('fits with its tolerance, in the steps of the offer', () => {
    const tonnes = { unit: 'tonne', amountMilli: 8_000n, cuts: [] } as const;
    expect(reduceAmountDown(tonnes, 8_000_000n, stock)).to.equal(5_000n);
    // 5.025 t are needed for 5 t: one gram less leaves 4.5 t.
    expect(reduceAmountDown(tonnes, 8_000_000n, { ...stock, availableGrams: 5_025_000n })).to.equal(5_000n);
    expect(reduceAmountDown(tonnes, 8_000_000n, { ...stock, availableGrams: 5_024_999n })).to.equal(4_500n);
  });

  it('keeps pieces whole, and cuts and the smallest order as they are', () => {
    const pieces = { unit: 'piece', amountMilli: 20_000n, cuts: [] } as const;
    // 20 pieces of 8 t; 5 t are 12.5 of them.
    expect(reduceAmountDown(pieces, 8_000_000n, stock)).to.equal(12_000n);
    expect(
      reduceAmountDown({ ...pieces, cuts: [{ lengthUm: 3_000_000n, pieces: 4 }] }, 8_000_000n, stock),
    ).to.equal(null);
    expect(reduceAmountDown(pieces, 8_000_000n, { ...stock, availableGrams: 1_004_999n })).to.equal(null);
  });

  it('never asks for more than before, nor for more than is left', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 9n),
        fc.bigInt(0n, 10n ** 9n),
        fc.integer({ min: 0, max: 200 }),
        fc.bigInt(1n, 10n ** 6n),
        (massGrams, availableGrams, tolerancePermille, stepGrams) => {
          const line = { unit: 'kg', amountMilli: massGrams, cuts: [] } as const;
          const left = { availableGrams, tolerancePermille, stepGrams, minGrams: stepGrams };
          const amount = reduceAmountDown(line, massGrams, left);
          if (amount === null) return true;
          return amount < massGrams && amount * BigInt(1_000 + tolerancePermille) <= availableGrams * 1_000n;
        },
      ),
    );
  });
});
