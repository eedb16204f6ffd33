import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { problemOf, type Market } from '../../test/market/open-market.ts';
import { CAPTURED, MOST, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { BUYER_IBAN } from '../../test/bank/open-bank-desk.ts';
import { openSepaWorld } from '../../test/rail/sepa-world.ts';
import { AllocateEntry } from '../bank/allocate-entry.ts';
import { BankTransfers } from '../bank/bank-transfers.ts';
import { CloseLine } from '../bank/close-line.ts';
import { DecideEntry } from '../bank/decide-entry.ts';
import type { CallerIdentity } from '../platform/http/index.ts';

describe('settlement: an order paid by bank transfer', () => {
  let trade: RailTrade;
  let market: Market;
  beforeEach(async () => {
    trade = await openRailTrade('sepa', openSepaWorld);
    ({ market } = trade);
  });
  afterEach(() => trade.close());

  it('says where to pay, with the reference that names it', async () => {
    const { payment, status } = await trade.placed();
    expect(status).to.equal('awaiting-payment');
    expect(payment.action).to.include({ kind: 'transfer', reference: payment.reference });
    expect(payment.reference).to.match(/^RF\d\dTS/);
    expect(payment.amountMinor).to.equal(MOST.toString());
  });

  it('is held as money with us, captured in part, and the rest sent back', async () => {
    const held = await trade.shipped();
    expect([held.payment.state, await trade.balance('order_liability')]).to.deep.equal(['authorized', MOST]);
    await trade.report(held, WEIGHT_KIND, 4_982_000n, 20);
    await market.signReceipt.run(market.buyer, held.id, { grams: '4982000' });
    const order = await trade.goOn(held);
    expect(order.payment).to.include({ state: 'captured', capturedMinor: CAPTURED.toString() });
    await trade.world.settle();
    const settled = await trade.goOn(order);
    expect(settled.payment.returnedMinor).to.equal((MOST - CAPTURED).toString());
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED, 30);
    const done = await trade.released(order, 4_982_000n);
    expect([done.status, done.settlementState]).to.deep.equal(['completed', 'commission-posted']);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(await trade.balance('vendor_payable')).to.equal(304_880n);
    expect(await trade.balance('bank')).to.equal(CAPTURED);
    expect((await market.books.trialBalance()).totals.every(({ balances }) => balances)).to.equal(true);
  });

  it('ships nothing for too little: what nobody can place for certain waits for a person', async () => {
    const order = await trade.placed();
    await trade.world.pay(await trade.attemptOf(order), MOST - 800n);
    await trade.world.settle();
    const short = await trade.goOn(order);
    expect([short.payment.state, short.settlementState]).to.deep.equal(['awaiting', 'planned']);
    expect(await market.intents()).to.deep.equal([]);
    const early = await problemOf(market.announceShipment.run(market.seller, order.id, { carrier: 'X' }));
    expect(early?.details.reason).to.equal('payment-not-held');
    expect(await trade.work()).to.deep.equal(['payment-unmatched']);
    expect(await trade.balance('unmatched_receipts')).to.equal(MOST - 800n);
  });

  /** A person places what came for the order, though it is too little. */
  const partPaid = async (amountMinor: bigint): Promise<Order> => {
    const order = await trade.placed();
    await trade.world.pay(await trade.attemptOf(order), amountMinor);
    await trade.world.settle();
    const { prisma, sql } = market.database;
    const { rows } = await sql.query<{ id: string }>('SELECT id::text FROM bank_entry');
    const allocate = new AllocateEntry(new BankTransfers());
    const decide = new DecideEntry(market.config, prisma, allocate, new CloseLine(allocate));
    const parts = [{ order: order.number, amountMinor: amountMinor.toString() }];
    await decide.split(operator(new Date()), rows[0]?.id ?? '', { parts });
    return trade.goOn(order);
  };
  const operator = (raisedAt?: Date): CallerIdentity => ({
    ...market.seller,
    organisationId: null,
    organisationRoles: ['operator'],
    access: ['operator'],
    name: 'Odile Marchand',
    ...(raisedAt && { raisedAt }),
  });
  const openWork = async () => {
    const { rows } = await market.database.sql.query<{ action: string }>(
      "SELECT action FROM work_item WHERE kind = 'payment-amount' AND closed_at IS NULL",
    );
    return rows.map(({ action }) => action);
  };
  const backIn = async (order: Order) => {
    await trade.goOn(order);
    await trade.world.settle();
    const back = await trade.goOn(order);
    expect([back.payment.state, back.payment.returnedMinor]).to.deep.equal(['voided', '1']);
    expect(await trade.balance('bank')).to.equal(0n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
    expect(await openWork()).to.deep.equal([]);
    const { rows } = await market.database.sql.query(
      'SELECT creditor_iban AS iban, amount_minor::text AS amount FROM bank_transfer',
    );
    expect(rows).to.deep.equal([{ iban: BUYER_IBAN, amount: '1' }]);
    return back;
  };

  it('that was paid in part only ends when its time to pay is over: the steel is free, and the part goes back', async () => {
    const order = await partPaid(1n);
    expect([order.payment.state, order.payment.authorizedMinor]).to.deep.equal(['requested', '1']);
    expect(await openWork()).to.deep.equal([
      'Wait for the rest until the time to pay is over, when it goes back by itself; or give it back now.',
    ]);
    const end = new Date(order.payment.payBefore);
    expect(await market.expireOrders.run(new Date(end.getTime() - 1))).to.equal(0);
    expect(await market.committedGrams()).to.equal(5_025_000n);
    expect(await market.expireOrders.run(end)).to.equal(1);
    expect(await market.committedGrams()).to.equal(0n);
    const back = await backIn(order);
    expect(back.timeline.map(({ what }) => what)).to.include(
      'Only 0.01 EUR were paid in time. They go back to the buyer.',
    );
  });

  it('that was paid in part only is ended at once by the marketplace, with a fresh sign-in', async () => {
    const order = await partPaid(1n);
    const reason = 'The buyer paid by card elsewhere.';
    const stale = await problemOf(market.giveBackPart.run(operator(), order.id, { reason }));
    expect(stale?.details.reason).to.equal('step-up-needed');
    const raised = operator(new Date());
    await market.giveBackPart.run(raised, order.id, { reason });
    expect(await market.committedGrams()).to.equal(0n);
    const again = await problemOf(market.giveBackPart.run(raised, order.id, { reason }));
    expect(again?.details.reason).to.equal('not-part-paid');
    const back = await backIn(order);
    expect(back.timeline.map(({ what }) => what)).to.include(
      `The marketplace ended the order; 0.01 EUR go back to the buyer: ${reason}`,
    );
  });

  it('goes back whole when the order was cancelled before it shipped', async () => {
    const order = await trade.opened(await trade.paid());
    await market.cancelOrder.run(market.seller, order.id, { reason: 'The plates are needed elsewhere.' });
    await trade.goOn(order);
    await trade.world.settle();
    const back = await trade.goOn(order);
    expect([back.payment.state, back.status, back.payment.returnedMinor]).to.deep.equal([
      'voided',
      'cancelled',
      MOST.toString(),
    ]);
    expect(await trade.balance('bank')).to.equal(0n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    const { rows } = await market.database.sql.query("SELECT 1 FROM payment_command WHERE verb = 'void'");
    expect(rows).to.have.lengthOf(1);
  });

  it('that the bank takes back after delivery reads reversed, not settled, and is the seller’s debt or less owed', async () => {
    const order = await trade.delivered(5_100_000n);
    await trade.report(order, FIAT_RECEIPT_KIND, MOST, 30);
    await trade.released(order, 5_025_000n);
    await trade.world.takeBack!(await trade.attemptOf(order));
    const reversed = await trade.goOn(order);
    expect([reversed.status, reversed.settlementState]).to.deep.equal(['payment-reversed', 'reversed']);
    expect(await trade.work()).to.include('payment-reversed');
    expect(await trade.balance('vendor_payable')).to.equal(0n);
  });

  it('that the bank takes back whole after the rest was returned is a loss of that rest, and a person is told', async () => {
    const order = await trade.delivered();
    await trade.world.settle();
    await trade.goOn(order);
    await trade.world.takeBack!(await trade.attemptOf(order));
    const reversed = await trade.goOn(order);
    expect([reversed.payment.state, reversed.status]).to.deep.equal(['reversed', 'payment-reversed']);
    // 3,112.45 came in, 26.63 went back with the capture, and then 3,112.45.
    expect(await trade.balance('bad_debt')).to.equal(2_663n);
    expect(await trade.balance('bank')).to.equal(-2_663n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(await trade.balance('vendor_payable')).to.equal(0n);
    const { rows } = await market.database.sql.query(
      "SELECT reason FROM work_item WHERE kind = 'payment-reversed' ORDER BY id",
    );
    expect(rows.map(({ reason }: { reason: string }) => reason)).to.deep.equal([
      `3,112.45 EUR of order ${order.number} were taken back by the payer’s bank or provider.`,
      `The payer of order ${order.number} has had 26.63 EUR back twice. They are booked as a loss.`,
    ]);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('that comes after the order ended is sent back, and sells nothing', async () => {
    const order = await trade.placed();
    await market.cancelOrder.run(market.buyer, order.id, { reason: 'Found it nearer.' });
    expect(await market.committedGrams()).to.equal(0n);
    await trade.world.pay(await trade.attemptOf(order));
    await trade.world.settle();
    await trade.goOn(order);
    await trade.world.settle();
    const late = await trade.goOn(order);
    expect(late.status).to.equal('cancelled');
    expect(await trade.steps(order)).to.deep.equal(['cancelled']);
    expect(await trade.balance('bank')).to.equal(0n);
    expect((await market.intents()).filter(({ kind }) => kind === 'open-fiat-order')).to.deep.equal([]);
  });

  it('is weighed twice and delivered once: a late report changes nothing that was paid', async () => {
    const order = await trade.delivered();
    await trade.world.settle();
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED, 30);
    const done = await trade.released(order, 4_982_000n);
    const after = await trade.report(order, WEIGHT_KIND, 4_982_000n, 50);
    expect(after.payment.capturedMinor).to.equal(done.payment.capturedMinor);
    expect((await market.intents()).filter(({ kind }) => kind === 'release-fiat-order')).to.have.lengthOf(1);
  });
});
