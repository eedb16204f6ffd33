import { expect } from 'chai';
import { deadlinesOf, periodsOf } from './periods.ts';

describe('the periods of reports', () => {
  it('are whole quarters and years', () => {
    expect(periodsOf(new Date('2026-11-26T15:00:00Z'))).to.deep.equal({
      thisYear: { from: '2026-01-01', to: '2026-12-31' },
      quarter: { from: '2026-10-01', to: '2026-12-31' },
      lastYear: { from: '2025-01-01', to: '2025-12-31' },
    });
    expect(periodsOf(new Date('2028-02-29T00:00:00Z')).quarter).to.deep.equal({
      from: '2028-01-01',
      to: '2028-03-31',
    });
  });
});

describe('what is due under CBAM', () => {
  it('is the declaration alone for 2026, and certificates at each quarter from 2027 on', () => {
    expect(deadlinesOf(2026, '2026-11-26')).to.deep.equal([
      { duty: 'declare', year: 2026, on: '2027-09-30' },
    ]);
    expect(deadlinesOf(2027, '2027-04-01')).to.deep.equal([
      { duty: 'hold', year: 2027, on: '2027-06-30' },
      { duty: 'declare', year: 2027, on: '2028-09-30' },
    ]);
    expect(deadlinesOf(2027, '2028-01-02')).to.deep.equal([
      { duty: 'declare', year: 2027, on: '2028-09-30' },
    ]);
  });
});
