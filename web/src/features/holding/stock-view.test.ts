import { expect } from 'chai';
import type { HoldingAnswer } from '@topsteel/domain/api';
import { findStock, stockTotals } from './stock-view.ts';

const plate: HoldingAnswer = {
  lotId: '1',
  lotCode: 'GM18VQMSBXEJCDVX0A06',
  origin: 'bought',
  grade: 'S355J2+N',
  product: 'Hot rolled plate',
  dimensions: '20 × 2500 × 12000 mm',
  heatNumber: 'F26-41873',
  maker: 'Aciéries du Val d’Orne',
  heldGrams: '7964000',
  availableGrams: '7964000',
  emissionsGrams: '17361520',
  isRecalled: false,
};
const remnant: HoldingAnswer = {
  ...plate,
  lotId: '2',
  lotCode: 'HZ20AAMSBXEJCDVX0A11',
  origin: 'produced',
  dimensions: '20 × 2500 × 1430 mm',
  heldGrams: '561000',
  availableGrams: '0',
};

describe('stock in one’s title', () => {
  const find = (view: 'all' | 'remnants', text: string) =>
    findStock([plate, remnant], { view, text }).map(({ lotId }) => lotId);
  it('is found by heat, lot, grade or dimensions, however they are typed', () => {
    expect(find('all', '')).to.deep.equal(['1', '2']);
    expect(find('all', 'f26 41873')).to.deep.equal(['1', '2']);
    expect(find('all', 'HZ20')).to.deep.equal(['2']);
    expect(find('all', '2500 x 1430')).to.deep.equal([]);
    expect(find('all', '2500 1430')).to.deep.equal(['2']);
    expect(find('all', 'S275')).to.deep.equal([]);
  });
  it('shows what was cut from it alone', () => {
    expect(find('remnants', '')).to.deep.equal(['2']);
    expect(find('remnants', 'GM18')).to.deep.equal([]);
  });
  it('adds up to the gram', () => {
    expect(stockTotals([plate, remnant])).to.deep.equal({ held: 8_525_000n, free: 7_964_000n });
    expect(stockTotals([])).to.deep.equal({ held: 0n, free: 0n });
  });
});
