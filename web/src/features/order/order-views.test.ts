import { expect } from 'chai';
import { listHref, listQuery, readFilter } from './order-views.ts';

describe('the address of the list of orders', () => {
  it('says the whole filter, and nothing where there is none', () => {
    expect(listHref(readFilter({}))).to.equal('/orders');
    expect(
      listHref(readFilter({ view: 'weighed', q: ' NK-26 ', from: '2026-11-01', until: '2026-11-30' })),
    ).to.equal('/orders?view=weighed&q=NK-26&from=2026-11-01&until=2026-11-30');
  });
  it('leaves out what it does not understand', () => {
    const filter = readFilter({ view: 'lost', from: 'yesterday', until: '2026-13-40' });
    expect(filter).to.deep.equal({ view: 'all', text: '', from: '', until: '' });
  });
  it('asks the API for the last day whole', () => {
    const filter = readFilter({ view: 'completed', until: '2026-11-30' });
    expect(Object.fromEntries(new URLSearchParams(listQuery(filter, 'c1')))).to.deep.equal({
      side: 'buyer',
      limit: '50',
      status: 'completed',
      until: '2026-12-01T00:00:00.000Z',
      cursor: 'c1',
    });
  });
});
