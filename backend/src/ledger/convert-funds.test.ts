import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import type { AppError } from '@topsteel/domain/errors';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { convertFunds, type Conversion } from './convert-funds.ts';
import { ReadBooks } from './read-books.ts';

const bank = accountOf('bank', 'FR7630006000011234567890189');
const treasury = accountOf('treasury_wallet', `0x${'7e'.repeat(20)}`);

describe('ledger: exchanging currencies', () => {
  let database: TestDatabase;
  let books: ReadBooks;
  beforeEach(async () => {
    database = await openDatabase();
    books = new ReadBooks(database.prisma);
  });
  afterEach(async () => database.close());

  const convert = (conversion: Conversion) => database.prisma.transact((tx) => convertFunds(tx, conversion));
  const act = { orderId: null, effectiveAt: new Date('2026-11-23T09:00:00Z') };
  /** Euros come into the bank, dollars leave the treasury. */
  const buyEuros = (ref: string, euroMinor: bigint, usdcMinor: bigint): Conversion => ({
    ...act,
    externalRef: ref,
    debit: { account: bank, currency: 'EUR', amountMinor: euroMinor },
    credit: { account: treasury, currency: 'USDC', amountMinor: usdcMinor },
  });
  const sellEuros = (ref: string, euroMinor: bigint, usdcMinor: bigint): Conversion => ({
    ...act,
    externalRef: ref,
    debit: { account: treasury, currency: 'USDC', amountMinor: usdcMinor },
    credit: { account: bank, currency: 'EUR', amountMinor: euroMinor },
  });
  const balance = async (code: 'fx_liquidity' | 'fx_gain' | 'fx_loss', currency: string) =>
    (await books.accounts({ code })).items.find((account) => account.currency === currency)?.balanceMinor;

  it('balances each currency, and realises what a sale brings above the average cost', async () => {
    expect(await convert(buyEuros('fx:1', 100_000n, 1_160_000_000n))).to.deep.equal({
      isNew: true,
      realisedMinor: 0n,
      currency: 'USDC',
    });
    await convert(buyEuros('fx:2', 50_000n, 595_000_000n));
    expect((await convert(sellEuros('fx:3', 60_000n, 720_000_000n))).realisedMinor).to.equal(18_000_000n);
    expect(await balance('fx_liquidity', 'EUR')).to.equal('-90000');
    expect(await balance('fx_liquidity', 'USDC')).to.equal('1053000000');
    expect(await balance('fx_gain', 'USDC')).to.equal('18000000');
    expect((await convert(sellEuros('fx:4', 90_000n, 1_044_000_000n))).realisedMinor).to.equal(-9_000_000n);
    expect(await balance('fx_loss', 'USDC')).to.equal('9000000');
    expect([await balance('fx_liquidity', 'EUR'), await balance('fx_liquidity', 'USDC')]).to.deep.equal([
      '0',
      '0',
    ]);
    const trial = await books.trialBalance();
    expect(trial.totals.map(({ currency, balances }) => [currency, balances])).to.deep.equal([
      ['EUR', true],
      ['USDC', true],
    ]);
    // Only the gains and losses are left: 1,764 dollars came in, 1,755 went out.
    expect((await books.accounts({ code: 'treasury_wallet' })).items[0]?.balanceMinor).to.equal('9000000');
  });

  it('is entered once, whatever the position has become since', async () => {
    await convert(buyEuros('fx:1', 100_000n, 1_160_000_000n));
    const sold = await convert(sellEuros('fx:2', 40_000n, 470_000_000n));
    await convert(buyEuros('fx:3', 100_000n, 1_300_000_000n));
    expect(sold.realisedMinor).to.equal(6_000_000n);
    expect(await convert(sellEuros('fx:2', 40_000n, 470_000_000n))).to.deep.equal({
      isNew: false,
      realisedMinor: 6_000_000n,
      currency: 'USDC',
    });
    const refused = await convert(sellEuros('fx:2', 40_000n, 470_000_001n)).catch(
      (error: unknown) => error as AppError,
    );
    expect(refused).to.have.property('code', 'conflict');
  });

  it('takes one average at a time: eight sales at once realise what they would one by one', async () => {
    await convert(buyEuros('fx:buy', 80_000n, 800_000_000n));
    const sales = await Promise.all(
      Array.from({ length: 8 }, (_, index) => convert(sellEuros(`fx:${index}`, 10_000n, 110_000_000n))),
    );
    expect(sales.map(({ realisedMinor }) => realisedMinor)).to.deep.equal(Array(8).fill(10_000_000n));
    expect(await balance('fx_liquidity', 'USDC')).to.equal('0');
  });
});
