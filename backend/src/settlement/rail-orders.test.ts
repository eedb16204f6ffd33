import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { problemOf, type Market } from '../../test/market/open-market.ts';
import { CAPTURED, MOST, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { openCardWorld } from '../../test/rail/card-world.ts';

describe('settlement: an order paid by card', () => {
  let trade: RailTrade;
  let market: Market;
  beforeEach(async () => {
    trade = await openRailTrade('card', openCardWorld);
    ({ market } = trade);
  });
  afterEach(() => trade.close());

  it('is priced in euro at the signed rate, and says how to pay', async () => {
    const order = await trade.placed();
    expect(order.payment).to.deep.include({
      rail: 'card',
      currency: 'EUR',
      amountMinor: MOST.toString(),
      state: 'awaiting',
      payer: null,
      terms: null,
      typedData: null,
    });
    expect(order.payment.rate).to.include({ rateE8: '116243100', round: 7 });
    expect(order.payment.action?.kind).to.equal('redirect');
    expect([order.status, order.nextMove.who]).to.deep.equal(['awaiting-payment', 'buyer']);
    expect(await market.intents()).to.deep.equal([]);
  });

  it('is not offered without a fresh rate, and an order at an old one is refused', async () => {
    await market.database.sql.query('DELETE FROM bridge.fx_rate');
    await trade.rate('EUR', '116243100', '-1 second');
    const quote = await market.makeQuote.run(market.ids.buyer, {
      offerId: market.ids.offer,
      massGrams: '5000000',
    });
    const { items } = await market.rails.offersFor(market.ids.buyer, quote.id);
    const card = items.find(({ rail, currency }) => rail === 'card' && currency === 'EUR');
    expect([card?.amountMinor, card?.unavailable]).to.deep.equal([
      null,
      'Nobody has signed a fresh rate for EUR, so nothing can be priced in it now. Choose another way of paying, or try again in some minutes.',
    ]);
    expect(items.find(({ rail }) => rail === 'sepa')?.unavailable).to.equal(
      'This way of paying has not been set up here. Choose another one.',
    );
    const refused = await problemOf(
      market.createOrder.run(market.buyer, { quoteId: quote.id, rail: 'card' }),
    );
    expect([refused?.code, refused?.details.reason]).to.deep.equal(['unavailable', 'no-fresh-rate']);
    expect(await market.committedGrams()).to.equal(0n);
  });

  it('is not offered for goods that are promised for later than a card is held', async () => {
    const lead = (days: number) => market.database.sql.query('UPDATE offer SET lead_time_days = $1', [days]);
    const quote = await market.makeQuote.run(market.ids.buyer, {
      offerId: market.ids.offer,
      massGrams: '5000000',
    });
    const offered = async () => {
      const { items } = await market.rails.offersFor(market.ids.buyer, quote.id);
      const card = items.find(({ rail, currency }) => rail === 'card' && currency === 'EUR');
      return [card?.amountMinor, card?.unavailable];
    };
    await lead(6);
    expect(await offered()).to.deep.equal([MOST.toString(), null]);
    await lead(7);
    expect(await offered()).to.deep.equal([
      null,
      'The seller delivers within 7 days, and a card is held for 7. Choose another one.',
    ]);
    const refused = await problemOf(
      market.createOrder.run(market.buyer, { quoteId: quote.id, rail: 'card' }),
    );
    expect([refused?.code, refused?.details.reason]).to.deep.equal(['unavailable', 'hold-too-short']);
    expect(await market.committedGrams()).to.equal(0n);
  });

  it('reserves its goods once the card holds, and ships only then', async () => {
    const order = await trade.paid();
    expect([order.payment.state, order.payment.isFinal, order.status]).to.deep.equal([
      'authorized',
      false,
      'payment-pending',
    ]);
    const early = await problemOf(market.announceShipment.run(market.seller, order.id, { carrier: 'X' }));
    expect(early?.details.reason).to.equal('payment-not-final');
    const [intent] = await market.intents();
    expect([intent?.kind, intent?.payload.fiatOrderId]).to.deep.equal([
      'open-fiat-order',
      order.payment.paymentId,
    ]);
    expect(intent?.payload.sellerConsent).to.include({ offerId: market.ids.offer });
    const reserved = await trade.opened(order);
    expect([reserved.status, reserved.settlementState]).to.deep.equal(['confirmed', 'funded-final']);
    // A hold is a promise of the payer's bank: nothing of it is in the books.
    expect(await trade.balance('card_clearing')).to.equal(0n);
  });

  it('captures the weighed part, releases title against the reported receipt, and pays out of what is owed', async () => {
    const order = await trade.delivered();
    expect(order.payment).to.include({
      state: 'captured',
      isFinal: false,
      capturedMinor: CAPTURED.toString(),
    });
    expect(order.payment.returnedMinor).to.equal((MOST - CAPTURED).toString());
    expect([order.status, order.settlementState]).to.deep.equal(['settling', 'release-sent']);
    const { rows: watched } = await market.database.sql.query(
      'SELECT fiat_order_id, rail, currency FROM bridge.receipt_watch',
    );
    expect(watched).to.deep.equal([
      { fiat_order_id: order.payment.paymentId, rail: 'card', currency: 'EUR' },
    ]);
    const kinds = async () => (await market.intents()).map(({ kind }) => kind);
    expect(await kinds()).to.deep.equal(['open-fiat-order']);
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED - 1n, 29);
    expect(await kinds()).to.deep.equal(['open-fiat-order']);
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED, 30);
    const release = (await market.intents()).at(-1);
    expect([release?.kind, release?.payload.totalGrams]).to.deep.equal(['release-fiat-order', '4982000']);
    const completed = await trade.released(order, 4_982_000n);
    expect([completed.status, completed.settlementState]).to.deep.equal(['completed', 'commission-posted']);
    // 1 % of 3,085.82 is 30.85; French VAT of 20 % on it, 6.17.
    expect(await trade.balance('commission_revenue')).to.equal(3_085n);
    expect(await trade.balance('vendor_payable')).to.equal(CAPTURED - 3_085n - 617n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(completed.settlement).to.include({
      capturedMinor: CAPTURED.toString(),
      sellerMinor: (CAPTURED - 3_085n - 617n).toString(),
      feeMinor: '3702',
      titleGrams: '4982000',
    });
    expect(await trade.steps(order)).to.deep.equal([
      'funding-seen',
      'funded-final',
      'release-requested',
      'release-sent',
      'release-seen',
      'released-final',
      'commission-posted',
    ]);
    // 43 kg stay reserved until the chain has freed them: nobody else could be given them before.
    expect((await market.intents()).at(-1)?.kind).to.equal('cancel-fiat-order');
    expect(await market.committedGrams()).to.equal(5_025_000n);
    await market.emit(
      'OrderCancelled',
      {
        orderId: order.payment.paymentId as `0x${string}`,
        releasedGrams: '4982000',
        actor: SELLER_ACCOUNT,
      },
      { block: 60, status: 'final' },
    );
    const freed = await trade.goOn(order);
    expect([freed.status, freed.settlementState]).to.deep.equal(['completed', 'commission-posted']);
    expect(await market.committedGrams()).to.equal(4_982_000n);
    expect(await trade.work()).to.deep.equal([]);
  });

  it('pays for the authorized mass at most when more is delivered', async () => {
    const order = await trade.done(5_100_000n, 5_025_000n);
    expect(order.payment).to.include({
      state: 'captured',
      capturedMinor: MOST.toString(),
      returnedMinor: '0',
    });
    const release = (await market.intents()).at(-1);
    expect(release?.payload.totalGrams).to.equal('5025000');
    expect(order.status).to.equal('completed');
  });

  it('captures without the buyer’s word when the inspection time has passed, once', async () => {
    const order = await trade.report(await trade.shipped(), WEIGHT_KIND, 4_982_000n, 20);
    const due = new Date(Date.parse(order.capturesAt!));
    await market.settlements.run(new Date(due.getTime() - 1));
    expect((await market.read(order)).payment.state).to.equal('authorized');
    await Promise.all([market.settlements.run(due), market.settlements.run(due)]);
    await market.database.sql.query('UPDATE settlement SET look_at = now()');
    const captured = await trade.goOn(order, due);
    expect(captured.payment.capturedMinor).to.equal(CAPTURED.toString());
    const { rows } = await market.database.sql.query("SELECT 1 FROM payment_command WHERE verb = 'capture'");
    expect(rows).to.have.lengthOf(1);
  });

  it('is cancelled by the buyer before it ships: the hold falls, the goods are free', async () => {
    const order = await trade.opened(await trade.paid());
    expect(order.mayCancel).to.equal(true);
    await market.cancelOrder.run(market.buyer, order.id, { reason: 'Ordered twice.' });
    const voided = await trade.goOn(order);
    expect([voided.payment.state, voided.status]).to.deep.equal(['voided', 'cancelled']);
    expect((await market.intents()).map(({ kind }) => kind)).to.deep.equal([
      'open-fiat-order',
      'cancel-fiat-order',
    ]);
    expect(await market.committedGrams()).to.equal(5_025_000n);
    const orderId = order.payment.paymentId as `0x${string}`;
    await market.emit(
      'OrderCancelled',
      { orderId, releasedGrams: '0', actor: SELLER_ACCOUNT },
      { block: 20, status: 'final' },
    );
    const free = await trade.goOn(order);
    expect(await market.committedGrams()).to.equal(0n);
    expect(free.settlementState).to.equal('cancelled');
    const late = await problemOf(market.cancelOrder.run(market.buyer, order.id, { reason: 'Again.' }));
    expect(late?.details.reason).to.equal('not-cancellable');
  });

  it('is refunded in part after delivery, out of what the seller is owed', async () => {
    const order = await trade.done();
    const seller = { ...market.seller };
    await market.refundOrder.run(seller, order.id, { amountMinor: '100000', reason: 'Two plates are bent.' });
    const twice = await problemOf(
      market.refundOrder.run(seller, order.id, { amountMinor: '100000', reason: 'Two plates are bent.' }),
    );
    expect(twice?.details.reason).to.equal('refund-under-way');
    const refunded = await trade.goOn(order);
    expect(refunded.payment).to.include({
      state: 'captured',
      capturedMinor: (CAPTURED - 100_000n).toString(),
      returnedMinor: (MOST - CAPTURED + 100_000n).toString(),
    });
    expect(await trade.balance('order_liability')).to.equal(0n);
    // 1 % of 2,085.82 is 20.85, VAT on it 4.17.
    expect(await trade.balance('vendor_payable')).to.equal(208_582n - 2_085n - 417n);
    const tooMuch = await problemOf(
      market.refundOrder.run(seller, order.id, { amountMinor: '208583', reason: 'All of it.' }),
    );
    expect(tooMuch?.message).to.equal(
      '2,085.83 EUR can’t be refunded: 2,085.82 EUR of this payment can. Refund at most that.'.replace(
        '’',
        "'",
      ),
    );
    await market.refundOrder.run(seller, order.id, { amountMinor: '208582', reason: 'All of it.' });
    const all = await trade.goOn(order);
    expect([all.payment.state, all.status, all.settlementState]).to.deep.equal([
      'refunded',
      'refunded',
      'refunded',
    ]);
    expect(await trade.balance('vendor_payable')).to.equal(0n);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('is refunded again when the first refund came back, once', async () => {
    const order = await trade.done();
    const all = { amountMinor: CAPTURED.toString(), reason: 'The plates are of another grade.' };
    const refund = () => market.refundOrder.run(market.seller, order.id, all);
    await refund();
    expect((await trade.goOn(order)).payment.state).to.equal('refunded');
    expect(await trade.balance('vendor_payable')).to.equal(0n);
    await trade.world.failRefund!(await trade.attemptOf(order));
    const back = await trade.goOn(order);
    expect(back.payment).to.include({ state: 'captured', capturedMinor: CAPTURED.toString() });
    expect(await trade.balance('vendor_payable')).to.equal(CAPTURED - 3_085n - 617n);
    await refund();
    expect((await problemOf(refund()))?.details.reason).to.equal('refund-under-way');
    const again = await trade.goOn(order);
    expect([again.payment.state, again.payment.capturedMinor]).to.deep.equal(['refunded', '0']);
    const more = await problemOf(
      market.refundOrder.run(market.seller, order.id, { amountMinor: '1', reason: 'One cent more.' }),
    );
    expect(more?.details.reason).to.equal('refund-too-large');
    const { rows } = await market.database.sql.query(
      "SELECT key, status FROM payment_command WHERE verb = 'refund' ORDER BY id",
    );
    expect(rows).to.deep.equal([
      { key: `${order.id}:refund:0`, status: 'done' },
      { key: `${order.id}:refund:1`, status: 'done' },
    ]);
    expect(await trade.work()).to.deep.equal(['refund-failed']);
    expect(await trade.balance('vendor_payable')).to.equal(0n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('stops when it is disputed after the release, and a lost dispute reopens it with a person', async () => {
    const order = await trade.done();
    await trade.world.dispute!(await trade.attemptOf(order));
    const disputed = await trade.goOn(order);
    expect([disputed.payment.state, disputed.status]).to.deep.equal(['disputed', 'disputed']);
    expect(await trade.balance('dispute_hold')).to.equal(CAPTURED);
    await trade.world.decide!(await trade.attemptOf(order), 'lost');
    const lost = await trade.goOn(order);
    expect([lost.payment.state, lost.status, lost.settlementState]).to.deep.equal([
      'reversed',
      'payment-reversed',
      'reversed',
    ]);
    expect(await trade.work()).to.include('payment-reversed');
    expect(await trade.balance('vendor_payable')).to.equal(0n);
    expect(await trade.balance('dispute_hold')).to.equal(0n);
    expect(await trade.balance('order_liability')).to.equal(0n);
  });

  it('is a loss as far as it was refunded before its dispute was lost', async () => {
    const order = await trade.done();
    await market.refundOrder.run(market.seller, order.id, { amountMinor: '100000', reason: 'Bent plates.' });
    await trade.goOn(order);
    await trade.world.dispute!(await trade.attemptOf(order), 'whole');
    expect((await trade.goOn(order)).payment.state).to.equal('disputed');
    await trade.world.decide!(await trade.attemptOf(order), 'lost');
    const lost = await trade.goOn(order);
    expect([lost.payment.state, lost.status]).to.deep.equal(['reversed', 'payment-reversed']);
    expect(await trade.balance('bad_debt')).to.equal(100_000n);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(await trade.balance('dispute_hold')).to.equal(0n);
    const { rows } = await market.database.sql.query(
      "SELECT details->>'lossMinor' AS loss FROM work_item WHERE details ? 'lossMinor'",
    );
    expect(rows).to.deep.equal([{ loss: '100000' }]);
  });

  it('is paid again after a declined try, once, at the rate of then', async () => {
    const order = await trade.placed();
    await trade.world.expire(await trade.attemptOf(order));
    const failed = await trade.goOn(order);
    expect([failed.payment.state, failed.status]).to.deep.equal(['failed', 'payment-failed']);
    await market.database.sql.query('UPDATE bridge.fx_rate SET rate_e8 = 120600000');
    const again = await market.beginAttempt.run(market.buyer, order.id, { rail: 'card' });
    expect(again.payment).to.include({ amountMinor: '300000', state: 'awaiting' });
    expect(again.payment.paymentId).to.not.equal(order.payment.paymentId);
    const second = await problemOf(market.beginAttempt.run(market.buyer, order.id, { rail: 'card' }));
    expect(second?.details.reason).to.equal('attempt-open');
    await market.commands.run();
    await trade.world.pay(await trade.attemptOf(order));
    const held = await trade.goOn(order);
    expect(held.payment.state).to.equal('authorized');
    const third = await problemOf(market.beginAttempt.run(market.buyer, order.id, { rail: 'card' }));
    expect(third?.details.reason).to.equal('already-paid');
  });
});
