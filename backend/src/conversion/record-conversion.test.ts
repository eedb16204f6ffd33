import { expect } from 'chai';
import type { ConversionInput } from '@topsteel/domain/api';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import { enterGroup } from '../ledger/index.ts';
import { problemOf } from '../../test/market/open-market.ts';
import { openPayouts, OUR_IBAN, type Payouts } from '../../test/payout/open-payouts.ts';
import { DecideConversion } from './decide-conversion.ts';
import { ReadConversions } from './read-conversions.ts';
import { RecordConversion } from './record-conversion.ts';

const now = new Date('2026-11-27T10:00:00Z');
const bank = { code: 'bank', owner: OUR_IBAN, currency: 'EUR' } as const;
const coinbase = { code: 'crypto_clearing', owner: 'coinbase', currency: 'USDC' } as const;

describe('conversion: the platform’s own money', () => {
  let world: Payouts;
  let conversions: ReadConversions;
  let record: RecordConversion;
  let decide: DecideConversion;
  let treasury: { code: 'treasury_wallet'; owner: string; currency: 'USDC' };
  beforeEach(async () => {
    world = await openPayouts();
    const { config, database } = world.market;
    conversions = new ReadConversions(config, database.prisma);
    record = new RecordConversion(config, database.prisma, conversions);
    decide = new DecideConversion(config, database.prisma, conversions);
    treasury = { code: 'treasury_wallet', owner: config.settings.settlement.treasury, currency: 'USDC' };
    // 1.16 dollars for a euro all of the 26th; 3,000.00 for an ether.
    for (const [base, rateE8] of [
      ['EUR', '116000000'],
      ['ETH', '300000000000'],
    ])
      await database.sql.query(
        `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
         VALUES ($1, 'USD', 1, $2, '2026-11-26T09:00:00Z', '2026-11-26T11:00:00Z', '[]', '[]')`,
        [base, rateE8],
      );
    await give(accountOf('bank', OUR_IBAN), 'EUR', 1n);
  });
  afterEach(() => world.close());

  const clerk = () => ({ ...world.proposer, raisedAt: now });
  const second = () => ({ ...world.approver, raisedAt: now });
  /** Money that came in, whatever for. */
  const give = (account: AccountRef, currency: Currency, amountMinor: bigint) =>
    world.market.database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: `given:${account.code}:${currency}:${amountMinor}`,
        orderId: null,
        effectiveAt: now,
        legs: [
          { debit: account, credit: accountOf('commission_revenue'), amountMinor, currency, code: 'receive' },
        ],
      }),
    );
  const sale = (change: Partial<ConversionInput> = {}): ConversionInput => ({
    from: treasury,
    fromMinor: '11600000000',
    to: bank,
    toMinor: '1000000',
    feeCurrency: 'EUR',
    feeMinor: '0',
    counterparty: 'Kraken',
    reference: 'KX-2026-1187',
    happenedOn: '2026-11-26',
    ...change,
  });
  const run = (input: ConversionInput) => record.run(clerk(), input, now);
  const refusal = async (
    input: ConversionInput,
  ): Promise<{ reason?: string; errors?: { field: string }[] } | undefined> =>
    (await problemOf(run(input)))?.details;
  const balance = (code: Parameters<typeof accountOf>[0], owner: string, currency: Currency) =>
    world.balance(accountOf(code, owner), currency);

  it('is booked at once near the rate of its day, and realises what it brought over the cost', async () => {
    await give(accountOf('bank', OUR_IBAN), 'EUR', 2_000_000n);
    // 10,000.00 EUR bought 11,600.00 USDC; half of them are sold for 5,040.00 EUR, of which 20.00 were the fee.
    const bought = await run(
      sale({ from: bank, fromMinor: '1000000', to: treasury, toMinor: '11600000000', reference: 'KX-1' }),
    );
    expect(bought).to.deep.include({ state: 'booked', againstBps: '0', mayDecide: false });
    expect(bought.realised).to.deep.equal({ currency: 'USDC', amountMinor: '0' });
    expect(bought.feed?.price).to.equal('1.16');
    const sold = await run(
      sale({ fromMinor: '5800000000', toMinor: '502000', feeMinor: '2000', reference: 'KX-2' }),
    );
    // Short 10,000.00 EUR that had brought 11,600.00: 5,040.00 are bought back for 5,800.00 instead of 5,846.40.
    expect(sold).to.deep.include({ state: 'booked', againstBps: '40' });
    expect(sold.realised).to.deep.equal({ currency: 'USDC', amountMinor: '46400000' });
    expect([
      await balance('bank', OUR_IBAN, 'EUR'),
      await balance('treasury_wallet', treasury.owner, 'USDC'),
      await balance('provider_fees', 'Kraken', 'EUR'),
      await balance('fx_gain', 'EUR/USDC', 'USDC'),
      await balance('fx_liquidity', 'EUR/USDC', 'EUR'),
    ]).to.deep.equal(['1502001', '5800000000', '2000', '46400000', '496000']);
    const trial = await world.market.books.trialBalance();
    expect(trial.totals.every(({ balances }) => balances)).to.equal(true);
    const { positions } = await conversions.money(clerk());
    expect(positions).to.deep.equal([
      { pair: 'EUR/USDC', base: 'EUR', quote: 'USDC', heldMinor: '-496000', costMinor: '-5753600000' },
    ]);
  });

  it('takes a counterparty’s reference once, and again when the first was declined', async () => {
    await give(accountOf('treasury_wallet', treasury.owner), 'USDC', 50_000_000_000n);
    await run(sale());
    expect(await refusal(sale({ counterparty: 'KRAKEN', reference: 'kx-2026-1187' }))).to.include({
      reason: 'reference-known',
    });
    const far = await run(sale({ toMinor: '900000', reference: 'KX-3' }));
    expect(far.state).to.equal('waiting');
    await decide.run(second(), far.id, { approve: false, note: 'Mistyped.' }, now);
    expect((await run(sale({ reference: 'KX-3' }))).state).to.equal('booked');
  });

  it('waits for a second person far from the rate, and when the day has none', async () => {
    await give(accountOf('treasury_wallet', treasury.owner), 'USDC', 50_000_000_000n);
    expect((await run(sale({ toMinor: '980000', reference: 'KX-4' }))).state).to.equal('booked');
    const far = await run(sale({ toMinor: '979999', reference: 'KX-5' }));
    expect(far).to.deep.include({ state: 'waiting', againstBps: '-201', realised: null, mayDecide: false });
    // A fee that takes as much is the same loss.
    const dear = await run(sale({ toMinor: '979999', feeMinor: '20001', reference: 'KX-6' }));
    expect(dear.state).to.equal('waiting');
    const early = await run(sale({ happenedOn: '2026-11-25', reference: 'KX-7' }));
    expect(early).to.deep.include({ state: 'waiting', againstBps: null, feed: null });
    expect(await balance('treasury_wallet', treasury.owner, 'USDC')).to.equal('38400000000');

    const own = await problemOf(decide.run(clerk(), far.id, { approve: true }, now));
    expect(own?.details.reason).to.equal('four-eyes');
    expect((await conversions.one(second(), far.id)).mayDecide).to.equal(true);
    const booked = await decide.run(second(), far.id, { approve: true }, now);
    expect(booked).to.deep.include({ state: 'booked', decisionNote: null });
    expect(await balance('treasury_wallet', treasury.owner, 'USDC')).to.equal('26800000000');
    const twice = await problemOf(decide.run(second(), far.id, { approve: true }, now));
    expect(twice?.details.reason).to.equal('conversion-decided');
    const forced = await problemOf(
      world.market.database.sql.query(
        `UPDATE conversion SET state = 'booked', decided_by = recorded_by WHERE state = 'waiting'`,
      ),
    );
    expect(forced?.message).to.contain('conversion_four_eyes');
  });

  it('never takes an account below zero, however many are recorded at once', async () => {
    expect(await refusal(sale())).to.deep.include({ reason: 'not-covered', figures: { balanceMinor: '0' } });
    await give(accountOf('treasury_wallet', treasury.owner), 'USDC', 23_200_000_000n);
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => run(sale({ reference: `KX-${index}` }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(2);
    expect(await balance('treasury_wallet', treasury.owner, 'USDC')).to.equal('0');
    expect((await conversions.list(clerk(), {})).items).to.have.lengthOf(2);
  });

  it('books what a provider sent to our wallet by its transaction, and closes what waited for it', async () => {
    // A vendor was paid USDC that Coinbase had taken in and sent on, which nobody had recorded.
    await world.earn('USDC', 100_000_000n);
    const batch = await world.propose();
    await world.approve(batch.id);
    await world.chainSays(batch.payouts[0]!.id, 'final');
    const work = async () =>
      (
        await world.market.database.sql.query<{ closed: boolean; reason: string }>(
          `SELECT closed_at IS NOT NULL AS closed, reason FROM work_item WHERE kind = 'account-below-zero'`,
        )
      ).rows;
    expect(await work()).to.deep.equal([
      {
        closed: false,
        reason: `By the books 99.00 USDC more have left “Treasury wallet” (${treasury.owner.toLowerCase()}) than came onto it.`,
      },
    ]);
    const settled = sale({
      from: coinbase,
      fromMinor: '100000000',
      to: treasury,
      toMinor: '99500000',
      feeCurrency: 'USDC',
      feeMinor: '500000',
      counterparty: 'Coinbase',
      reference: `0x${'c0'.repeat(32)}`,
    });
    const booked = await run(settled);
    expect(booked).to.deep.include({ state: 'booked', againstBps: '-50', feed: null, realised: null });
    expect([
      await balance('crypto_clearing', 'coinbase', 'USDC'),
      await balance('treasury_wallet', treasury.owner, 'USDC'),
      await balance('provider_fees', 'coinbase', 'USDC'),
    ]).to.deep.equal(['0', '500000', '500000']);
    expect((await work())[0]?.closed).to.equal(true);
  });

  it('is of the marketplace, of somebody newly signed in, and of accounts that are ours', async () => {
    await give(accountOf('treasury_wallet', treasury.owner), 'USDC', 50_000_000_000n);
    const reasonOf = async (who: Partial<Payouts['proposer']>) =>
      (await problemOf(record.run({ ...clerk(), ...who }, sale(), now)))?.details.reason;
    expect(await reasonOf({ organisationRoles: ['mill'] })).to.equal('not-the-marketplace');
    expect(await reasonOf({ raisedAt: new Date(0) })).to.equal('step-up-needed');
    const fieldOf = async (change: Partial<ConversionInput>) =>
      (await refusal(sale(change)))?.errors?.[0]?.field;
    expect(await fieldOf({ to: { ...bank, owner: 'FR7630006000011234567890189' } })).to.equal('to');
    expect(await fieldOf({ happenedOn: '2026-11-28' })).to.equal('happenedOn');
    expect(await fieldOf({ feeMinor: '1', feeCurrency: 'GBP' })).to.equal('feeCurrency');
    expect((await conversions.list(clerk(), {})).items).to.deep.equal([]);
  });

  it('sells the ether that vendors were paid euro for, and realises what it brought beyond', async () => {
    await world.earn('ETH', 2_000_000_000_000_000_000n);
    await world.market.database.sql.query(
      `UPDATE bridge.fx_rate SET valid_until = now() + interval '1 hour'`,
    );
    await world.giveAccount();
    await give(accountOf('bank', OUR_IBAN), 'EUR', 1_000_000n);
    const batch = await world.propose();
    // 1.98 × 3,000.00 ÷ 1.16 = 5,120.6896…
    expect(batch.payouts[0]?.paidAs?.amountMinor).to.equal('512068');
    await world.approve(batch.id);
    await world.bankSays(batch.payouts[0]!.id, 'settled');
    const sold = await run({
      ...sale(),
      from: { code: 'crypto_clearing', owner: 'coinbase', currency: 'ETH' },
      fromMinor: '1980000000000000000',
      toMinor: '514000',
    });
    expect(sold.realised).to.deep.equal({ currency: 'EUR', amountMinor: '1932' });
    expect([
      await balance('fx_liquidity', 'ETH/EUR', 'ETH'),
      await balance('fx_liquidity', 'ETH/EUR', 'EUR'),
      await balance('fx_gain', 'ETH/EUR', 'EUR'),
      await balance('bank', OUR_IBAN, 'EUR'),
    ]).to.deep.equal(['0', '0', '1932', '1001933']);
  });
});
