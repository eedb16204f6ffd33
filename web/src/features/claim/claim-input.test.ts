import { expect } from 'chai';
import { claimedGrams, claimedMinor, claimRequest } from './claim-input.ts';

const none = { grams: null, pieces: null, minor: null };

describe('what a claim sends', () => {
  it('is a return with its mass and pieces', () => {
    const request = claimRequest(
      'o1',
      { wish: 'return', reason: 'transit', statement: 'Two plates are bent at a corner.' },
      { grams: 2_512_000n, pieces: 2, minor: 5n },
    );
    expect(request.path).to.equal('/v2/orders/o1/returns');
    expect(request.body).to.deep.equal({
      kind: 'return',
      reason: 'Two plates are bent at a corner.',
      massGrams: '2512000',
      pieces: 2,
    });
    expect(request.files('r1')).to.equal('/v2/returns/r1/files');
  });
  it('is an allowance for quality, and a correction for weight', () => {
    const of = (reason: 'rust' | 'weight') =>
      claimRequest('o1', { wish: 'allowance', reason, statement: 'x' }, { ...none, minor: 12_500_000n }).body;
    expect(of('rust')).to.deep.equal({ kind: 'quality-allowance', reason: 'x', amountMinor: '12500000' });
    expect(of('weight')).to.deep.equal({ kind: 'price-correction', reason: 'x', amountMinor: '12500000' });
  });
  it('is a dispute that names no amount when none was given', () => {
    const request = claimRequest('o1', { wish: 'dispute', reason: 'documents', statement: 'No 3.1.' }, none);
    expect(request.path).to.equal('/v2/orders/o1/disputes');
    expect(request.body).to.deep.equal({ kind: 'documents', statement: 'No 3.1.' });
    expect(request.files('d1')).to.equal('/v2/disputes/d1/evidence');
  });
});

describe('figures of a claim', () => {
  it('are read with a comma or a point, to the gram and the minor unit', () => {
    expect(claimedGrams('2,512', 8_000_000n, 'fr')).to.equal(2_512_000n);
    expect(claimedGrams(' 8.000000 ', 8_000_000n, 'fr')).to.equal(8_000_000n);
    expect(claimedMinor('120,50', 'EUR', 20_000n, 'fr')).to.equal(12_050n);
  });
  it('are refused at nothing, above what there is, and when they are no figures', () => {
    expect(claimedGrams('1.250', 8_000_000_000n, 'de')).to.equal(null);
    expect(claimedGrams('0', 8_000_000n, 'fr')).to.equal(null);
    expect(claimedGrams('8.000001', 8_000_000n, 'fr')).to.equal(null);
    expect(claimedGrams('two plates', 8_000_000n, 'fr')).to.equal(null);
    expect(claimedMinor('200.01', 'EUR', 20_000n, 'fr')).to.equal(null);
    expect(claimedMinor('-1', 'EUR', 20_000n, 'fr')).to.equal(null);
  });
});
