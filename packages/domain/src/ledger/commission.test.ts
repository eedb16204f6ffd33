import { expect } from 'chai';
import fc from 'fast-check';
import { commissionBetween, commissionOf, type CommissionTerms } from './index.ts';

const account = (digit: string) => `0x${digit.repeat(40)}` as const;
const terms: CommissionTerms = {
  feeBps: 100,
  feeShares: [
    { receiver: account('7'), shareBps: 8_000 },
    { receiver: account('f'), shareBps: 2_000 },
  ],
};

/** Terms as the escrow accepts them: up to 10 %, shares above zero that sum to 10,000. */
const anyTerms: fc.Arbitrary<CommissionTerms> = fc
  .record({
    feeBps: fc.integer({ min: 1, max: 1_000 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 7 }),
  })
  .map(({ feeBps, cuts }) => {
    const bounds = [0, ...cuts.sort((a, b) => a - b), 10_000];
    const feeShares = bounds.slice(1).map((bound, index) => ({
      receiver: account(index.toString(16)),
      shareBps: bound - (bounds[index] ?? 0),
    }));
    return { feeBps, feeShares };
  });

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

describe('ledger: the commission of a payment', () => {
  it('is 35.8704 USDC of 3,587.04 at 1 %, in parts of 80 and 20 %', () => {
    expect(commissionOf(terms, 3_587_040_000n)).to.deep.equal({
      totalMinor: 35_870_400n,
      shares: [
        { receiver: account('7'), amountMinor: 28_696_320n },
        { receiver: account('f'), amountMinor: 7_174_080n },
      ],
    });
  });

  it('rounds down, and leaves what the first part leaves to the last', () => {
    // floor(199 × 1 %) = 1: floor(1 × 8,000 ÷ 10,000) = 0 to the first, 1 to the last.
    expect(commissionOf(terms, 199n).shares.map(({ amountMinor }) => amountMinor)).to.deep.equal([0n, 1n]);
    expect(commissionOf({ feeBps: 0, feeShares: [] }, 10_000n)).to.deep.equal({ totalMinor: 0n, shares: [] });
  });

  it('moves by the difference of two totals, and back on a refund', () => {
    // Captured 150, then 199: the commission rises from 1 to 1, so the second capture bears none.
    expect(commissionBetween(terms, 150n, 199n).totalMinor).to.equal(0n);
    expect(commissionBetween(terms, 199n, 250n).shares.map(({ amountMinor }) => amountMinor)).to.deep.equal([
      1n,
      0n,
    ]);
    expect(commissionBetween(terms, 3_587_040_000n, 0n)).to.deep.equal({
      totalMinor: -35_870_400n,
      shares: [
        { receiver: account('7'), amountMinor: -28_696_320n },
        { receiver: account('f'), amountMinor: -7_174_080n },
      ],
    });
  });

  it('has parts that sum to it, each rising with it (property)', () => {
    const amount = fc.bigInt(0n, 2n ** 120n - 1n);
    fc.assert(
      fc.property(anyTerms, amount, amount, (given, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const moved = commissionBetween(given, low, high);
        expect(sum(moved.shares.map(({ amountMinor }) => amountMinor))).to.equal(moved.totalMinor);
        expect(moved.shares.every(({ amountMinor }) => amountMinor >= 0n)).to.equal(true);
        const all = commissionOf(given, high);
        expect(sum(all.shares.map(({ amountMinor }) => amountMinor))).to.equal(all.totalMinor);
      }),
    );
  });

  it('is the same in many steps as in one (property)', () => {
    const steps = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyTerms, steps, (given, amounts) => {
        const paid = given.feeShares.map(() => 0n);
        let refundable = 0n;
        for (const amount of amounts) {
          const { shares } = commissionBetween(given, refundable, refundable + amount);
          shares.forEach(({ amountMinor }, index) => (paid[index] = (paid[index] ?? 0n) + amountMinor));
          refundable += amount;
        }
        expect(paid).to.deep.equal(commissionOf(given, refundable).shares.map((share) => share.amountMinor));
      }),
    );
  });
});
