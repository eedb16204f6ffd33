import { expect } from 'chai';
import fc from 'fast-check';
import {
  againstRatesBps,
  exchangeDown,
  ratesApartBps,
  usdcAtPar,
  type DollarRate,
  type ExchangeRates,
} from './index.ts';

const observedAt = new Date('2026-11-26T09:15:00Z');
const rate = (currency: DollarRate['currency'], rateE8: bigint): DollarRate => ({
  currency,
  rateE8,
  round: 7,
  observedAt,
});
const eur = rate('EUR', 116_243_100n);
const eth = rate('ETH', 300_000_000_000n);

describe('An exchange by two rates of the feed', () => {
  it('is rounded down once, to the minor unit of what is got', () => {
    // 1.5 × 3,000 ÷ 1.162431 = 3,871.1975…
    expect(exchangeDown(1_500_000_000_000_000_000n, { from: eth, to: eur })).to.equal(387_119n);
    expect(exchangeDown(311_245n, { from: eur, to: usdcAtPar })).to.equal(3_618_008_365n);
    expect(exchangeDown(3_618_000_000n, { from: usdcAtPar, to: eur })).to.equal(311_244n);
    expect(exchangeDown(1n, { from: eth, to: eur })).to.equal(0n);
  });

  it('never gives more than the value, and less than a minor unit short of it (property)', () => {
    const rates = fc.bigInt(1n, 10n ** 14n);
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 24n), rates, rates, (weiMinor, ethE8, eurE8) => {
        const between: ExchangeRates = { from: rate('ETH', ethE8), to: rate('EUR', eurE8) };
        const cents = exchangeDown(weiMinor, between);
        // Both sides in 10^-18 of a dollar's hundred-millionth: wei × rate, and cents × 10^16 × rate.
        const worth = weiMinor * ethE8;
        const given = cents * 10n ** 16n * eurE8;
        expect(given <= worth && worth - given < 10n ** 16n * eurE8).to.equal(true);
        // There and back is never a gain for who is paid.
        expect(exchangeDown(cents, { from: between.to, to: between.from }) <= weiMinor).to.equal(true);
      }),
    );
  });

  it('is compared with the rates away from zero: what misses a limit by a hair misses it', () => {
    const between: ExchangeRates = { from: eur, to: usdcAtPar };
    expect(againstRatesBps(100_000n, 1_162_431_000n, between)).to.equal(0n);
    expect(againstRatesBps(100_000n, 1_150_000_000n, between)).to.equal(-107n);
    expect(againstRatesBps(100_000n, 1_162_431_001n, between)).to.equal(1n);
    expect(againstRatesBps(100_000n, 1_162_430_999n, between)).to.equal(-1n);
    expect(againstRatesBps(100_000n, 0n, between)).to.equal(-10_000n);
    expect(() => againstRatesBps(0n, 5n, between)).to.throw('more than nothing');
  });

  it('tells how far rates have moved, whichever of the two did', () => {
    const before: ExchangeRates = { from: eth, to: eur };
    expect(ratesApartBps(before, before)).to.equal(0n);
    expect(ratesApartBps(before, { ...before, from: rate('ETH', 306_000_000_000n) })).to.equal(200n);
    expect(ratesApartBps(before, { ...before, from: rate('ETH', 293_999_999_999n) })).to.equal(201n);
    // The euro at twice the dollars: an ether buys half of the euros.
    expect(ratesApartBps(before, { ...before, to: rate('EUR', 232_486_200n) })).to.equal(5_000n);
  });
});
