import { expect } from 'chai';
import { formatsFor } from '../../ui/formats.ts';
import { metres } from './rows-of.ts';

describe('the length of a row', () => {
  it('is the product’s, of a bolt as of a beam', () => {
    const said = [80_000, 600_000, 6_000_000, 12_000_000, 12_500_000, 100_000_000];
    expect(said.map((lengthUm) => metres(lengthUm, formatsFor('en')))).to.deep.equal([
      '0.08',
      '0.6',
      '6',
      '12',
      '12.5',
      '100',
    ]);
    expect(metres(12_500_000, formatsFor('de'))).to.equal('12,5');
    expect(metres(80_000, formatsFor('fr'))).to.equal('0,08');
  });
});
