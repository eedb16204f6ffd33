import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import { problemOf } from '../../test/market/open-market.ts';
import { now, openPayouts, OUR_IBAN, sellerOwner, type Payouts } from '../../test/payout/open-payouts.ts';
import { payoutFactOf } from './index.ts';

const payable = accountOf('vendor_payable', sellerOwner);
const debt = accountOf('vendor_debt', sellerOwner);
const bank = accountOf('bank', OUR_IBAN);
const position = accountOf('fx_liquidity', 'ETH/EUR');
/** 2 ETH captured, 1 % commission. */
const CAPTURED = 2_000_000_000_000_000_000n;
const NET = '1980000000000000000';
/** 1.98 × 3,000.00 ÷ 1.162431 = 5,109.9807… */
const WORTH = '510998';

describe('payout: what is owed in a currency that nobody is paid out in', () => {
  let world: Payouts;
  beforeEach(async () => {
    world = await openPayouts();
    await rate('EUR', '116243100', 7);
    await rate('ETH', '300000000000', 4);
  });
  afterEach(() => world.close());

  const rate = (base: string, rateE8: string, round: number) =>
    world.market.database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ($1, 'USD', $3, $2, now() - interval '1 minute', now() + interval '2 hours', '[]', '[]')`,
      [base, rateE8, round],
    );
  const transfers = async () =>
    (
      await world.market.database.sql.query<{ key: string; amount_minor: string }>(
        'SELECT key, amount_minor::text FROM bank_transfer ORDER BY key',
      )
    ).rows;
  const fact = (orderId: string) => world.market.database.prisma.transact((tx) => payoutFactOf(tx, orderId));
  const inFlight = (id: string, currency: Currency) =>
    world.balance(accountOf('payout_in_flight', id), currency);
  const isBalanced = async () =>
    (await world.market.books.trialBalance()).totals.every(({ balances }) => balances);

  it('is shown, proposed, approved and paid as euro, and its order is paid out', async () => {
    const { sql } = world.market.database;
    await sql.query(
      `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ('camille', 'Camille', 'camille@mill.test', now())`,
    );
    await sql.query(`INSERT INTO member (user_id, organisation_id, duty) VALUES ('camille', $1, 'admin')`, [
      world.seller.organisationId,
    ]);
    const order = await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const { vendors } = await world.due.run(null, now);
    expect(vendors[0]).to.deep.include({
      currency: 'ETH',
      payableNowMinor: NET,
      why: null,
      method: 'sepa',
    });
    expect(vendors[0]?.paidAs).to.deep.include({
      currency: 'EUR',
      amountMinor: WORTH,
      price: '2580.79834416',
    });
    expect(vendors[0]?.paidAs?.rates.map(({ dollars, round }) => [dollars, round])).to.deep.equal([
      ['3000.00', 4],
      ['1.162431', 7],
    ]);

    const batch = await world.propose();
    const [payout] = batch.payouts;
    expect(payout).to.include({ currency: 'ETH', amountMinor: NET, method: 'sepa' });
    expect(payout?.paidAs).to.deep.include({ currency: 'EUR', amountMinor: WORTH });
    const id = payout!.id;
    await world.approve(batch.id);
    expect(await transfers()).to.deep.equal([{ key: `payout:${id}`, amount_minor: WORTH }]);
    expect([
      await world.balance(payable, 'ETH'),
      await inFlight(id, 'EUR'),
      await world.balance(position, 'ETH'),
      await world.balance(position, 'EUR'),
    ]).to.deep.equal(['0', WORTH, `-${NET}`, WORTH]);

    await world.bankSays(id, 'accepted');
    await world.bankSays(id, 'settled');
    await world.bankSays(id, 'settled');
    expect([await inFlight(id, 'EUR'), await world.balance(bank)]).to.deep.equal(['0', `-${WORTH}`]);
    expect(await fact(order)).to.equal('settled');
    expect(await isBalanced()).to.equal(true);
    const mails = await sql.query<{ payload: { subject: string; text: string } }>(
      `SELECT payload FROM outbox_message WHERE key LIKE 'mail:payout:%:paid'`,
    );
    expect(mails.rows[0]?.payload.subject).to.equal('Payout of 5,109.98 EUR');
    expect(mails.rows[0]?.payload.text).to.contain(
      '1.98 ETH in all, paid as 5,109.98 EUR: 1 ETH = 2580.79834416 EUR, rounded down.',
    );
  });

  it('tells finance when the payment took an account below zero in the books', async () => {
    await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const batch = await world.propose();
    await world.approve(batch.id);
    await world.bankSays(batch.payouts[0]!.id, 'settled');
    const { rows } = await world.market.database.sql.query<{ kind: string; reason: string }>(
      `SELECT kind, reason FROM work_item WHERE kind = 'account-below-zero'`,
    );
    expect(rows).to.deep.equal([
      {
        kind: 'account-below-zero',
        reason: `By the books 5,109.98 EUR more have left “Bank account” (${OUR_IBAN.toLowerCase()}) than came onto it.`,
      },
    ]);
  });

  it('is owed again in its own currency when the bank sends it back, and no gain is left', async () => {
    const order = await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const batch = await world.propose();
    const id = batch.payouts[0]!.id;
    await world.approve(batch.id);
    await world.bankSays(id, 'settled');
    await world.bankSays(id, 'returned', 'AC04');
    expect([
      await world.balance(payable, 'ETH'),
      await inFlight(id, 'ETH'),
      await world.balance(position, 'ETH'),
      await world.balance(position, 'EUR'),
      await world.balance(bank),
      await world.balance(accountOf('fx_gain', 'ETH/EUR')),
    ]).to.deep.equal([NET, '0', '0', '0', '0', undefined]);
    expect(await fact(order)).to.equal('returned');

    // Worth more meanwhile: it is paid anew by the rate of then.
    await rate('ETH', '330000000000', 5);
    const again = await world.propose();
    expect(again.payouts[0]?.paidAs?.amountMinor).to.equal('562097');
    await world.approve(again.id);
    await world.bankSays(again.payouts[0]!.id, 'settled');
    expect(await fact(order)).to.equal('settled');
    // What the bank says of the first again changes nothing: it was paid and came back.
    await world.bankSays(id, 'settled');
    expect([await world.balance(debt, 'ETH'), await inFlight(id, 'ETH')]).to.deep.equal([undefined, '0']);
    expect(await isBalanced()).to.equal(true);
  });

  it('is taken up again when a bank that refused it had made it, and becomes a debt when it was paid anew', async () => {
    await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const batch = await world.propose();
    const id = batch.payouts[0]!.id;
    await world.approve(batch.id);
    await world.bankSays(id, 'rejected', 'AC04');
    expect([await world.balance(payable, 'ETH'), await inFlight(id, 'EUR')]).to.deep.equal([NET, '0']);
    const again = await world.propose();
    await world.approve(again.id);
    await world.bankSays(again.payouts[0]!.id, 'settled');
    await world.bankSays(id, 'settled');
    expect([
      await world.balance(debt, 'ETH'),
      await inFlight(id, 'ETH'),
      await inFlight(id, 'EUR'),
      await world.balance(bank),
      await world.balance(position, 'ETH'),
    ]).to.deep.equal([NET, '0', '0', `-${(2 * Number(WORTH)).toString()}`, '-3960000000000000000']);
    expect(await isBalanced()).to.equal(true);
  });

  it('less what was refunded after its payout, in the currency that it is owed in', async () => {
    const first = await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const batch = await world.propose();
    await world.approve(batch.id);
    await world.bankSays(batch.payouts[0]!.id, 'settled');
    await world.refund(first, 'ETH', CAPTURED / 2n);
    expect(await world.balance(debt, 'ETH')).to.equal('990000000000000000');
    await world.earn('ETH', CAPTURED);
    const next = await world.propose();
    expect(next.payouts[0]).to.include({
      debtMinor: '990000000000000000',
      amountMinor: '990000000000000000',
    });
    expect(next.payouts[0]?.paidAs?.amountMinor).to.equal('255499');
    await world.approve(next.id);
    expect([await world.balance(debt, 'ETH'), await world.balance(payable, 'ETH')]).to.deep.equal(['0', '0']);
    expect(await isBalanced()).to.equal(true);
  });

  it('is not approved once the rate has moved too far, or none holds', async () => {
    await world.earn('ETH', CAPTURED);
    await world.giveAccount();
    const batch = await world.propose();
    const decide = () => problemOf(world.approve(batch.id));
    await rate('ETH', '306000000001', 5);
    const moved = await decide();
    expect(moved?.details.reason).to.equal('batch-outdated');
    expect(moved?.message).to.contain('The rate from ETH to EUR has moved too far');
    await world.market.database.sql.query(
      `UPDATE bridge.fx_rate SET valid_until = now() - interval '1 second', observed_at = now() - interval '1 day' WHERE base = 'ETH'`,
    );
    expect((await decide())?.message).to.contain('No rate from ETH to EUR holds any more.');
    expect([await world.balance(payable, 'ETH'), await transfers()]).to.deep.equal([NET, []]);
    // Two per cent exactly is borne: the vendor is paid what was agreed on.
    await rate('ETH', '306000000000', 6);
    await world.approve(batch.id);
    expect((await transfers())[0]?.amount_minor).to.equal(WORTH);
  });

  it('waits for a rate where there is none, and says so', async () => {
    await world.earn('CHF', 100_000n);
    await world.giveAccount();
    const { vendors } = await world.due.run(null, now);
    expect(vendors[0]).to.deep.include({
      payableNowMinor: '0',
      paidAs: null,
      why: 'It is paid as EUR as soon as there is a rate for CHF that holds; there is none now.',
    });
    await rate('CHF', '124975809', 1);
    expect((await world.propose()).payouts[0]?.paidAs?.amountMinor).to.equal('106437');
  });

  it('is paid as USDC to a vendor without a bank account', async () => {
    await world.earn('GBP', 100_000n);
    await rate('GBP', '132060895', 1);
    const batch = await world.propose();
    expect(batch.payouts[0]).to.include({ currency: 'GBP', method: 'chain', amountMinor: '99000' });
    expect(batch.payouts[0]?.paidAs).to.deep.include({ currency: 'USDC', amountMinor: '1307402860' });
    await world.approve(batch.id);
    const [intent] = (await world.market.intents()).filter(({ kind }) => kind === 'pay-out');
    expect(intent?.payload.amountMinor).to.equal('1307402860');
    await world.chainSays(batch.payouts[0]!.id, 'final');
    expect(await world.balance(payable, 'GBP')).to.equal('0');
  });
});
