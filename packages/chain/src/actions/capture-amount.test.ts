import { expect } from 'chai';
import fc from 'fast-check';
import { captureAmount } from './capture-amount.ts';

const titleTo = '0x00000000000000000000000000000000000000b1';
const terms = { maxAmount: 3_675_000_000n, goods: { lotId: 1n, maxGrams: 5_250_000n, titleTo } } as const;

describe('captureAmount', () => {
  it('is 3,487.40 USDC for 4,982 kg at 700 USDC per tonne', () => {
    expect(captureAmount({ terms, captured: 0n, capturedGrams: 0n, grams: 4_982_000n })).to.equal(
      3_487_400_000n,
    );
  });

  it('adds up to the same for any split into deliveries (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 500_000n), { minLength: 1, maxLength: 10 }), (deliveries) => {
        let [captured, capturedGrams] = [0n, 0n];
        for (const grams of deliveries) {
          captured += captureAmount({ terms, captured, capturedGrams, grams });
          capturedGrams += grams;
        }
        expect(captured).to.equal(
          captureAmount({ terms, captured: 0n, capturedGrams: 0n, grams: capturedGrams }),
        );
      }),
    );
  });

  it('refuses terms without goods', () => {
    const none = { ...terms, goods: { ...terms.goods, maxGrams: 0n } };
    expect(() => captureAmount({ terms: none, captured: 0n, capturedGrams: 0n, grams: 1n })).to.throw(
      RangeError,
    );
  });
});
