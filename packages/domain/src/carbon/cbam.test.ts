import { expect } from 'chai';
import {
  cbamMarkUpPercent,
  cnHeadingOf,
  findCbamDefault,
  isUnderCbam,
  markUpCbamDefault,
  parseTonnesPerTonne,
  specificEmbeddedEmissions,
  tonnesPerTonneText,
} from './index.ts';
import { cbamDefaultTables } from './cbam-default-values.ts';

describe('specific embedded emissions', () => {
  it('add what the precursors bring to what the process emits, over what was made', () => {
    // (250 t + 800 t × 2.0) ÷ 1000 t = 1.85; (72 t + 800 t × 0.125) ÷ 1000 t = 0.172
    expect(
      specificEmbeddedEmissions({
        activityLevelGrams: 1_000_000_000n,
        attributedDirectGrams: 250_000_000n,
        attributedIndirectGrams: 72_000_000n,
        precursors: [
          { massGrams: 800_000_000n, directGramsPerTonne: 2_000_000n, indirectGramsPerTonne: 125_000n },
        ],
      }),
    ).to.deep.equal({
      directGramsPerTonne: 1_850_000n,
      indirectGramsPerTonne: 172_000n,
      totalGramsPerTonne: 2_022_000n,
      pricedGramsPerTonne: 1_850_000n,
    });
  });

  it('are rounded once, half up', () => {
    // 1 g ÷ 3 t = 0.33 g/t; 5 g ÷ 10 t = 0.5 g/t
    const made = (activityLevelGrams: bigint, attributedDirectGrams: bigint) =>
      specificEmbeddedEmissions({
        activityLevelGrams,
        attributedDirectGrams,
        attributedIndirectGrams: 0n,
        precursors: [],
      }).directGramsPerTonne;
    expect([made(3_000_000n, 1n), made(10_000_000n, 5n)]).to.deep.equal([0n, 1n]);
    expect(() => made(0n, 1n)).to.throw('an activity level above 0');
  });
});

describe('CBAM default values', () => {
  it('carry the mark-up of their year', () => {
    expect([2026, 2027, 2028, 2031].map(cbamMarkUpPercent)).to.deep.equal([10, 20, 30, 30]);
    expect(() => cbamMarkUpPercent(2025)).to.throw('begin in 2026');
    const marked = [2026, 2027, 2028].map((year) => markUpCbamDefault(parseTonnesPerTonne('8.23'), year));
    expect(marked.map((grams) => tonnesPerTonneText(grams, 2))).to.deep.equal(['9.05', '9.88', '10.70']);
  });

  it('are found by CN code, country and year', () => {
    const of = (cn: string, country: string, year: number) => {
      const found = findCbamDefault(cn, country, year);
      return (
        found && [found.country, found.directGramsPerTonne, found.markedUpGramsPerTonne, found.routeLetter]
      );
    };
    expect(of('7211 14 00', 'ID', 2026)).to.deep.equal(['ID', 8_230_000n, 9_050_000n, 'C']);
    expect(of('72111400', 'TR', 2027)).to.deep.equal(['TR', 2_430_000n, 2_910_000n, 'C']);
    expect(of('72111400', 'BJ', 2028)).to.deep.equal(['XX', 4_050_000n, 5_260_000n, 'C']);
    expect(of('72061000', 'CN', 2026)).to.deep.equal(['CN', 1_740_000n, 1_910_000n, 'C']);
    expect(of('72083900', 'CN', 2026)).to.equal(null);
  });

  it('are never off by more than the last digit from the mark-up on what is printed', () => {
    let off = 0;
    for (const { rows } of cbamDefaultTables) {
      for (const [country, [direct, ...marked]] of rows) {
        for (const [at, year] of [2026, 2027, 2028].entries()) {
          const computed = Number(markUpCbamDefault(BigInt(direct) * 10_000n, year) / 10_000n);
          const difference = Math.abs(computed - (marked[at] ?? 0));
          expect(difference, `${country} ${year}`).to.be.at.most(1);
          off += difference;
        }
      }
    }
    expect(off).to.be.greaterThan(0);
  });

  it('concern goods from outside of the Union and its neighbours in the carbon market', () => {
    expect(['TR', 'CN', 'GB', 'UA'].map(isUnderCbam)).to.deep.equal([true, true, true, true]);
    expect(['FR', 'LU', 'CH', 'NO'].map(isUnderCbam)).to.deep.equal([false, false, false, false]);
    expect([
      cnHeadingOf('rebar'),
      cnHeadingOf('other'),
      cnHeadingOf('__proto__'),
      cnHeadingOf(null),
    ]).to.deep.equal(['7214', null, null, null]);
  });
});
