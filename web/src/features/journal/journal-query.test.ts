import { expect } from 'chai';
import { journalQuery } from './journal-query.ts';

describe('the query of the journal', () => {
  it('asks for what the filter names, and goes on in it', () => {
    expect(
      journalQuery({ state: 'booked', month: ' 2026-11 ', code: '', cursor: 'next page' }),
    ).to.deep.equal({
      query: '?state=booked&month=2026-11&cursor=next+page',
      base: '/finance/journal?state=booked&month=2026-11',
      isFiltered: true,
    });
    expect(journalQuery({ state: '', cursor: 'a' })).to.deep.equal({
      query: '?cursor=a',
      base: '/finance/journal',
      isFiltered: false,
    });
  });
});
