import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import type { PrivateKeyAccount } from 'viem/accounts';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { CAPTURED, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { BUYER_ACCOUNT, LOT_ID, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { openSepaWorld } from '../../test/rail/sepa-world.ts';
import { CloseShort } from './close-short.ts';

const FIRST = 2_010_000n;
const ALL = 4_982_000n;

/** The weighbridge's ticket of a load, as the weight feed keeps it. */
const ticketOf = (market: Market, order: Order, ref: string, netGrams: bigint, round: number) =>
  market.database.sql.query(
    `INSERT INTO bridge.weigh_ticket (jws_sha256, seq, jws, ticket_no, payment_id, net_grams, weighed_at, decision, round, delivery_ref)
     VALUES ($1, $2, 'jws', $1, $3, $4, '2026-11-23T09:14:00Z', 'reported', $5, $6)`,
    [`W2-${ref}`, round, order.payment.paymentId, netGrams.toString(), round, ref],
  );

describe('shipping: an order in escrow that leaves in two loads', () => {
  let market: Market;
  let closeShort: CloseShort;
  beforeEach(async () => {
    market = await openMarket();
    closeShort = new CloseShort(market.database.prisma, market.orders);
  });
  afterEach(() => market.close());

  const weighed = (
    order: Order,
    total: bigint,
    round: number,
    block: number,
    status: 'seen' | 'final' = 'final',
  ) =>
    market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: order.payment.paymentId as `0x${string}`,
        value: total.toString(),
        observedAt: '1795424000',
        acceptedAt: (1_795_424_500 + round).toString(),
        round: round.toString(),
        signerSet: '1',
      },
      { block, status },
    );
  const captured = async (
    order: Order,
    at: { grams: bigint; total: bigint; amount: bigint; refundable: bigint; rest?: bigint; block: number },
  ) => {
    const paymentId = order.payment.paymentId as `0x${string}`;
    const { block } = at;
    const ids = [
      await market.emit(
        'TitleReleased',
        {
          paymentId,
          lotId: LOT_ID.toString(),
          to: BUYER_ACCOUNT,
          from: SELLER_ACCOUNT,
          grams: at.grams.toString(),
          releasedTotal: at.total.toString(),
          epcisEvent: `0x${'ec'.repeat(32)}`,
        },
        { block, log: 0, status: 'final' },
      ),
      await market.emit(
        'DeliveryCaptured',
        {
          paymentId,
          amount: at.amount.toString(),
          totalGrams: at.total.toString(),
          refundable: at.refundable.toString(),
        },
        { block, log: 1, status: 'final' },
      ),
    ];
    if (at.rest !== undefined) {
      const actor = market.config.settings.settlement.operator;
      const amount = at.rest.toString();
      ids.push(
        await market.emit('PaymentVoided', { paymentId, amount, actor }, { block, log: 2, status: 'final' }),
      );
    }
    await market.hear();
    return ids;
  };
  const confirm = async (order: Order, grams: bigint): Promise<Order> => {
    const data = order.receiptTypedData as Parameters<PrivateKeyAccount['signTypedData']>[0];
    const signature = await market.wallet.signTypedData(data);
    return market.signReceipt.run(market.buyer, order.id, { signature, grams: grams.toString() });
  };
  const held = async (): Promise<Order> => {
    const order = await market.pay(await market.order());
    const { terms, paymentId } = order.payment;
    await market.emit(
      'PaymentAuthorized',
      {
        paymentId: paymentId as `0x${string}`,
        payer: market.wallet.address,
        receiver: SELLER_ACCOUNT,
        terms: terms as never,
      },
      { block: 10, status: 'final' },
    );
    await market.hear();
    return order;
  };
  /** Two tonnes left, were weighed at 2,010 kg, confirmed and paid. */
  const firstPaid = async (): Promise<Order> => {
    const order = await held();
    const under = await market.announceShipment.run(market.seller, order.id, {
      carrier: 'Transports Lorrains',
      massGrams: '2000000',
      pieces: 4,
      packing: [{ label: 'Bundle 1', pieces: 4, massGrams: '2000000', lengthUm: 6_000_000 }],
    });
    expect([under.status, under.delivery?.isComplete]).to.deep.equal(['shipped', false]);
    await ticketOf(market, order, `D-${order.number}`, FIRST, 1);
    await weighed(order, FIRST, 1, 20);
    await market.hear();
    await confirm(await market.read(order), FIRST);
    await captured(order, {
      grams: FIRST,
      total: FIRST,
      amount: 1_447_200_000n,
      refundable: 1_447_200_000n,
      block: 30,
    });
    await market.settlements.run(new Date(Date.now() + 1_000));
    return market.read(order);
  };

  it('pays each load as it was weighed, and gives the rest back with the last', async () => {
    const part = await firstPaid();
    expect([part.status, part.fulfilment, part.payment.state, part.settlementState]).to.deep.equal([
      'partly-delivered',
      'partly-delivered',
      'authorized',
      'funded-final',
    ]);
    expect(part.payment.capturedMinor).to.equal('1447200000');
    expect(part.nextMove).to.include({ who: 'seller', code: 'ship' });
    expect((await market.intents()).map(({ payload }) => payload.isFinal)).to.deep.equal([undefined, false]);

    const rest = await market.announceShipment.run(market.seller, part.id, {
      carrier: 'Moselle Fret',
      vehicle: 'GT-418-KX',
    });
    expect(
      rest.shipments.map(({ ref, plannedGrams, weighedGrams, isLast }) => [
        ref,
        plannedGrams,
        weighedGrams,
        isLast,
      ]),
    ).to.deep.equal([
      [`D-${part.number}`, '2000000', '2010000', false],
      [`D-${part.number}-2`, '2990000', null, true],
    ]);
    await ticketOf(market, part, `D-${part.number}-2`, ALL - FIRST, 2);
    await weighed(part, ALL, 2, 40);
    await market.hear();
    const second = await market.read(part);
    expect([second.status, second.delivery?.weighedGrams]).to.deep.equal(['weighed', ALL.toString()]);
    expect(second.shipments.map(({ weighedGrams }) => weighedGrams)).to.deep.equal(['2010000', '2972000']);
    await confirm(second, ALL);
    const capture = (await market.intents()).at(-1);
    expect(capture?.business_key).to.equal(`capture:${part.payment.paymentId}:${ALL}`);
    expect(capture?.payload).to.include({ totalGrams: ALL.toString(), isFinal: true });
    await captured(part, {
      grams: ALL - FIRST,
      total: ALL,
      amount: 2_139_840_000n,
      refundable: 3_587_040_000n,
      rest: 30_960_000n,
      block: 50,
    });
    const done = await market.read(part);
    expect([done.status, done.fulfilment]).to.deep.equal(['completed', 'delivered']);
    expect(done.settlement).to.include({
      capturedMinor: '3587040000',
      feeMinor: '35870400',
      returnedMinor: '30960000',
      titleGrams: ALL.toString(),
    });
    // Of 5,025 kg taken, 4,982 kg were delivered; 43 kg are free again.
    expect(await market.committedGrams()).to.equal(ALL);
    const trial = await market.books.trialBalance();
    expect(trial.totals.every(({ balances }) => balances) && trial.replayAgrees).to.equal(true);
  });

  it('pays the second load by silence, and no load twice', async () => {
    const part = await firstPaid();
    await market.announceShipment.run(market.seller, part.id, { carrier: 'Moselle Fret' });
    await weighed(part, ALL, 2, 40);
    await market.hear();
    const inspectionOver = new Date((1_795_424_502 + 259_200) * 1_000);
    expect(await market.runDueCaptures.run(new Date(inspectionOver.getTime() - 1))).to.equal(0);
    expect(await market.runDueCaptures.run(inspectionOver)).to.equal(1);
    const keys = (await market.intents()).map(({ business_key }) => business_key);
    expect(keys.slice(1)).to.deep.equal([
      `capture:${part.payment.paymentId}:${FIRST}`,
      `capture:${part.payment.paymentId}:${ALL}`,
    ]);
    expect(await market.runDueCaptures.run(inspectionOver)).to.equal(0);
  });

  it('captures nothing while the rest is under way or never comes', async () => {
    const part = await firstPaid();
    const later = new Date((1_795_424_500 + 400_000) * 1_000);
    expect(await market.runDueCaptures.run(later)).to.equal(0);
    await market.announceShipment.run(market.seller, part.id, { carrier: 'Moselle Fret' });
    expect((await market.read(part)).status).to.equal('shipped');
    expect(await market.runDueCaptures.run(later)).to.equal(0);
  });

  it('goes back to its first load when the block of the second is replaced', async () => {
    const part = await firstPaid();
    await market.announceShipment.run(market.seller, part.id, { carrier: 'Moselle Fret' });
    const id = await weighed(part, ALL, 2, 40, 'seen');
    await market.hear();
    await market.turn('orphaned', id);
    await market.hear();
    const back = await market.read(part);
    expect([back.status, back.delivery?.weighedGrams]).to.deep.equal(['shipped', FIRST.toString()]);
    expect(back.shipments.map(({ weighedGrams }) => weighedGrams)).to.deep.equal(['2010000', null]);
  });

  it('closes short: what is left of the money is asked back, and the steel is free when it is', async () => {
    const part = await firstPaid();
    const closed = await closeShort.run(market.seller, part.id, {
      reason: 'The second heat failed its test.',
    });
    expect(closed.delivery?.isComplete).to.equal(true);
    expect((await market.intents()).at(-1)?.kind).to.equal('void-payment');
    const actor = market.config.settings.settlement.operator;
    const paymentId = part.payment.paymentId as `0x${string}`;
    await market.emit(
      'PaymentVoided',
      { paymentId, amount: '2170800000', actor },
      { block: 60, status: 'final' },
    );
    await market.hear();
    const done = await market.read(part);
    expect([done.status, done.fulfilment]).to.deep.equal(['completed', 'delivered']);
    expect(done.settlement).to.include({ capturedMinor: '1447200000', returnedMinor: '2170800000' });
    expect(await market.committedGrams()).to.equal(FIRST);
    const again = await problemOf(closeShort.run(market.seller, part.id, { reason: 'Once more.' }));
    expect(again?.details.reason).to.equal('order-complete');
  });

  it('refuses to close what never left or is not weighed, and loads that are too heavy', async () => {
    const order = await held();
    const short = (reason = 'No more of it.') =>
      problemOf(closeShort.run(market.seller, order.id, { reason }));
    expect((await short())?.details.reason).to.equal('nothing-shipped');
    const load = (massGrams: string) =>
      market.announceShipment.run(market.seller, order.id, { carrier: 'Moselle Fret', massGrams });
    expect((await problemOf(load('5025001')))?.details.reason).to.equal('too-much-to-ship');
    await load('2000000');
    expect((await short())?.details.reason).to.equal('not-weighed');
    expect((await problemOf(load('3025001')))?.details.reason).to.equal('too-much-to-ship');
    expect((await problemOf(closeShort.run(market.buyer, order.id, { reason: 'Mine.' })))?.code).to.equal(
      'not-found',
    );
  });
});

