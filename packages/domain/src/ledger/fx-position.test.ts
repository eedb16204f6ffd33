import { expect } from 'chai';
import fc from 'fast-check';
import { flatPosition, fxPairOf, tradePosition, type FxPosition, type FxTrade } from './index.ts';

const trade = (before: FxPosition, baseMinor: bigint, quoteMinor: bigint) =>
  tradePosition(before, { baseMinor, quoteMinor });
const bought = trade(flatPosition, 100_000n, -1_160_000_000n).after;

describe('ledger: the exchange position', () => {
  it('takes in at the price paid, and gives out at the average cost', () => {
    expect(bought).to.deep.equal({ quantityMinor: 100_000n, costMinor: 1_160_000_000n });
    // 1,000 EUR at 1.16 and 500 EUR at 1.19: on average 1.17.
    const more = trade(bought, 50_000n, -595_000_000n);
    expect(more.realisedMinor).to.equal(0n);
    expect(more.after).to.deep.equal({ quantityMinor: 150_000n, costMinor: 1_755_000_000n });
    // 600 EUR sold at 1.20: 720 for what had cost 702.
    expect(trade(more.after, -60_000n, 720_000_000n)).to.deep.equal({
      after: { quantityMinor: 90_000n, costMinor: 1_053_000_000n },
      realisedMinor: 18_000_000n,
    });
  });

  it('realises a loss below cost, and leaves nothing behind when all is sold', () => {
    expect(trade(bought, -100_000n, 1_100_000_001n)).to.deep.equal({
      after: flatPosition,
      realisedMinor: -59_999_999n,
    });
  });

  it('rounds the cost of a part to the nearest unit, a half up', () => {
    // 3 units cost 10: one goes out at 3.33, then one of two that cost 7 at 3.5.
    const three = trade(flatPosition, 3n, -10n).after;
    const first = trade(three, -1n, 4n);
    expect(first).to.deep.equal({ after: { quantityMinor: 2n, costMinor: 7n }, realisedMinor: 1n });
    expect(trade(first.after, -1n, 4n)).to.deep.equal({
      after: { quantityMinor: 1n, costMinor: 3n },
      realisedMinor: 0n,
    });
  });

  it('works short as it works long, and through zero', () => {
    // 500 EUR sold that nobody had, for 600; bought back for 580: 20 gained.
    const short = trade(flatPosition, -50_000n, 600_000_000n).after;
    expect(short).to.deep.equal({ quantityMinor: -50_000n, costMinor: -600_000_000n });
    expect(trade(short, 50_000n, -580_000_000n)).to.deep.equal({
      after: flatPosition,
      realisedMinor: 20_000_000n,
    });
    // 800 bought for 928 (1.16): 500 of them close the short at 580, 300 are held at 348.
    expect(trade(short, 80_000n, -928_000_000n)).to.deep.equal({
      after: { quantityMinor: 30_000n, costMinor: 348_000_000n },
      realisedMinor: 20_000_000n,
    });
  });

  it('conserves: cost rises by what was paid and realised; a flat position has realised all it got (property)', () => {
    const anyTrade = fc
      .tuple(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 18n), fc.boolean())
      .map(
        ([base, quote, buys]): FxTrade =>
          buys ? { baseMinor: base, quoteMinor: -quote } : { baseMinor: -base, quoteMinor: quote },
      );
    fc.assert(
      fc.property(fc.array(anyTrade, { minLength: 1, maxLength: 30 }), (trades) => {
        let position: FxPosition = flatPosition;
        let realised = 0n;
        let received = 0n;
        for (const each of trades) {
          const { after, realisedMinor } = tradePosition(position, each);
          expect(after.quantityMinor).to.equal(position.quantityMinor + each.baseMinor);
          expect(after.costMinor).to.equal(position.costMinor - each.quoteMinor + realisedMinor);
          if (after.quantityMinor === 0n) expect(after.costMinor).to.equal(0n);
          else
            expect(after.costMinor === 0n || after.costMinor > 0n === after.quantityMinor > 0n).to.equal(
              true,
            );
          position = after;
          realised += realisedMinor;
          received += each.quoteMinor;
        }
        expect(position.costMinor).to.equal(realised - received);
      }),
    );
  });

  it('names a pair the same way round, and refuses what is no exchange', () => {
    expect(fxPairOf('EUR', 'USDC')).to.deep.equal({ base: 'EUR', quote: 'USDC', name: 'EUR/USDC' });
    expect(fxPairOf('CHF', 'EUR')).to.deep.equal(fxPairOf('EUR', 'CHF'));
    expect(() => fxPairOf('EUR', 'EUR')).to.throw('not exchanged for itself');
    expect(() => trade(flatPosition, 5n, 5n)).to.throw('gives one currency and gets the other');
  });
});
