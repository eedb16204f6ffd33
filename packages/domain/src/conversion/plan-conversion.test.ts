import { expect } from 'chai';
import fc from 'fast-check';
import { usdcAtPar, type ExchangeRates } from '../fx/index.ts';
import { accountOf, flatPosition, fxPairOf, tradePosition } from '../ledger/index.ts';
import type { Currency } from '../units/index.ts';
import { judgeConversion, needsSecondPerson, planConversion, type Conversion } from './index.ts';

const bank = accountOf('bank', 'LU280019400644750000');
const treasury = accountOf('treasury_wallet', `0x${'7e'.repeat(20)}`);
const coinbase = accountOf('crypto_clearing', 'coinbase');

const bought = (fee: Conversion['fee']): Conversion => ({
  from: { account: bank, currency: 'EUR', amountMinor: 1_000_000n },
  to: { account: treasury, currency: 'USDC', amountMinor: 11_600_000_000n },
  fee,
  counterparty: 'Kraken',
});
const brief = (conversion: Conversion) => {
  const { exchange, legs } = planConversion(conversion);
  return {
    exchange: exchange && [exchange.debit.amountMinor, exchange.credit.amountMinor],
    legs: legs.map(
      ({ debit, credit, amountMinor, currency, code }) =>
        `${debit.code} ← ${credit.code} ${amountMinor.toString()} ${currency} ${code}`,
    ),
  };
};
const refusalOf = (conversion: Conversion): unknown => {
  try {
    planConversion(conversion);
    return 'nothing was thrown';
  } catch (error) {
    return (error as { details: { errors: { field: string }[] } }).details.errors[0]?.field;
  }
};

describe('A conversion of the platform’s money', () => {
  it('exchanges what was left of it when the fee was taken of what left', () => {
    expect(brief(bought({ currency: 'EUR', amountMinor: 2_000n }))).to.deep.equal({
      exchange: [11_600_000_000n, 998_000n],
      legs: ['provider_fees ← bank 2000 EUR provider-fee'],
    });
  });

  it('exchanges for what arrived and the fee, when it was taken of what arrived', () => {
    expect(brief(bought({ currency: 'USDC', amountMinor: 5_000_000n }))).to.deep.equal({
      exchange: [11_605_000_000n, 1_000_000n],
      legs: ['provider_fees ← treasury_wallet 5000000 USDC provider-fee'],
    });
    expect(brief(bought({ currency: 'EUR', amountMinor: 0n })).legs).to.deep.equal([]);
  });

  it('moves within one currency, less the fee', () => {
    const settled: Conversion = {
      from: { account: coinbase, currency: 'USDC', amountMinor: 3_618_000_000n },
      to: { account: treasury, currency: 'USDC', amountMinor: 3_617_500_000n },
      fee: { currency: 'USDC', amountMinor: 500_000n },
      counterparty: 'coinbase',
    };
    expect(brief(settled)).to.deep.equal({
      exchange: null,
      legs: [
        'treasury_wallet ← crypto_clearing 3617500000 USDC transfer',
        'provider_fees ← crypto_clearing 500000 USDC provider-fee',
      ],
    });
    for (const amountMinor of [499_999n, 500_001n])
      expect(refusalOf({ ...settled, fee: { currency: 'USDC', amountMinor } })).to.equal('toMinor');
    expect(refusalOf({ ...settled, to: { ...settled.to, account: coinbase } })).to.equal('to');
  });

  it('is refused where the amounts are none', () => {
    const plain = bought({ currency: 'EUR', amountMinor: 0n });
    expect(refusalOf({ ...plain, from: { ...plain.from, amountMinor: 0n } })).to.equal('fromMinor');
    expect(refusalOf({ ...plain, to: { ...plain.to, amountMinor: 0n } })).to.equal('toMinor');
    expect(refusalOf(bought({ currency: 'EUR', amountMinor: 1_000_000n }))).to.equal('feeMinor');
    expect(refusalOf(bought({ currency: 'EUR', amountMinor: -1n }))).to.equal('feeMinor');
    expect(refusalOf(bought({ currency: 'GBP', amountMinor: 1n }))).to.equal('feeCurrency');
  });

  it('conserves each currency: what left and what arrived are what the books move (property)', () => {
    const amount = fc.bigInt(1n, 10n ** 20n);
    fc.assert(
      fc.property(amount, amount, amount, fc.boolean(), (left, arrived, feeMinor, isOfFrom) => {
        fc.pre(!isOfFrom || feeMinor < left);
        const given: Conversion = {
          from: { account: bank, currency: 'EUR', amountMinor: left },
          to: { account: treasury, currency: 'USDC', amountMinor: arrived },
          fee: { currency: isOfFrom ? 'EUR' : 'USDC', amountMinor: feeMinor },
          counterparty: 'Kraken',
        };
        const { exchange, legs } = planConversion(given);
        const feeOf = (currency: Currency) =>
          legs.filter((leg) => leg.currency === currency).reduce((sum, leg) => sum + leg.amountMinor, 0n);
        expect((exchange?.credit.amountMinor ?? 0n) + feeOf('EUR')).to.equal(left);
        expect((exchange?.debit.amountMinor ?? 0n) - feeOf('USDC')).to.equal(arrived);
      }),
    );
  });

  it('realises a gain above the cost of what is sold and a loss below it, in the quote currency (property)', () => {
    const { base } = fxPairOf('EUR', 'USDC');
    expect(base).to.equal('EUR');
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 12n),
        fc.bigInt(1n, 10n ** 16n),
        fc.bigInt(1n, 10n ** 16n),
        (eur, cost, got) => {
          const held = tradePosition(flatPosition, { baseMinor: eur, quoteMinor: -cost }).after;
          const { realisedMinor, after } = tradePosition(held, { baseMinor: -eur, quoteMinor: got });
          expect(realisedMinor).to.equal(got - cost);
          expect(after).to.deep.equal(flatPosition);
        },
      ),
    );
  });

  it('is judged with its fee, and waits for a second person off the rates or without them', () => {
    const rates: ExchangeRates = {
      from: { currency: 'EUR', rateE8: 116_000_000n, round: 3, observedAt: null },
      to: usdcAtPar,
    };
    const against = judgeConversion(bought({ currency: 'EUR', amountMinor: 2_000n }), rates);
    expect(against).to.equal(0n);
    const dear = { ...bought({ currency: 'USDC', amountMinor: 232_000_001n }) };
    dear.to = { ...dear.to, amountMinor: 11_367_999_999n };
    expect(judgeConversion(dear, rates)).to.equal(-201n);
    expect([200n, -200n, 201n, -201n, null].map((bps) => needsSecondPerson(bps, 200n))).to.deep.equal([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(judgeConversion(dear, null)).to.equal(null);
  });
});
