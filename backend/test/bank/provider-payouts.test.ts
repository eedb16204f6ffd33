import { expect } from 'chai';
import { ReadBank } from '../../src/bank/read-bank.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { failPayout, payOut } from '../../../packages/sandbox/src/counterparties/psp/move-money.ts';
import { payoutsToBank } from '../../../packages/sandbox/src/counterparties/psp/payouts-to-bank.ts';
import { openCardWorld, type CardWorld } from '../rail/card-world.ts';
import { openPayments, type PaymentBench } from '../rail/open-payments.ts';
import { openBankDesk, type BankDesk } from './open-bank-desk.ts';

const finance: CallerIdentity = {
  userId: 'user-finance',
  email: 'finance@steel.test',
  name: 'Finance',
  organisationId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  organisationRoles: ['operator'],
  custody: null,
  access: ['finance'],
  raisedAt: new Date(),
};
/** 3,618.00 less 1.5 % and 0.25. */
const NET = 361_800n - 5_452n;

describe('payouts of the card provider on our bank account', () => {
  let bench: PaymentBench;
  let world: CardWorld;
  let desk: BankDesk;
  beforeEach(async () => {
    bench = await openPayments(async (tools) => {
      desk = await openBankDesk(tools);
      world = await openCardWorld();
      return [world.rail];
    });
    desk.clock.now = new Date();
    const attempt = await bench.begin('card', 'EUR', 361_800n);
    await world.pay(attempt);
    await bench.observing.run(attempt.id, 'test');
    await bench.ask(attempt, 'capture', 361_800n);
    await bench.observing.run(attempt.id, 'test');
  });
  afterEach(async () => {
    await world.close();
    await desk.close();
    await bench.close();
  });

  const balances = async () => {
    const { rows } = await bench.market.database.sql.query<{ owner: string; minor: string }>(
      `SELECT a.owner, (b.debits_posted - b.credits_posted)::text AS minor
         FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
        WHERE a.code IN ('bank', 'card_clearing') ORDER BY a.code, a.owner`,
    );
    return Object.fromEntries(rows.map(({ owner, minor }) => [owner, BigInt(minor)]));
  };
  const read = () => {
    const { prisma } = bench.market.database;
    return new ReadBank(desk.config, prisma, new ReadBooks(prisma));
  };
  const iban = () => desk.settings.iban.toLowerCase();

  it('go from the provider’s name to the account that they arrived on, once', async () => {
    payoutsToBank(desk.bank).send(payOut(world.book, 'eur'));
    expect(await bench.payouts.run(world.rail)).to.equal(1);
    expect(await balances()).to.include({ 'payouts:stripe': NET, stripe: 0n });
    await desk.settle();
    await desk.settle();
    expect(await balances()).to.include({ 'payouts:stripe': 0n, [iban()]: NET });
    const { items } = await read().entries(finance, {});
    expect(items.map(({ state, allocations }) => [state, allocations.map(({ kind }) => kind)])).to.deep.equal(
      [['auto', ['payout-arrived']]],
    );
    expect(items[0]?.allocations[0]?.label).to.match(/^po_\w+ of stripe$/);
    const { differenceMinor } = await read().position(finance);
    expect(differenceMinor).to.equal('0');
  });

  it('are found when the bank was faster than the provider, and end the work that waited', async () => {
    payoutsToBank(desk.bank).send(payOut(world.book, 'eur'));
    await desk.settle();
    expect(await balances()).to.include({ [iban()]: NET });
    await bench.payouts.run(world.rail);
    await desk.settle();
    expect(await balances()).to.include({ 'payouts:stripe': 0n, [iban()]: NET, stripe: 0n });
    const { rows } = await bench.market.database.sql.query('SELECT 1 FROM work_item WHERE closed_at IS NULL');
    expect(rows).to.deep.equal([]);
  });

  it('that failed leave the account again, and are due from the provider', async () => {
    const bank = payoutsToBank(desk.bank);
    const payout = payOut(world.book, 'eur');
    bank.send(payout);
    await bench.payouts.run(world.rail);
    await desk.settle();
    bank.takeBack(failPayout(world.book, payout.id));
    await bench.payouts.run(world.rail);
    await desk.settle();
    expect(await balances()).to.include({ 'payouts:stripe': 0n, [iban()]: 0n, stripe: NET });
    expect((await read().position(finance)).differenceMinor).to.equal('0');
  });
});
