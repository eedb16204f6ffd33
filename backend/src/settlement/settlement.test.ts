import { expect } from 'chai';
import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { hashEvent } from '@topsteel/domain/epcis';
import { sha256Hex } from '@topsteel/domain/jcs';
import type { PrivateKeyAccount } from 'viem/accounts';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';

const WEIGHED = '4982000';

describe('settlement: from the chain’s word to the books and the orders', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(async () => market.close());

  const authorized = (order: Order, block: number, status: 'seen' | 'final' = 'final') => {
    const { terms, paymentId } = order.payment;
    return market.emit(
      'PaymentAuthorized',
      {
        paymentId: paymentId as `0x${string}`,
        payer: market.wallet.address,
        receiver: SELLER_ACCOUNT,
        terms: terms as never,
      },
      { block, status },
    );
  };
  const weighed = (order: Order, block: number) =>
    market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: order.payment.paymentId as `0x${string}`,
        value: WEIGHED,
        observedAt: '1795424000',
        acceptedAt: '1795424500',
        round: '1',
        signerSet: '1',
      },
      { block, status: 'final' },
    );
  /** The whole capture: money, title, and what goes back; one transaction. */
  const captured = async (order: Order, block: number, status: 'seen' | 'final' = 'final') => {
    const paymentId = order.payment.paymentId as `0x${string}`;
    const actor = market.config.settings.settlement.operator;
    return [
      await market.emit(
        'TitleReleased',
        {
          paymentId,
          lotId: LOT_ID.toString(),
          to: BUYER_ACCOUNT,
          from: SELLER_ACCOUNT,
          grams: WEIGHED,
          releasedTotal: WEIGHED,
          epcisEvent: `0x${'ec'.repeat(32)}`,
        },
        { block, log: 0, status },
      ),
      await market.emit(
        'DeliveryCaptured',
        {
          paymentId,
          amount: '3587040000',
          totalGrams: WEIGHED,
          refundable: '3587040000',
        },
        { block, log: 1, status },
      ),
      await market.emit('PaymentVoided', { paymentId, amount: '30960000', actor }, { block, log: 2, status }),
    ];
  };
  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const sign = async (order: Order, signer: PrivateKeyAccount = market.wallet) =>
    signer.signTypedData(order.receiptTypedData as Parameters<PrivateKeyAccount['signTypedData']>[0]);
  const mails = async () => {
    const { rows } = await market.database.sql.query<{ key: string }>(
      `SELECT key FROM outbox_message ORDER BY created_at, id`,
    );
    return rows.map((row) => row.key);
  };
  /** Documents that wait to be published. */
  const documents = async () => {
    const { rows } = await market.database.sql.query<{ text: string }>(
      `SELECT payload->>'text' AS text FROM outbox_message WHERE kind = 'publish-document' ORDER BY key`,
    );
    return rows.map((row) => row.text);
  };
  /** Paid, shipped and weighed. */
  const weighedOrder = async () => {
    const order = await market.pay(await market.order());
    await authorized(order, 10);
    await market.hear();
    await market.announceShipment.run(market.seller, order.id, {
      carrier: 'Transports Lorrains',
      vehicle: 'GT-418-KX',
    });
    await weighed(order, 20);
    await market.hear();
    return market.read(order);
  };

  it('holds, ships, weighs, confirms, captures and books to the base unit', async () => {
    const order = await weighedOrder();
    expect(order.status).to.equal('weighed');
    expect(order.delivery?.weighedGrams).to.equal(WEIGHED);
    expect(order.capturesAt).to.equal(new Date((1_795_424_500 + 259_200) * 1_000).toISOString());
    expect(order.nextMove.code).to.equal('confirm-receipt');
    const settling = await market.signReceipt.run(market.buyer, order.id, {
      signature: await sign(order),
      grams: WEIGHED,
    });
    expect(settling.status).to.equal('settling');
    const capture = (await market.intents())[1];
    expect(capture?.business_key).to.equal(`capture:${order.payment.paymentId}:${WEIGHED}`);
    expect(capture?.payload).to.include({ totalGrams: WEIGHED, isFinal: true });
    const [preHash, event] = await documents();
    expect(capture?.payload).to.include({ epcisEvent: sha256Hex(new TextEncoder().encode(preHash)) });
    expect(capture?.payload).to.include({ epcisEvent: hashEvent(JSON.parse(event ?? '{}')).hash });
    const { quantityList } = JSON.parse(event ?? '{}') as { quantityList: { epcClass: string }[] };
    // The label's own address, GTIN and all, as in the event of the commissioning.
    expect(new URL(quantityList[0]?.epcClass ?? '').pathname).to.equal(
      `/01/09521001001014/10/${lotCodeOf(LOT_ID)}`,
    );
    expect(JSON.parse(event ?? '{}')).to.deep.include({
      bizStep: 'receiving',
      eventTime: new Date(1_795_424_500_000).toISOString(),
      bizTransactionList: [{ type: 'po', bizTransaction: `urn:topsteel:payment:${order.payment.paymentId}` }],
    });

    await captured(order, 30);
    await market.hear();
    const done = await market.read(order);
    expect(done.status).to.equal('completed');
    expect(done.fulfilment).to.equal('delivered');
    expect(done.settlement).to.deep.include({
      capturedMinor: '3587040000',
      sellerMinor: '3551169600',
      feeMinor: '35870400',
      returnedMinor: '30960000',
      titleGrams: WEIGHED,
      isFinal: true,
    });
    expect(done.settlement?.feeShares.map((share) => [share.name, share.amountMinor])).to.deep.equal([
      ['TopSteel', '28696320'],
      ['Inspection fund', '7174080'],
    ]);
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect(await balance('escrow_liability')).to.equal(0n);
    expect(await balance('vendor_payable')).to.equal(0n);
    expect(await balance('commission_payable')).to.equal(0n);
    expect(await balance('commission_revenue')).to.equal(28_696_320n);
    expect(await balance('treasury_wallet')).to.equal(28_696_320n);
    const trial = await market.books.trialBalance();
    expect(trial.totals[0]?.balances && trial.chain.isIntact && trial.replayAgrees).to.equal(true);
    // Of 5,025 kg taken, 4,982 kg were delivered; 43 kg are free again.
    expect(await market.committedGrams()).to.equal(4_982_000n);
    expect(done.timeline.map((entry) => entry.code)).to.include.members([
      'ordered',
      'payment-authorized',
      'weighed',
      'payment-captured',
      'title-moved',
      'remainder-returned',
    ]);
    const { epcisEvent } = capture?.payload ?? {};
    expect(await mails()).to.have.members([
      `delivery:D-${order.number}`,
      `document:${String(epcisEvent)}`,
      `event:${String(epcisEvent)}`,
    ]);
  });

  it('enters an event once, however often it comes', async () => {
    const order = await market.pay(await market.order());
    const id = await authorized(order, 10);
    await market.hear();
    await market.database.sql.query('DELETE FROM bridge.event_consumption WHERE event_id = $1', [id]);
    await market.hear();
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
    expect((await market.books.transfers({})).items).to.have.lengthOf(1);
  });

  it('follows a block that is replaced and comes again', async () => {
    const order = await market.pay(await market.order());
    const id = await authorized(order, 10, 'seen');
    await market.hear();
    expect((await market.read(order)).status).to.equal('payment-pending');
    expect((await market.read(order)).payment).to.include({
      state: 'authorized',
      isFinal: false,
      authorizedMinor: '3618000000',
    });
    await market.turn('orphaned', id);
    await market.hear();
    expect((await market.read(order)).payment).to.include({ state: 'requested', authorizedMinor: '0' });
    await market.turn('seen', id);
    await market.hear();
    await market.turn('final', id);
    await market.hear();
    const held = await market.read(order);
    expect(held.payment).to.include({ state: 'authorized', isFinal: true });
    expect(held.timeline.map((entry) => entry.code)).to.include('block-replaced');
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
    const { items } = await market.books.transfers({ orderId: order.id });
    expect(items.map((item) => item.kind).reverse()).to.deep.equal(['pending', 'void', 'pending', 'post']);
  });

  it('unwinds a capture that was replaced, and completes when it comes again', async () => {
    const order = await weighedOrder();
    await market.signReceipt.run(market.buyer, order.id, { signature: await sign(order), grams: WEIGHED });
    const ids = await captured(order, 30, 'seen');
    await market.hear();
    expect((await market.read(order)).payment.state).to.equal('captured');
    expect((await market.read(order)).status).to.equal('settling');
    await market.turn('orphaned', ...ids);
    await market.hear();
    const back = await market.read(order);
    expect([back.status, back.payment.state, back.payment.capturedMinor]).to.deep.equal([
      'settling',
      'capture-requested',
      '0',
    ]);
    await captured(order, 31);
    await market.hear();
    expect((await market.read(order)).status).to.equal('completed');
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('books the money of payments that are not ours', async () => {
    const order = await market.order();
    const foreign = { ...order, payment: { ...order.payment, paymentId: `0x${'fe'.repeat(32)}` } };
    await authorized(foreign, 10);
    await market.hear();
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
    expect((await market.books.transfers({})).items[0]?.orderId).to.equal(null);
    expect((await market.read(order)).payment.state).to.equal('awaiting');
  });

  it('keeps in the escrow what could not be paid, owed to whom it was for', async () => {
    const order = await weighedOrder();
    await captured(order, 30);
    const usdc = market.chain.deployment.usdc;
    await market.emit(
      'CreditAssigned',
      { token: usdc, account: SELLER_ACCOUNT, amount: '3551169600', total: '3551169600' },
      { block: 30, log: 5, status: 'final' },
    );
    await market.hear();
    expect(await balance('escrow_onchain')).to.equal(3_551_169_600n);
    expect(await balance('claimable_credit')).to.equal(3_551_169_600n);
    expect((await market.read(order)).timeline.map((entry) => entry.code)).to.include('credit-assigned');
    await market.emit(
      'CreditClaimed',
      { token: usdc, account: SELLER_ACCOUNT, to: SELLER_ACCOUNT, amount: '3551169600' },
      { block: 40, status: 'final' },
    );
    await market.hear();
    expect(await balance('escrow_onchain')).to.equal(0n);
  });

  it('refuses a shipment without held, final money, and a second announcement', async () => {
    const order = await market.pay(await market.order());
    const announce = () =>
      problemOf(market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' }));
    expect((await announce())?.details.reason).to.equal('payment-not-held');
    const id = await authorized(order, 10, 'seen');
    await market.hear();
    expect((await announce())?.details.reason).to.equal('payment-not-final');
    await market.turn('final', id);
    await market.hear();
    expect(await announce()).to.equal(null);
    expect((await announce())?.details.reason).to.equal('shipment-announced');
    const { rows } = await market.database.sql.query<{ payload: unknown }>(
      `SELECT payload FROM outbox_message WHERE kind = 'announce-delivery'`,
    );
    expect(rows.map((row) => row.payload)).to.deep.equal([
      {
        deliveryRef: `D-${order.number}`,
        paymentId: order.payment.paymentId,
        consignee: 'Alpen Stahlbau',
        product: 'Hot rolled plate, 20 × 2000 × 6000 mm, S355J2+N',
        expectedGrams: '5000000',
      },
    ]);
  });

  it('refuses a receipt before the weighing, for other grams, by another wallet, and a second capture', async () => {
    const early = await market.pay(await market.order());
    const receive = (signature: string, grams = WEIGHED, order = early) =>
      problemOf(market.signReceipt.run(market.buyer, order.id, { signature, grams }));
    expect((await receive('0x11'))?.details.reason).to.equal('not-weighed');

    await authorized(early, 10);
    await market.hear();
    await market.announceShipment.run(market.seller, early.id, { carrier: 'Transports Lorrains' });
    await weighed(early, 20);
    await market.hear();
    const order = await market.read(early);
    const signature = await sign(order);
    const other = await receive(signature, '5000000');
    expect(other?.code).to.equal('invalid-input');
    expect(other?.message).to.equal(
      'The weigh ticket says 4,982 kg and this receipt 5,000 kg. Sign the receipt that is shown.',
    );
    expect((await receive(await sign(order, market.sellerWallet)))?.code).to.equal('signature-invalid');
    expect(await market.intents()).to.have.lengthOf(1);

    expect(await receive(signature)).to.equal(null);
    expect((await receive(signature))?.details.reason).to.equal('capture-not-possible');
    expect(await market.intents()).to.have.lengthOf(2);
  });

  it('captures by itself when the inspection time has passed, once', async () => {
    const order = await weighedOrder();
    const due = new Date(Date.parse(order.capturesAt!));
    expect(await market.runDueCaptures.run(new Date(due.getTime() - 1))).to.equal(0);
    const runs = await Promise.all([market.runDueCaptures.run(due), market.runDueCaptures.run(due)]);
    expect(runs.some((count) => count === 1)).to.equal(true);
    expect(await market.runDueCaptures.run(due)).to.equal(0);
    const intents = await market.intents();
    expect(intents).to.have.lengthOf(2);
    expect(intents[1]?.payload).to.include({ totalGrams: WEIGHED, receipt: '0x' });
    const settling = await market.read(order);
    expect(settling.timeline.filter((entry) => entry.code === 'capture-requested')).to.have.lengthOf(1);
    expect(settling.status).to.equal('settling');
  });

  it('tries a refused capture again later, with the same receipt', async () => {
    const order = await weighedOrder();
    const signature = await sign(order);
    await market.signReceipt.run(market.buyer, order.id, { signature, grams: WEIGHED });
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"Paused","message":"USDC is paused."}' WHERE kind = 'capture-payment'`,
    );
    await market.hear();
    expect((await market.read(order)).payment).to.include({
      state: 'authorized',
      failure: 'USDC is paused.',
    });
    expect(await market.runDueCaptures.run(new Date())).to.equal(0);
    expect(await market.runDueCaptures.run(new Date(Date.now() + 31_000))).to.equal(1);
    const [, capture] = await market.intents();
    expect(capture?.status).to.equal('requested');
    expect(capture?.payload.receipt).to.equal(signature);
  });

  it('says that a cancelled order’s money could not be given back, tells a person, and asks again', async () => {
    const order = await market.pay(await market.order());
    await authorized(order, 10);
    await market.hear();
    await market.cancelOrder.run(market.buyer, order.id, { reason: 'Ordered twice.' });
    const refuse = (message: string) =>
      market.database.sql.query(
        `UPDATE bridge.intent SET status = 'failed', error = $1, updated_at = clock_timestamp() WHERE kind = 'void-payment'`,
        [JSON.stringify({ code: 'Unreachable', message })],
      );
    const work = async () => {
      const { rows } = await market.database.sql.query<Record<string, unknown>>(
        'SELECT kind, reason, action, order_id, closed_at IS NULL AS open FROM work_item',
      );
      return rows;
    };
    await refuse('The node did not answer.');
    await market.hear();
    await refuse('The node did not answer.');
    await market.hear();
    const refused = await market.read(order);
    const failure = 'The money could not be given back yet: The node did not answer.';
    expect(refused.payment).to.include({ state: 'authorized', failure });
    expect(
      refused.timeline.filter(({ code }) => code === 'void-failed').map(({ what }) => what),
    ).to.deep.equal([failure]);
    const item = {
      kind: 'refund-failed',
      reason: `The money of order ${order.number} could not be given back from the escrow: The node did not answer.`,
      action:
        'Look at the payment on the chain and remove the cause. It is asked for up to five times, then try the settlement again.',
      order_id: order.id,
    };
    expect(await work()).to.deep.equal([{ ...item, open: true }]);
    await market.settlements.run(new Date(Date.now() + 1_000));
    const [, again] = await market.intents();
    expect([again?.kind, again?.status]).to.deep.equal(['void-payment', 'requested']);
    const paymentId = order.payment.paymentId as `0x${string}`;
    const actor = market.config.settings.settlement.operator;
    await market.emit(
      'PaymentVoided',
      { paymentId, amount: MAX_AMOUNT.toString(), actor },
      { block: 20, status: 'final' },
    );
    await market.database.sql.query(
      "UPDATE bridge.intent SET status = 'final', error = NULL, tx_hash = $1, block_number = 20 WHERE kind = 'void-payment'",
      [`0x${'20'.repeat(32)}`],
    );
    await market.hear();
    expect((await market.read(order)).payment.state).to.equal('voided');
    expect(await work()).to.deep.equal([{ ...item, open: false }]);
  });

  it('shows finance what concerns its own organisation only', async () => {
    const order = await weighedOrder();
    const stranger = '00000000-0000-4000-8000-000000000000';
    for (const side of [market.ids.buyer, market.ids.seller]) {
      expect((await market.books.transfers({}, side)).items.map((item) => item.orderId)).to.deep.equal([
        order.id,
      ]);
      expect((await market.books.accounts({}, side)).items.map((item) => item.code)).to.deep.equal([
        'escrow_liability',
      ]);
    }
    expect((await market.books.transfers({}, stranger)).items).to.deep.equal([]);
    expect((await market.books.accounts({}, stranger)).items).to.deep.equal([]);
  });

  it('writes to both sides when money is held, when weighed and when paid, once each', async () => {
    for (const [name, organisationId] of [
      ['buyer', market.ids.buyer],
      ['seller', market.ids.seller],
    ] as const) {
      await market.database.prisma.client.user.create({
        data: { id: name, name, email: `${name}@x.example`, emailVerified: true },
      });
      await market.database.prisma.client.member.create({
        data: { userId: name, organisationId, duty: 'admin' },
      });
    }
    const order = await weighedOrder();
    await market.signReceipt.run(market.buyer, order.id, { signature: await sign(order), grams: WEIGHED });
    await captured(order, 30);
    await market.hear();
    const sent = (await mails()).filter((key) => key.startsWith('mail:'));
    const expected = ['authorized', `weighed:${WEIGHED}`, 'paid'].flatMap((occasion) =>
      ['buyer', 'seller'].map((side) => `mail:${order.id}:${occasion}:${side}`),
    );
    expect(sent).to.have.members(expected);
    const { rows } = await market.database.sql.query<{ payload: { to: string[]; text: string } }>(
      'SELECT payload FROM outbox_message WHERE key = $1',
      [`mail:${order.id}:paid:seller`],
    );
    expect(rows[0]?.payload.to).to.deep.equal(['seller@x.example']);
    expect(rows[0]?.payload.text).to.contain('You were paid 3,551.1696 USDC for 4.982 t');
    expect(rows[0]?.payload.text).to.contain(`http://localhost:3000/vendor/orders/${order.id}`);
  });

  it('keeps an audit row of every act and of every word of the chain', async () => {
    const order = await weighedOrder();
    const { rows } = await market.database.sql.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id',
      [`order:${order.id}`],
    );
    expect(rows.map((row) => row.action)).to.deep.equal([
      'order.create',
      'payment.sign',
      'chain.final',
      'shipment.announce',
      'chain.final',
    ]);
    const change = await problemOf(market.database.sql.query('DELETE FROM audit_entry'));
    expect(change?.code).to.equal('TS003');
  });
});
