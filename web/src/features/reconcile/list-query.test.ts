import { expect } from 'chai';
import { listQuery } from './list-query.ts';

const entry = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

describe('the lists of the bank desk', () => {
  it('go on each by a cursor of its own', () => {
    const both = listQuery({ state: 'unmatched', cursor: 'e2', transfers: 't2', entry });
    expect(both.query).to.equal('?state=unmatched&cursor=e2');
    expect(both.transfersQuery).to.equal('?limit=100&cursor=t2');
    expect(both.base).to.equal('/finance/reconcile?state=unmatched');
    expect(both.transfersBase).to.equal(`/finance/reconcile?state=unmatched&cursor=e2&entry=${entry}`);
    expect(both.hrefOf(entry)).to.equal(
      `/finance/reconcile?state=unmatched&cursor=e2&transfers=t2&entry=${entry}#entry`,
    );
  });

  it('begin at their starts', () => {
    const first = listQuery({});
    expect(first.query).to.equal('');
    expect(first.transfersQuery).to.equal('?limit=100');
    expect(first.transfersBase).to.equal('/finance/reconcile');
    expect(first.isFiltered).to.equal(false);
    expect(listQuery({ entry: 'all' }).chosen).to.equal(null);
  });
});
