import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import { CAPTURED, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { openCardWorld } from '../../test/rail/card-world.ts';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { lockOrder } from '../order/index.ts';
import { CloseWorkItem } from '../work/close-work-item.ts';
import { ReadWork } from '../work/read-work.ts';
import { CarryOutAct } from './carry-out-act.ts';
import { RetrySettlement } from './retry-settlement.ts';

const LATER_MS = 31 * 60_000;
const operatorOf = ({ buyer }: Market) => ({
  ...buyer,
  organisationId: null,
  name: 'Odile Marchand',
  access: ['operator' as const],
});

describe('settlement: one that stands still', () => {
  let market: Market;
  let work: ReadWork;
  let close: CloseWorkItem;
  beforeEach(async () => {
    market = await openMarket();
    work = new ReadWork(market.database.prisma);
    close = new CloseWorkItem(market.database.prisma, work);
  });
  afterEach(() => market.close());

  const operator = () => operatorOf(market);
  const listed = (state: 'open' | 'closed' = 'open') => work.list(operator(), { state, limit: 25 });
  /** Seen on chain, and never final: the watcher is behind. */
  const seen = async () => {
    const order = await market.pay(await market.order());
    const paymentId = order.payment.paymentId as `0x${string}`;
    const terms = order.payment.terms as never;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms },
      { block: 10 },
    );
    await market.hear();
    await market.settlements.run(new Date(Date.now() + 1_000));
    return order;
  };

  it('goes to a person with a reason and what to do, once', async () => {
    const order = await seen();
    expect((await listed()).items).to.deep.equal([]);
    await market.settlements.run(new Date(Date.now() + LATER_MS));
    await market.settlements.run(new Date(Date.now() + 2 * LATER_MS));
    const { items, open } = await listed();
    expect(open).to.equal(1);
    expect(items[0]).to.deep.include({
      kind: 'settlement-stuck',
      orderNumber: order.number,
      reason: `Order ${order.number}: The money was seen and has not become final, or the goods could not be reserved for it.`,
      action: 'Compare the payment at its provider, and see whether the relayer reserves the goods.',
      mayRetry: true,
    });
    expect((await market.read(order)).settlementState).to.equal('manual');
  });

  it('is hidden from others, and closed once with a note', async () => {
    await seen();
    await market.settlements.run(new Date(Date.now() + LATER_MS));
    const [item] = (await listed()).items;
    expect((await work.list(market.seller, { state: 'open', limit: 25 })).items).to.deep.equal([]);
    const stranger = await problemOf(close.run(market.seller, item!.id, { outcome: 'Mine.' }));
    expect(stranger?.code).to.equal('not-found');
    const closed = await close.run(operator(), item!.id, { outcome: 'The node was restarted.' });
    expect([closed.closedBy, closed.outcome]).to.deep.equal(['Odile Marchand', 'The node was restarted.']);
    const again = await problemOf(close.run(operator(), item!.id, { outcome: 'Again.' }));
    expect(again?.details.reason).to.equal('work-closed');
    expect((await listed('closed')).items.map(({ id }) => id)).to.deep.equal([item!.id]);
  });

  it('goes on when it is tried again, and closes by itself when the facts come', async () => {
    const order = await seen();
    await market.settlements.run(new Date(Date.now() + LATER_MS));
    const [item] = (await listed()).items;
    await new RetrySettlement(close).run(operator(), item!.id, { outcome: 'The watcher follows again.' });
    expect((await market.read(order)).settlementState).to.equal('funding-seen');
    await market.settlements.run(new Date(Date.now() + LATER_MS));
    expect((await listed()).open).to.equal(1);
    await market.database.sql.query("UPDATE bridge.event SET status = 'final'");
    await market.hear();
    await market.settlements.run(new Date(Date.now() + LATER_MS));
    expect((await listed()).open).to.equal(0);
    expect((await market.read(order)).steps.map(({ state, cause }) => `${state} ${cause}`)).to.deep.equal([
      'funding-seen facts',
      'manual timed-out',
      'funding-seen resumed',
      'manual timed-out',
      'funding-seen resumed',
      'funded-final facts',
    ]);
  });
});

