import { expect } from 'chai';
import fc from 'fast-check';
import {
  addDecimal,
  compareDecimal,
  formatAmount,
  formatDecimal,
  formatKilograms,
  formatScaled,
  formatTonnes,
  localiseDecimal,
  mulDivDown,
  mulDivHalfUp,
  mulDivUp,
  multiplyDecimal,
  parseAmountMinor,
  parseDecimal,
  parseMassGrams,
  toScaledExact,
  tryParseDecimal,
} from './index.ts';

const naturals = fc.bigInt({ min: 0n, max: 2n ** 128n });

describe('decimals', () => {
  it('are read and written digit for digit', () => {
    expect(parseDecimal('0.040')).to.deep.equal({ unscaled: 40n, scale: 3 });
    expect(formatDecimal(parseDecimal('-0.040'))).to.equal('-0.040');
    expect(formatDecimal(parseDecimal('4982'))).to.equal('4982');
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 30 }), (unscaled, scale) => {
        expect(parseDecimal(formatDecimal({ unscaled, scale }))).to.deep.equal({ unscaled, scale });
      }),
    );
  });

  it('take no exponent, no grouping, no comma', () => {
    for (const text of ['', '1e3', '1,5', '1 000', '.5', '5.', 'NaN', '0x10', '--1']) {
      expect(tryParseDecimal(text), text).to.equal(undefined);
    }
    expect(() => parseDecimal('1,5')).to.throw('"1,5" is not a plain decimal number');
  });

  it('compare, add and multiply exactly', () => {
    expect(compareDecimal(parseDecimal('0.20'), parseDecimal('0.2'))).to.equal(0);
    expect(compareDecimal(parseDecimal('0.201'), parseDecimal('0.2'))).to.equal(1);
    expect(formatDecimal(addDecimal(parseDecimal('0.1'), parseDecimal('0.2')))).to.equal('0.3');
    expect(formatDecimal(multiplyDecimal(parseDecimal('1.08'), parseDecimal('500')))).to.equal('540.00');
    expect(toScaledExact(parseDecimal('1.50'), 1)).to.equal(15n);
    expect(toScaledExact(parseDecimal('1.55'), 1)).to.equal(undefined);
  });

  it('are set as a language sets them', () => {
    expect(localiseDecimal('18420.00', 'en')).to.equal('18,420.00');
    expect(localiseDecimal('-1234567.8', 'fr')).to.equal('-1\u202f234\u202f567,8');
    for (const locale of ['de', 'es', 'it', 'nl'] as const)
      expect(localiseDecimal('-1234567.80', locale)).to.equal('-1.234.567,80');
    expect(formatScaled(-5n, 2)).to.equal('-0.05');
    expect(formatScaled(4_900_000n, 6, 2)).to.equal('4.90');
  });
});

describe('mass and money', () => {
  it('become whole grams, or are refused', () => {
    expect(parseMassGrams('4982', 'kg')).to.equal(4_982_000n);
    expect(parseMassGrams('4.982', 't')).to.equal(4_982_000n);
    expect(() => parseMassGrams('0.0005', 'kg')).to.throw('not a mass of whole grams');
    expect(() => parseMassGrams('-1', 'kg')).to.throw('not a mass of whole grams');
  });

  it('are shown in tonnes, kilograms and currency', () => {
    expect(formatTonnes(4_982_000n)).to.equal('4.982');
    expect(formatTonnes(40_000_000n, 'fr', 3)).to.equal('40,000');
    expect(formatKilograms(4_982_000n)).to.equal('4,982');
    expect(formatAmount(3_587_040_000n, 'USDC')).to.equal('3,587.04');
    expect(formatAmount(1n, 'USDC')).to.equal('0.000001');
    expect(formatAmount(1_842_000n, 'EUR', 'fr')).to.equal('18\u202f420,00');
    expect(parseAmountMinor('3587.04', 'USDC')).to.equal(3_587_040_000n);
    expect(() => parseAmountMinor('1.005', 'EUR')).to.throw('more than the 2 decimals of EUR');
  });
});

describe('mulDiv', () => {
  it('rounds as its name says', () => {
    expect([mulDivDown(10n, 2n, 3n), mulDivUp(10n, 2n, 3n), mulDivHalfUp(10n, 2n, 3n)]).to.deep.equal([
      6n,
      7n,
      7n,
    ]);
    expect([mulDivHalfUp(5n, 1n, 2n), mulDivHalfUp(1n, 1n, 3n)]).to.deep.equal([3n, 0n]);
    expect(() => mulDivDown(1n, 1n, 0n)).to.throw('a divisor above 0');
    expect(() => mulDivDown(-1n, 1n, 1n)).to.throw('factors of at least 0');
  });

  it('never loses or makes more than one unit', () => {
    fc.assert(
      fc.property(naturals, naturals, fc.bigInt({ min: 1n, max: 2n ** 128n }), (a, b, divisor) => {
        const down = mulDivDown(a, b, divisor);
        const up = mulDivUp(a, b, divisor);
        expect(down * divisor <= a * b && a * b <= up * divisor).to.equal(true);
        expect(up - down <= 1n).to.equal(true);
        expect([down, up]).to.include(mulDivHalfUp(a, b, divisor));
      }),
    );
  });

  it('splits a whole into parts that sum to it when one part takes the rest', () => {
    fc.assert(
      fc.property(naturals, fc.bigInt({ min: 0n, max: 10_000n }), (whole, share) => {
        const part = mulDivDown(whole, share, 10_000n);
        const rest = mulDivUp(whole, 10_000n - share, 10_000n);
        expect(part + rest).to.equal(whole);
      }),
    );
  });
});
