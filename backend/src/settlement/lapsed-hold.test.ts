import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { problemOf, type Market } from '../../test/market/open-market.ts';
import { MOST, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { Organisations } from '../organisation/index.ts';
import { SendWord } from './send-word.ts';
import { WarnHolds } from './warn-holds.ts';
import { openCardWorld, type CardWorld } from '../../test/rail/card-world.ts';

describe('settlement: a card whose hold ends by itself', () => {
  let trade: RailTrade;
  let market: Market;
  let card: CardWorld;
  beforeEach(async () => {
    trade = await openRailTrade('card', openCardWorld);
    ({ market } = trade);
    card = trade.world as CardWorld;
    await market.addMember(market.ids.buyer, 'einkauf@alpen.example');
    await market.addMember(market.ids.seller, 'vente@moselle.example');
  });
  afterEach(() => trade.close());

  const lapse = async (order: Order): Promise<Order> => {
    card.lapse(await trade.attemptOf(order));
    return trade.goOn(order);
  };
  const letters = async (occasion = 'lapsed') => {
    const { rows } = await market.database.sql.query<{ to: string; subject: string; text: string }>(
      `SELECT payload->'to'->>0 AS to, payload->>'subject' AS subject, payload->>'text' AS text FROM outbox_message
        WHERE kind = 'mail' AND key LIKE $1 ORDER BY key`,
      [`%:${occasion}:%`],
    );
    return rows.map(({ to, subject, text }) => [to, subject, text.split('\n')[0]]);
  };
  const work = async () => {
    const { rows } = await market.database.sql.query<{ reason: string; action: string; is_open: boolean }>(
      'SELECT reason, action, closed_at IS NULL AS is_open FROM work_item ORDER BY id',
    );
    return rows;
  };
  const goods = '5 t of Hot rolled plate, 20 × 2000 × 6000 mm, S355J2+N';
  const freed = async (order: Order): Promise<Order> => {
    await market.emit(
      'OrderCancelled',
      { orderId: order.payment.paymentId as `0x${string}`, releasedGrams: '0', actor: SELLER_ACCOUNT },
      { block: 60, status: 'final' },
    );
    return trade.goOn(order);
  };

  it('ends an order of which nothing has left, and tells both sides', async () => {
    const order = await lapse(await trade.opened(await trade.paid()));
    expect([order.status, order.payment.state]).to.deep.equal(['cancelled', 'voided']);
    expect((await market.intents()).at(-1)?.kind).to.equal('cancel-fiat-order');
    await freed(order);
    expect(await market.committedGrams()).to.equal(0n);
    const what = `The bank let go of 3,112.45 EUR that were reserved on the card for ${goods}: nothing had left in time. The order is over`;
    expect(await letters()).to.deep.equal([
      [
        'einkauf@alpen.example',
        `${order.number}: the hold on your card ended, the order is over`,
        `${what}, and nothing was taken. Order again if you still need it.`,
      ],
      [
        'vente@moselle.example',
        `${order.number}: the hold on the card ended, do not ship`,
        `${what}: do not ship. The steel is on offer again.`,
      ],
    ]);
    expect(order.timeline.map(({ what }) => what)).to.include(
      'The hold on the card ended before anything had left. The order is over, and nothing was taken.',
    );
    expect(await work()).to.deep.equal([]);
  });

  it('leaves an order standing whose steel has left: it is to be paid again', async () => {
    const shipped = await trade.shipped();
    const order = await lapse(shipped);
    expect([order.status, order.payment.state, order.fulfilment, order.settlementState]).to.deep.equal([
      'payment-failed',
      'failed',
      'announced',
      'planned',
    ]);
    expect(order.payment.failure).to.equal(
      'The hold on the card ended before the seller was paid. The buyer pays again: the steel has left.',
    );
    const releaseBefore = new Date(order.nextMove.by ?? 0);
    expect([order.nextMove.who, order.nextMove.code]).to.deep.equal(['buyer', 'pay']);
    expect(order.steps.map(({ state, cause }) => `${state} ${cause}`).at(-1)).to.equal('planned returned');
    // Nothing is freed on the chain, and nothing of it is on offer.
    expect((await market.intents()).map(({ kind }) => kind)).to.deep.equal(['open-fiat-order']);
    expect(await market.committedGrams()).to.equal(5_025_000n);
    expect(await market.expireOrders.run(new Date(releaseBefore.getTime() + 1))).to.equal(0);
    expect(await work()).to.deep.equal([
      {
        reason: `Order ${order.number}: the hold of 3,112.45 EUR on the card ended before the seller was paid, and steel had left.`,
        action:
          'The buyer pays again on the order’s page. If it does not, have the seller take the load back and cancel the order.',
        is_open: true,
      },
    ]);
    const what = `The bank let go of 3,112.45 EUR that were reserved on the card for ${goods}, before the seller was paid. The steel had left.`;
    expect(await letters()).to.deep.equal([
      [
        'einkauf@alpen.example',
        `${order.number}: the hold on your card ended, please pay again`,
        `${what} Nothing was taken, and the order stands: pay it again before ${releaseBefore.toISOString()}, by card or in another way.`,
      ],
      [
        'vente@moselle.example',
        `${order.number}: the hold on the card ended, the buyer pays again`,
        `${what} The buyer is asked to pay again, and title stays with you until it does. If you take the load back, cancel the order.`,
      ],
    ]);
  });

  it('is paid again under the same terms, and goes on from where the load is', async () => {
    const order = await lapse(await trade.shipped());
    // The rate of now is another one; what was agreed for the steel that has left is not.
    await market.database.sql.query('UPDATE bridge.fx_rate SET rate_e8 = 120600000');
    const otherwise = await problemOf(
      market.beginAttempt.run(market.buyer, order.id, { rail: 'card', currency: 'CHF' }),
    );
    expect(otherwise?.message).to.equal(
      'The steel of this order has left, and 3,112.45 EUR are agreed for it. Choose a way of paying that takes EUR.',
    );
    const again = await market.beginAttempt.run(market.buyer, order.id, { rail: 'card' });
    expect(again.payment).to.include({
      state: 'awaiting',
      amountMinor: MOST.toString(),
      paymentId: order.payment.paymentId,
      failure: null,
    });
    const twice = await problemOf(market.beginAttempt.run(market.buyer, order.id, { rail: 'card' }));
    expect(twice?.details.reason).to.equal('attempt-open');
    await market.commands.run();
    await trade.report(order, WEIGHT_KIND, 4_982_000n, 20);
    await trade.world.pay(await trade.attemptOf(order));
    const held = await trade.goOn(order);
    expect([held.status, held.payment.state, held.settlementState]).to.deep.equal([
      'weighed',
      'authorized',
      'funded-final',
    ]);
    expect((await work()).map(({ is_open }) => is_open)).to.deep.equal([false]);
    await market.signReceipt.run(market.buyer, order.id, { grams: '4982000' });
    const captured = await trade.goOn(order);
    expect([captured.payment.state, captured.payment.capturedMinor]).to.deep.equal(['captured', '308582']);
    expect((await market.intents()).map(({ kind }) => kind)).to.deep.equal(['open-fiat-order']);
    expect(card.countOf(await trade.attemptOf(order))).to.deep.equal({
      sessions: 1,
      captures: 1,
      refunds: 0,
    });
  });

  it('is told a day before, once, and what to do until then', async () => {
    const order = await trade.shipped();
    const { rows } = await market.database.sql.query<{ at: Date }>(
      "SELECT min(at) AS at FROM payment_event WHERE state = 'authorized'",
    );
    const endsAt = new Date((rows[0]?.at.getTime() ?? 0) + 7 * 86_400_000);
    const warn = new WarnHolds(
      market.database.prisma,
      new SendWord(market.config, new Organisations(market.database.prisma)),
    );
    const dayBefore = endsAt.getTime() - 86_400_000;
    expect(await warn.run(new Date(dayBefore - 1))).to.equal(0);
    expect(await warn.run(new Date(dayBefore))).to.equal(1);
    expect(await warn.run(new Date(dayBefore + 1))).to.equal(0);
    const end = endsAt.toISOString();
    expect(await letters('hold-ends')).to.deep.equal([
      [
        'einkauf@alpen.example',
        `${order.number}: the hold on your card ends tomorrow`,
        `The bank lets go of 3,112.45 EUR on the card at ${end}, and they have not been taken. They are taken once the load is weighed and you have confirmed it; after that time you have to pay again.`,
      ],
      [
        'vente@moselle.example',
        `${order.number}: the hold on the card ends tomorrow`,
        `The bank lets go of 3,112.45 EUR on the card at ${end}, and they have not been taken. Have the load weighed and confirmed before then; otherwise the buyer has to pay again before you are paid.`,
      ],
    ]);
    const warning = {
      reason: `Order ${order.number}: the hold of 3,112.45 EUR on the card ends at ${end}, and it has not been taken.`,
      action: 'Have the load weighed and confirmed before then; otherwise the buyer has to pay again.',
    };
    expect(await work()).to.deep.equal([{ ...warning, is_open: true }]);
    await trade.report(order, WEIGHT_KIND, 4_982_000n, 20);
    await market.signReceipt.run(market.buyer, order.id, { grams: '4982000' });
    expect((await trade.goOn(order)).payment.state).to.equal('captured');
    expect(await work()).to.deep.equal([{ ...warning, is_open: false }]);
  });

  it('is cancelled by the seller who takes the load back, and on offer once the chain has freed it', async () => {
    const order = await lapse(await trade.shipped());
    expect(
      (await problemOf(market.cancelOrder.run(market.buyer, order.id, { reason: 'No.' })))?.code,
    ).to.equal('conflict');
    await market.cancelOrder.run(market.seller, order.id, { reason: 'Turned round at Metz.' });
    const cancelled = await trade.goOn(order);
    expect(cancelled.status).to.equal('cancelled');
    expect((await market.intents()).at(-1)?.kind).to.equal('cancel-fiat-order');
    expect(await market.committedGrams()).to.equal(5_025_000n);
    await freed(order);
    expect(await market.committedGrams()).to.equal(0n);
  });
});