describe('settlement: an act that its provider refuses for good', () => {
  const SECOND = 1_000;
  let trade: RailTrade;
  let retry: () => Promise<void>;
  beforeEach(async () => {
    trade = await openRailTrade('card', openCardWorld);
    const { market } = trade;
    const work = new ReadWork(market.database.prisma);
    const close = new CloseWorkItem(market.database.prisma, work);
    retry = async () => {
      const { items } = await work.list(operatorOf(market), { state: 'open', limit: 25 });
      const item = items.find(({ mayRetry }) => mayRetry);
      const outcome = 'The card provider has lifted the block.';
      await new RetrySettlement(close).run(operatorOf(market), item?.id ?? '', { outcome });
    };
  });
  afterEach(() => trade.close());

  const refuse = () =>
    Promise.reject(new AppError('conflict', { message: 'The account may not capture at present.' }));
  const commands = async (verb: 'capture' | 'void', order: Order) => {
    const { rows } = await trade.market.database.sql.query<{ key: string; status: string }>(
      'SELECT key, status FROM payment_command WHERE verb = $1 ORDER BY id',
      [verb],
    );
    return rows.map(({ key, status }) => `${key.replace(order.id, 'order')} ${status}`);
  };
  /** Refused at once, after 30 s, 60 s, 2 min and 4 min; then nobody is asked any more. */
  const refusedFiveTimes = async (order: Order) => {
    const start = Date.now() + SECOND;
    for (const seconds of [0, 31, 92, 213, 454]) {
      await trade.goOn(order, new Date(start + seconds * SECOND));
    }
    return trade.goOn(order, new Date(start + 5 * 3_600 * SECOND));
  };
  const delivered = async () => {
    const order = await trade.report(await trade.shipped(), WEIGHT_KIND, 4_982_000n, 20);
    return trade.market.signReceipt.run(trade.market.buyer, order.id, { grams: '4982000' });
  };
  const fiveCaptures = [
    'order:capture failed',
    'order:capture:2 failed',
    'order:capture:3 failed',
    'order:capture:4 failed',
    'order:capture:5 failed',
  ];

  it('asks for the capture again when a person has removed the cause, and pays the seller', async () => {
    const order = await delivered();
    const { rail } = trade.world;
    const capture = rail.capture.bind(rail);
    rail.capture = refuse;
    expect((await refusedFiveTimes(order)).settlementState).to.equal('manual');
    expect(await commands('capture', order)).to.deep.equal(fiveCaptures);
    rail.capture = capture;
    await retry();
    const paid = await trade.goOn(order);
    expect(paid.payment).to.include({ state: 'captured', capturedMinor: CAPTURED.toString() });
    expect(await commands('capture', order)).to.deep.equal([...fiveCaptures, 'order:capture:6 done']);
  });

  it('asks for no second capture while one waits or is done, whatever the settlement remembers', async () => {
    const order = await delivered();
    const { database, config, payments, commands: provider } = trade.market;
    const acts = new CarryOutAct(config, payments);
    const ask = () =>
      database.prisma.transact(async (tx) => {
        const stored = await lockOrder(tx, order.id);
        if (!stored || stored.payment.rail === 'usdc-escrow') throw new Error('This order is paid by card.');
        const { payment } = stored;
        const act = { kind: 'do', key: `${order.id}:capture`, verb: 'capture' } as const;
        await acts.run(tx, act, { order: stored, payment, attempt: await trade.attemptOf(order) });
      });
    await Promise.all([ask(), ask()]);
    await ask();
    expect(await commands('capture', order)).to.deep.equal(['order:capture waiting']);
    await provider.run();
    await ask();
    expect(await commands('capture', order)).to.deep.equal(['order:capture done']);
  });

  it('asks for the money to be given back again when a person has removed the cause', async () => {
    const order = await trade.opened(await trade.paid());
    const { rail } = trade.world;
    const giveBack = rail.void.bind(rail);
    rail.void = refuse;
    await trade.market.cancelOrder.run(trade.market.buyer, order.id, { reason: 'Ordered twice.' });
    expect((await refusedFiveTimes(order)).settlementState).to.equal('manual');
    rail.void = giveBack;
    await retry();
    expect((await trade.goOn(order)).payment.state).to.equal('voided');
    expect((await commands('void', order)).slice(-2)).to.deep.equal([
      'order:void:5 failed',
      'order:void:6 done',
    ]);
  });
});
