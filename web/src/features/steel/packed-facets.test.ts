import { expect } from 'chai';
import { unpackFacet } from './packed-facets.ts';

const packed = {
  facet: 'form',
  title: 'Form',
  more: '1 more',
  href: '/steel?form=plate,{}',
  values: [
    ['plate', 'Plate', 1800],
    ['S355J2+N', 0, 12],
    ['flat bar', 'Flat bar', 3],
  ] as [string, string | 0, number][],
  shown: 2,
  chosen: { plate: '/steel' },
};

describe('A filter on its way beside the page', () => {
  it('has an address for each value, without it for one that is chosen', () => {
    expect(unpackFacet(packed)).to.deep.equal({
      facet: 'form',
      title: 'Form',
      values: [
        ['Plate', '1800', '/steel', true],
        ['S355J2+N', '12', '/steel?form=plate,S355J2%2BN', false],
      ],
      rest: [['Flat bar', '3', '/steel?form=plate,flat+bar', false]],
      more: '1 more',
    });
  });

  it('says nothing of more where there is none', () => {
    expect(unpackFacet({ ...packed, shown: 8 })).to.deep.include({ rest: [], more: '' });
  });
});
