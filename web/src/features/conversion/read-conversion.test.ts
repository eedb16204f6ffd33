import { expect } from 'chai';
import { accountValue, readConversion } from './read-conversion.ts';

const bank = { code: 'bank', owner: 'lu280019400644750000', currency: 'EUR' } as const;
const treasury = { code: 'treasury_wallet', owner: `0x${'7e'.repeat(20)}`, currency: 'USDC' } as const;
const typed: Readonly<Record<string, string>> = {
  from: accountValue(bank),
  to: accountValue(treasury),
  fromAmount: '10.000,00',
  toAmount: '11.595,5',
  feeIn: 'to',
  fee: '4,5',
  counterparty: ' Kraken ',
  reference: 'KX-1187',
  day: '2026-11-26',
  note: ' ',
};
const read = (change: Readonly<Record<string, string>> = {}) =>
  readConversion((name) => ({ ...typed, ...change })[name] ?? '', 'de');

describe('A conversion as it was typed', () => {
  it('is in minor units of each account’s currency', () => {
    expect(read()).to.deep.equal({
      ok: true,
      input: {
        from: bank,
        fromMinor: '1000000',
        to: treasury,
        toMinor: '11595500000',
        feeCurrency: 'USDC',
        feeMinor: '4500000',
        counterparty: 'Kraken',
        reference: 'KX-1187',
        happenedOn: '2026-11-26',
      },
    });
    expect(read({ fee: '', feeIn: 'from', note: 'Advice of the 26th' })).to.deep.nested.include({
      'input.feeCurrency': 'EUR',
      'input.feeMinor': '0',
      'input.note': 'Advice of the 26th',
    });
  });

  it('says which figure is none, finer than its currency is, or below zero', () => {
    expect(read({ fromAmount: '10.000,005' })).to.deep.equal({
      ok: false,
      figure: '10.000,005',
      currency: 'EUR',
    });
    expect(read({ toAmount: '11.595,0000005' })).to.include({ ok: false, currency: 'USDC' });
    expect(read({ fee: '-4' })).to.include({ ok: false, figure: '-4' });
    expect(read({ toAmount: '' })).to.include({ ok: false, figure: '' });
  });

  it('wants both accounts', () => {
    expect(read({ to: '' })).to.deep.equal({ ok: false, figure: null });
    expect(read({ from: 'vendor_payable|x|EUR' })).to.deep.equal({ ok: false, figure: null });
  });
});
