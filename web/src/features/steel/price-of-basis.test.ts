import { expect } from 'chai';
import type { SearchHit } from '@topsteel/domain/api';
import { priceOfBasis } from './price-of-basis.ts';

const hit = (pricePerTonneMinor: string, more: Partial<SearchHit>): SearchHit =>
  ({ pricePerTonneMinor, grade: 'S460M', norm: 'EN 10025-4:2019', ...more }) as SearchHit;
const heb = { family: 'section', form: 'heb', designation: 'HEB 300', lengthUm: 15_000_000 };

describe('priceOfBasis', () => {
  it('says the same price per tonne, per 100 kg, per metre and per piece, up to the cent', () => {
    // 117 kg/m × 902 USDC/t = 105.534 USDC/m; 15 m weigh 1.755 t: 1,583.01 USDC
    const beam = hit('902000000', heb);
    expect(priceOfBasis(beam, 'tonne')).to.equal(902_000_000n);
    expect(priceOfBasis(beam, '100kg')).to.equal(90_200_000n);
    expect(priceOfBasis(beam, 'metre')).to.equal(105_540_000n);
    expect(priceOfBasis(beam, 'piece')).to.equal(1_583_010_000n);
  });
  it('rounds a converted price up', () => {
    expect(priceOfBasis(hit('1020866413', heb), 'tonne')).to.equal(1_020_870_000n);
  });
  it('prices the strip of a coil by the metre, and knows no pieces of it', () => {
    const coil = hit('612000000', {
      family: 'coil',
      form: 'coil',
      designation: 'Coil 4 × 1500',
      grade: 'S235JR+AR',
      lengthUm: null,
    });
    // 1,500 × 4 mm of steel: 47.1 kg/m × 612 USDC/t = 28.8252
    expect([priceOfBasis(coil, 'metre'), priceOfBasis(coil, 'piece')]).to.deep.equal([28_830_000n, null]);
  });
});
