import { fxBases, readRates } from '@topsteel/domain/fx';
import { expect } from 'chai';
import { asOfOf, quoteE8, writeEcb, writeTable, writeTicker } from './rate-market.ts';

const now = new Date('2026-11-26T09:15:30Z');

describe('the sources of rates', () => {
  it('quote within 0.05 % of the middle, the same for the same minute and seed', () => {
    for (let minute = 0; minute < 500; minute += 1) {
      const quoted = quoteE8('EUR', 'ticker', 'honest', minute, 1);
      expect(quoted >= 116_184_979n && quoted <= 116_301_221n, String(minute)).to.equal(true);
    }
    expect(quoteE8('EUR', 'ticker', 'honest', 7, 1)).to.equal(quoteE8('EUR', 'ticker', 'honest', 7, 1));
    expect(quoteE8('EUR', 'ticker', 'honest', 7, 1)).not.to.equal(quoteE8('EUR', 'table', 'honest', 7, 1));
  });

  it('lie by 8 %, and are late by five days', () => {
    const honest = quoteE8('GBP', 'table', 'honest', 3, 1);
    expect(quoteE8('GBP', 'table', 'lying', 3, 1)).to.equal(honest + (honest * 800n) / 10_000n);
    expect(asOfOf('table', 'late', now)).to.deep.equal(new Date('2026-11-21T09:15:00Z'));
    // A fixing of the day that is not made before 13:00 UTC.
    expect(asOfOf('ecb', 'honest', now)).to.deep.equal(new Date('2026-11-25T13:00:00Z'));
    expect(asOfOf('ecb', 'honest', new Date('2026-11-26T13:00:00Z'))).to.deep.equal(
      new Date('2026-11-26T13:00:00Z'),
    );
  });

  it('write what is read back', () => {
    const rates = { EUR: 116_240_000n, GBP: 132_060_000n, CHF: 124_976_000n };
    const fixed = new Date('2026-11-25T13:00:00Z');
    // 1.1624 / 1.3206 = 0.88021… and 1.1624 / 1.24976 = 0.93010…, in four digits as a central bank has them.
    expect(readRates('ecb', writeEcb(rates, fixed), null)).to.deep.equal([
      { base: 'EUR', rateE8: 116_240_000n, asOf: fixed },
      { base: 'GBP', rateE8: 132_060_895n, asOf: fixed },
      { base: 'CHF', rateE8: 124_975_809n, asOf: fixed },
    ]);
    const minute = new Date('2026-11-26T09:15:00Z');
    expect(readRates('ticker', JSON.stringify(writeTicker(298_712_345_678n, minute)), 'ETH')).to.deep.equal([
      { base: 'ETH', rateE8: 298_712_345_678n, asOf: minute },
    ]);
    const table = readRates(
      'csv',
      writeTable(() => 123_456_789n, minute),
      null,
    );
    expect(table).to.deep.equal(fxBases.map((base) => ({ base, rateE8: 123_456_789n, asOf: minute })));
  });
});