describe('shipping: an order paid by transfer that leaves in two loads', () => {
  let trade: RailTrade;
  beforeEach(async () => (trade = await openRailTrade('sepa', openSepaWorld)));
  afterEach(() => trade.close());

  it('is captured once, for all loads, after the last', async () => {
    const { market } = trade;
    const order = await trade.opened(await trade.paid());
    const load = (massGrams?: string) =>
      market.announceShipment.run(market.seller, order.id, {
        carrier: 'Transports Lorrains',
        ...(massGrams !== undefined && { massGrams }),
      });
    await load('2000000');
    await trade.report(order, WEIGHT_KIND, FIRST, 20);
    const first = await market.signReceipt.run(market.buyer, order.id, { grams: FIRST.toString() });
    expect([first.status, first.payment.state]).to.deep.equal(['partly-delivered', 'authorized']);
    const waiting = await trade.goOn(order);
    expect([waiting.payment.state, waiting.settlementState]).to.deep.equal(['authorized', 'funded-final']);
    expect(waiting.mayCancel).to.equal(false);

    await load();
    await trade.report(order, WEIGHT_KIND, ALL, 21);
    const weighed = await market.read(order);
    expect([weighed.status, weighed.mayConfirm]).to.deep.equal(['weighed', true]);
    await market.signReceipt.run(market.buyer, order.id, { grams: ALL.toString() });
    const paid = await trade.goOn(order);
    expect(paid.payment).to.include({ state: 'captured', capturedMinor: CAPTURED.toString() });
    await trade.world.settle();
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED, 30);
    const done = await trade.released(order, ALL);
    expect([done.status, done.fulfilment]).to.deep.equal(['completed', 'delivered']);
    const { rows } = await market.database.sql.query("SELECT 1 FROM payment_command WHERE verb = 'capture'");
    expect(rows).to.have.lengthOf(1);
  });

  it('closes short: 2,010 kg are captured and the rest of the transfer goes back', async () => {
    const { market } = trade;
    const order = await trade.opened(await trade.paid());
    await market.announceShipment.run(market.seller, order.id, {
      carrier: 'Moselle Fret',
      massGrams: '2000000',
    });
    await trade.report(order, WEIGHT_KIND, FIRST, 20);
    await market.signReceipt.run(market.buyer, order.id, { grams: FIRST.toString() });
    const closeShort = new CloseShort(market.database.prisma, market.orders);
    await closeShort.run(market.seller, order.id, { reason: 'The second heat failed its test.' });
    const paid = await trade.goOn(order);
    // ceil(3,112.45 EUR × 2,010 ÷ 5,025): exactly 1,244.98.
    expect(paid.payment).to.include({ state: 'captured', capturedMinor: '124498' });
    await trade.world.settle();
    expect((await trade.goOn(order)).payment.returnedMinor).to.equal((311_245n - 124_498n).toString());
  });
});
