import { expect } from 'chai';
import { chartOfAccounts, pcgOf, type AccountCode } from './index.ts';

const codes = Object.keys(chartOfAccounts) as AccountCode[];

describe('ledger: the French chart of accounts', () => {
  it('gives each code one account of its own, of six digits in a class of the chart', () => {
    const numbers = codes.map((code) => pcgOf(code).number);
    expect(new Set(numbers).size).to.equal(codes.length);
    for (const number of numbers) expect(number).to.match(/^[1-7][0-9]{5}$/);
    for (const code of codes) expect(pcgOf(code).label, code).to.match(/^[^\t|\r\n]{4,}$/);
  });

  it('keeps what is owed to others out of income', () => {
    expect(pcgOf('order_liability').number).to.equal('467500');
    expect(pcgOf('commission_revenue')).to.deep.equal({ number: '706100', label: 'Commissions' });
    const classes = (wanted: string) => codes.filter((code) => pcgOf(code).number.startsWith(wanted));
    expect(classes('7')).to.deep.equal([
      'commission_revenue',
      'fx_gain',
      'rounding',
      'interest_income',
      'other_income',
    ]);
    expect(classes('6')).to.deep.equal([
      'provider_fees',
      'gas_expense',
      'bad_debt',
      'fx_loss',
      'rent_expense',
      'staff_expense',
      'operating_expense',
      'tax_expense',
      'interest_expense',
    ]);
  });
});
