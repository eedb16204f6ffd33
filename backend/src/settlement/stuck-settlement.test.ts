import { expect } from 'chai';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { CloseWorkItem } from '../work/close-work-item.ts';
import { ReadWork } from '../work/read-work.ts';
import { RetrySettlement } from './retry-settlement.ts';

const LATER_MS = 31 * 60_000;

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

  const operator = () => ({
    ...market.buyer,
    organisationId: null,
    name: 'Odile Marchand',
    access: ['operator' as const],
  });
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
