import { expect } from 'chai';
import { holderText } from './holder-text.ts';

describe('Whose an account is', () => {
  it('is written as people write it: a bank account and a pair of currencies in capitals, all else as it is kept', () => {
    expect(holderText({ code: 'bank', owner: 'lu280019400644750000' })).to.equal('LU280019400644750000');
    expect(holderText({ code: 'fx_liquidity', owner: 'eur/usd' })).to.equal('EUR/USD');
    expect(holderText({ code: 'bank', owner: 'bank:clearing' })).to.equal('bank:clearing');
    const wallet = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
    expect(holderText({ code: 'vendor_payable', owner: wallet })).to.equal(wallet);
  });
});
