import { expect } from 'chai';
import { ownerAsked, readLine, readLines, type TypedLine } from './read-journal.ts';

const rent: TypedLine = { account: 'rent_expense', owner: '', debit: '1.000,00', credit: '' };
const vat: TypedLine = { account: 'vat_deductible', owner: ' LU ', debit: '170', credit: '' };
const paid: TypedLine = { account: 'bank|lu280019400644750000', owner: '', debit: '', credit: '1.170,00' };

describe('A journal entry as it was typed', () => {
  it('is in minor units, with the account of ours that was chosen and whom the others are for', () => {
    expect(readLines([rent, vat, paid], 'EUR', 'de')).to.deep.equal({
      input: {
        lines: [
          { code: 'rent_expense', side: 'debit', amountMinor: '100000' },
          { code: 'vat_deductible', owner: 'LU', side: 'debit', amountMinor: '17000' },
          { code: 'bank', owner: 'lu280019400644750000', side: 'credit', amountMinor: '117000' },
        ],
      },
      debits: 117_000n,
      credits: 117_000n,
      faults: [],
    });
  });

  it('says which field of which line is none, and what the others come to', () => {
    const typed: TypedLine[] = [
      rent,
      { ...vat, owner: ' ' },
      { ...paid, account: '' },
      { ...paid, credit: '1,005' },
      { ...paid, debit: '5' },
      { ...paid, credit: '-5' },
      { ...rent, account: 'bank_of_nobody' },
    ];
    expect(readLines(typed, 'EUR', 'de')).to.deep.equal({
      input: undefined,
      debits: 100_000n,
      credits: 0n,
      faults: [
        { place: 1, field: 'owner' },
        { place: 2, field: 'account' },
        { place: 3, field: 'amount' },
        { place: 4, field: 'amount' },
        { place: 5, field: 'amount' },
        { place: 6, field: 'account' },
      ],
    });
  });

  it('is nothing to send while the sides differ or there is one line', () => {
    expect(readLines([rent, paid], 'EUR', 'de').input).to.equal(undefined);
    expect(readLines([], 'EUR', 'de').input).to.equal(undefined);
  });

  it('asks for whom an account is only where there is one for each', () => {
    expect(ownerAsked('supplier_payable')).to.equal('supplier');
    expect(ownerAsked('fx_gain')).to.equal('pair');
    expect([ownerAsked('rent_expense'), ownerAsked('bank'), ownerAsked('vendor_payable')]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readLine({ ...paid, account: 'vendor_payable', owner: 'typed before' }, 'EUR', 'de')).to.include({
      owner: '',
    });
  });
});
