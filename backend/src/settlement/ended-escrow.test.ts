import { expect } from 'chai';
import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { wakeEnded } from '../payment/index.ts';

const HOUR_S = 3_600;

describe('settlement: an escrow whose time to pay is over', () => {
  let market: Market;
  let order: Order;
  let paymentId: `0x${string}`;
  let endS: number;

  beforeEach(async () => {
    market = await openMarket();
    await market.addMember(market.ids.buyer, 'einkauf@alpen.example');
    await market.addMember(market.ids.seller, 'vente@moselle.example');
    order = await market.pay(await market.order());
    paymentId = order.payment.paymentId as `0x${string}`;
    endS = Number(order.payment.terms!.captureBefore);
    const terms = order.payment.terms as never;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms },
      { block: 10, status: 'final' },
    );
    await market.hear();
    await settle();
  });
  afterEach(() => market.close());

  const settle = (at = new Date(Date.now() + 1_000)) => market.settlements.run(at);
  const blockAt = async (number: number, atS: number) => {
    await market.database.sql.query(
      `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp) VALUES (31337, $1, $2, 'parent', to_timestamp($3))`,
      [number, `0x${number.toString(16).padStart(64, '0')}`, atS],
    );
  };
  const shipped = () =>
    market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
  const weighed = async (block: number) => {
    const times = { observedAt: '1795424000', acceptedAt: '1795424500', round: '1', signerSet: '1' };
    const subject = paymentId;
    await market.emit(
      'ReportAccepted',
      { kind: WEIGHT_KIND, subject, value: '4982000', ...times },
      { block, status: 'final' },
    );
    await market.hear();
  };
  const reclaimed = async (amount: bigint, block: number) => {
    await market.emit(
      'PaymentReclaimed',
      { paymentId, amount: amount.toString(), capturable: '0', actor: SELLER_ACCOUNT },
      { block, status: 'final' },
    );
    await market.hear();
  };
  const kinds = async () => (await market.intents()).map(({ kind }) => kind);
  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const letters = async () => {
    const { rows } = await market.database.sql.query<{ to: string; subject: string; text: string }>(
      `SELECT payload->'to'->>0 AS to, payload->>'subject' AS subject, payload->>'text' AS text FROM outbox_message
        WHERE kind = 'mail' AND key LIKE '%:reclaimed:%' ORDER BY key`,
    );
    return rows;
  };
  const work = async () => {
    const { rows } = await market.database.sql.query<{ reason: string; action: string }>(
      'SELECT reason, action FROM work_item ORDER BY id',
    );
    return rows;
  };

  it('gives the buyer its money and the offer its steel when nothing was delivered', async () => {
    await blockAt(900, endS - 1);
    await settle(new Date((endS + HOUR_S) * 1_000));
    expect(await kinds()).to.deep.equal(['authorize-payment']);

    await blockAt(901, endS);
    await settle(new Date((endS + HOUR_S + 31) * 1_000));
    await settle(new Date((endS + 2 * HOUR_S) * 1_000));
    const [, reclaim, ...more] = await market.intents();
    expect(more).to.deep.equal([]);
    expect(reclaim).to.deep.include({ business_key: `reclaim:${paymentId}`, kind: 'reclaim-payment' });
    expect(reclaim?.payload).to.include({ paymentId });
    expect(await balance('escrow_liability')).to.equal(MAX_AMOUNT);
    expect(await market.committedGrams()).to.equal(5_025_000n);

    await reclaimed(MAX_AMOUNT, 902);
    await settle();
    const ended = await market.read(order);
    expect([ended.status, ended.payment.state, ended.settlementState]).to.deep.equal([
      'cancelled',
      'reclaimed',
      'cancelled',
    ]);
    expect(ended.timeline.map(({ code }) => code)).to.include('payment-reclaimed');
    expect(await balance('escrow_liability')).to.equal(0n);
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect(await market.committedGrams()).to.equal(0n);
    const end = new Date(endS * 1_000).toISOString();
    const what = `The time to deliver 5 t of Hot rolled plate, 20 × 2000 × 6000 mm, S355J2+N ended at ${end}. The order is over.`;
    const { publicUrl } = market.config.settings;
    expect(await letters()).to.deep.equal([
      {
        to: 'einkauf@alpen.example',
        subject: `${order.number}: not delivered in time, your money is back`,
        text: `${what} 3,618.00 USDC came back to your wallet.\n\n${publicUrl}/orders/${order.id}\n`,
      },
      {
        to: 'vente@moselle.example',
        subject: `${order.number}: not delivered in time, the order is over`,
        text: `${what} 3,618.00 USDC went back to the buyer; the steel that was kept for it is on offer again.\n\n${publicUrl}/vendor/orders/${order.id}\n`,
      },
    ]);
    expect(await work()).to.deep.equal([]);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('is woken by the chain’s clock when ours is behind it', async () => {
    await blockAt(900, endS);
    const wake = () => wakeEnded(market.database.prisma.client, new Date());
    expect(await settle()).to.equal(0);
    expect(await wake()).to.equal(1);
    expect(await settle()).to.equal(1);
    expect(await kinds()).to.deep.equal(['authorize-payment', 'reclaim-payment']);
    expect(await wake()).to.equal(0);
  });

  it('asks for no capture of a load that was weighed too late, and says so to seller and marketplace', async () => {
    await shipped();
    await weighed(20);
    await blockAt(900, endS);
    const late = new Date((endS + HOUR_S) * 1_000);
    const read = await market.read(order);
    const signature = await market.wallet.signTypedData(
      read.receiptTypedData as Parameters<typeof market.wallet.signTypedData>[0],
    );
    const refused = await problemOf(
      market.signReceipt.run(market.buyer, order.id, { signature, grams: '4982000' }),
    );
    expect(refused?.message).to.equal(
      'The time in which this payment could be made is over. What is still held goes back to the buyer.',
    );
    expect(await market.runDueCaptures.run(late)).to.equal(0);
    await settle(late);
    expect(await kinds()).to.deep.equal(['authorize-payment', 'reclaim-payment']);
    expect(await work()).to.deep.equal([
      {
        reason: `Order ${order.number}: 4,982 kg have left for the buyer and were not paid before ${new Date(endS * 1_000).toISOString()}. What the escrow held for them goes back to the buyer; title stays with the seller.`,
        action:
          'Have the buyer pay the load in another way, and note it here; or take it back and say so on the order, so that it is on offer again.',
      },
    ]);
    await reclaimed(MAX_AMOUNT, 902);
    await settle();
    const ended = await market.orders.read(market.seller, order.id);
    expect([ended.status, ended.payment.state, ended.mayCancel]).to.deep.equal([
      'cancelled',
      'reclaimed',
      true,
    ]);
    // 43 kg never left; 4,982 kg are not with the seller.
    expect(await market.committedGrams()).to.equal(4_982_000n);
    expect((await letters()).map(({ text }) => text)[1]).to.contain(
      'the load that has left stays off the offer until you say on the order that it is back.',
    );
    expect((await market.read(order)).mayCancel).to.equal(false);
    await market.cancelOrder.run(market.seller, order.id, { reason: 'Unloaded in Metz.' });
    expect(await market.committedGrams()).to.equal(0n);
    const back = await market.orders.read(market.seller, order.id);
    expect([back.status, back.mayCancel]).to.deep.equal(['cancelled', false]);
    expect(back.timeline.map(({ what }) => what)).to.include(
      'The load is back with the seller and on offer again: Unloaded in Metz.',
    );
  });

  it('lets a capture that was asked for in time end first, and goes back when it is refused', async () => {
    await shipped();
    await weighed(20);
    const due = new Date((endS - HOUR_S) * 1_000);
    expect(await market.runDueCaptures.run(due)).to.equal(1);
    await blockAt(900, endS);
    await settle(new Date((endS + 1) * 1_000));
    expect(await kinds()).to.deep.equal(['authorize-payment', 'capture-payment']);
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"WindowClosed","message":"The time to capture is over."}' WHERE kind = 'capture-payment'`,
    );
    await market.hear();
    await settle(new Date((endS + 2) * 1_000));
    expect(await kinds()).to.deep.equal(['authorize-payment', 'capture-payment', 'reclaim-payment']);
  });

  it('returns the rest of an order of which part was delivered', async () => {
    await market.announceShipment.run(market.seller, order.id, {
      carrier: 'Transports Lorrains',
      massGrams: '2000000',
      isLast: false,
    });
    const amount = 1_440_000_000n;
    const moved = { paymentId, lotId: LOT_ID.toString(), to: BUYER_ACCOUNT, from: SELLER_ACCOUNT } as const;
    await market.emit(
      'TitleReleased',
      { ...moved, grams: '2000000', releasedTotal: '2000000', epcisEvent: `0x${'ec'.repeat(32)}` },
      { block: 30, log: 0, status: 'final' },
    );
    await market.emit(
      'DeliveryCaptured',
      { paymentId, amount: amount.toString(), totalGrams: '2000000', refundable: amount.toString() },
      { block: 30, log: 1, status: 'final' },
    );
    await market.hear();
    await blockAt(900, endS);
    await settle(new Date((endS + HOUR_S) * 1_000));
    expect(await kinds()).to.deep.equal(['authorize-payment', 'reclaim-payment']);
    await reclaimed(MAX_AMOUNT - amount, 901);
    const ended = await market.read(order);
    expect([ended.status, ended.payment.capturedMinor, ended.payment.returnedMinor]).to.deep.equal([
      'completed',
      amount.toString(),
      (MAX_AMOUNT - amount).toString(),
    ]);
    expect(await balance('escrow_liability')).to.equal(0n);
    expect(await market.committedGrams()).to.equal(2_000_000n);
  });

  it('tells a person when the chain refuses to give it back', async () => {
    await blockAt(900, endS);
    await settle(new Date((endS + 1) * 1_000));
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"Paused","message":"USDC is paused."}' WHERE kind = 'reclaim-payment'`,
    );
    await market.hear();
    expect((await market.read(order)).payment.failure).to.equal(
      'The money could not be given back yet: USDC is paused.',
    );
    expect(await work()).to.deep.equal([
      {
        reason: `The money of order ${order.number} could not be given back from the escrow: USDC is paused.`,
        action:
          'Look at the payment on the chain and remove the cause. It is asked for up to five times, then try the settlement again.',
      },
    ]);
    await settle(new Date((endS + 32) * 1_000));
    expect((await market.intents())[1]).to.include({ kind: 'reclaim-payment', status: 'requested' });
  });
});
