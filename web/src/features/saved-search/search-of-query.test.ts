import { expect } from 'chai';
import { listHref, queryOf, readSteelSearch } from '../steel/steel-search.ts';
import { searchOfQuery } from './search-of-query.ts';

describe('searchOfQuery', () => {
  it('leads back to the list that was saved', () => {
    const search = readSteelSearch({
      q: 'plate',
      family: 'plate,coil',
      grade: 'S355J2+N,S460M',
      tmin: '8.5',
      avail: '2.5',
      pmax: '900',
      sort: 'price',
    });
    expect(searchOfQuery(queryOf(search, undefined))).to.deep.equal(search);
  });
  it('says bounds in millimetres, tonnes and USDC', () => {
    expect(
      listHref(searchOfQuery({ grade: 'S460M', minThicknessUm: 8500, minAvailableGrams: '500000' })),
    ).to.equal('/steel?grade=S460M&tmin=8.5&avail=0.5');
  });
});
