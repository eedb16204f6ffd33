import { expect } from 'chai';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { MAX_AMOUNT } from '../../test/market/stock-market.ts';

describe('orders: from a quote to the payer’s signature', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(async () => market.close());

  const quote = (massGrams: string) =>
    market.makeQuote.run(market.ids.buyer, { offerId: market.ids.offer, massGrams });

  it('quotes 5 t at 720 USDC with 5 ‰ tolerance to another member state', async () => {
    const made = await quote('5000000');
    expect(made.goodsMinor).to.equal('3600000000');
    expect(made.taxMinor).to.equal('0');
    expect(made.taxRule.code).to.equal('reverse-charge');
    expect(made.totalMinor).to.equal('3600000000');
    expect(made.maxGrams).to.equal('5025000');
    expect(made.maxAmountMinor).to.equal('3618000000');
    expect(made.commission.feeBps).to.equal(100);
    expect(made.commission.feeMinor).to.equal('36000000');
    expect(made.commission.shares.map((share) => share.shareBps)).to.deep.equal([8_000, 2_000]);
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).to.be.within(899_000, 901_000);
  });

  it('refuses a mass below the minimum, off the step, or above what is left', async () => {
    expect((await problemOf(quote('500000')))?.message).to.equal(
      'The smallest order is 1 t. Order at least that much.',
    );
    expect((await problemOf(quote('1200000')))?.message).to.contain('sold in steps of 0.5 t');
    const tooMuch = await problemOf(quote('20000000'));
    expect(tooMuch?.code).to.equal('invalid-input');
    expect(tooMuch?.message).to.contain('Only 20 t are left, the weighing tolerance included');
  });

  it('makes an order whose terms are the quote’s, and keeps the steel back', async () => {
    const order = await market.order();
    expect(order.status).to.equal('awaiting-payment');
    expect(order.nextMove.who).to.equal('buyer');
    const { typedData, paymentId } = order.payment;
    const terms = order.payment.terms!;
    expect(terms.maxAmount).to.equal(MAX_AMOUNT.toString());
    expect(terms.goods).to.deep.equal({
      lotId: '987654321987654321987654',
      maxGrams: '5025000',
      titleTo: '0x2222222222222222222222222222222222222222',
    });
    expect(terms.inspectionSeconds).to.equal('259200');
    // Nobody rules: the time for it is empty, and silence gives nobody anything.
    expect(terms.resolveBefore).to.equal(terms.captureBefore);
    expect(terms.silenceBps).to.equal('0');
    expect(terms.feeShares.map((share) => share.shareBps)).to.deep.equal(['8000', '2000']);
    expect(typedData?.message).to.deep.equal({
      from: market.wallet.address,
      to: market.chain.deployment.settlementEscrow,
      value: '3618000000',
      validAfter: '0',
      validBefore: terms.authorizeBefore,
      nonce: paymentId,
    });
    expect(await market.committedGrams()).to.equal(5_025_000n);
    expect((await market.orders.read(market.seller, order.id)).payment.typedData).to.equal(null);
  });

  it('refuses an expired quote, and one that was ordered already', async () => {
    const made = await quote('5000000');
    const ordering = { quoteId: made.id, payer: market.wallet.address };
    await market.createOrder.run(market.buyer, ordering);
    expect((await problemOf(market.createOrder.run(market.buyer, ordering)))?.details.reason).to.equal(
      'quote-ordered',
    );
    await market.database.sql.query('ALTER TABLE quote DISABLE TRIGGER USER');
    const late = await quote('5000000');
    await market.database.sql.query(
      `UPDATE quote SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [late.id],
    );
    const expired = await problemOf(market.createOrder.run(market.buyer, { ...ordering, quoteId: late.id }));
    expect(expired?.code).to.equal('expired');
    expect(expired?.message).to.contain('Ask for a new one');
    expect(await market.committedGrams()).to.equal(5_025_000n);
  });

  it('hides an order and a quote from others', async () => {
    const order = await market.order();
    const stranger = { ...market.buyer, organisationId: '00000000-0000-4000-8000-000000000000' };
    expect((await problemOf(market.orders.read(stranger, order.id)))?.code).to.equal('not-found');
    const made = await quote('5000000');
    const stolen = market.createOrder.run(stranger, { quoteId: made.id, payer: market.wallet.address });
    expect((await problemOf(stolen))?.code).to.equal('not-found');
  });

  it('lets one of two buyers have the last tonnes', async () => {
    await market.database.sql.query('UPDATE lot SET committed_grams = 12000000');
    const [one, two] = await Promise.all([quote('5000000'), quote('5000000')]);
    const results = await Promise.all(
      [one, two].map((each) =>
        problemOf(market.createOrder.run(market.buyer, { quoteId: each.id, payer: market.wallet.address })),
      ),
    );
    const problems = results.filter((result) => result !== null);
    expect(problems.map((problem) => problem.details.reason)).to.deep.equal(['quantity-not-available']);
    expect(problems[0]?.message).to.contain('Only 2.975 t are left');
    expect(await market.committedGrams()).to.equal(17_025_000n);
  });

  it('asks for the authorization once the payer has signed', async () => {
    const signed = await market.pay(await market.order());
    expect(signed.status).to.equal('payment-pending');
    expect(signed.payment.typedData).to.equal(null);
    const [intent, ...others] = await market.intents();
    expect(others).to.have.lengthOf(0);
    expect(intent?.business_key).to.equal(`authorize:${signed.payment.paymentId}`);
    expect(intent?.payload).to.have.nested.property('terms.maxAmount', '3618000000');
    expect(intent?.payload).to.have.nested.property('collection.method', 'erc3009');
    expect(intent?.payload).to.have.nested.property('sellerConsent.offerId', market.ids.offer);
  });

  it('refuses another’s signature, a wrong network, an empty wallet and a second signing, and changes nothing', async () => {
    const order = await market.order();
    const stranger = privateKeyToAccount(generatePrivateKey());
    const wrong = await problemOf(market.pay(order, stranger));
    expect(wrong?.code).to.equal('signature-invalid');

    const input = { signature: `0x${'11'.repeat(65)}` };
    const network = await problemOf(
      market.authorizeOrder.run(market.buyer, order.id, { ...input, chainId: 1 }),
    );
    expect(network?.code).to.equal('wrong-network');
    expect(network?.message).to.equal(
      "The wallet signed on network 1; this payment is on network 31337. Switch the wallet's network and sign again.",
    );

    market.node.balances.set(market.wallet.address.toLowerCase(), 18_000_000n);
    const poor = await problemOf(market.pay(order));
    expect(poor?.code).to.equal('insufficient-funds');
    expect(poor?.message).to.contain(
      'The wallet holds 18.00 USDC and this payment needs 3,618.00 USDC. Add 3,600.00 USDC',
    );

    expect(await market.intents()).to.have.lengthOf(0);
    expect((await market.read(order)).payment.state).to.equal('awaiting');

    market.node.balances.set(market.wallet.address.toLowerCase(), MAX_AMOUNT);
    await market.pay(order);
    const again = await problemOf(market.pay(order));
    expect(again?.details.reason).to.equal('already-authorized');
    expect(await market.intents()).to.have.lengthOf(1);
  });

  it('shows why the chain refused, and lets the payer sign again', async () => {
    const order = await market.pay(await market.order());
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"Paused","message":"USDC is paused. Try again later."}'`,
    );
    await market.hear();
    const failed = await market.read(order);
    expect(failed.status).to.equal('payment-failed');
    expect(failed.payment.failure).to.equal('USDC is paused. Try again later.');
    const again = await market.pay(failed);
    expect(again.status).to.equal('payment-pending');
    expect((await market.intents()).map((intent) => intent.status)).to.deep.equal(['requested']);
  });

  it('closes an order that nobody paid in time, and gives the steel back once', async () => {
    const order = await market.order();
    const later = new Date(Date.now() + 86_500_000);
    expect(await market.expireOrders.run(later)).to.equal(1);
    expect(await market.expireOrders.run(later)).to.equal(0);
    expect((await market.read(order)).status).to.equal('expired');
    expect(await market.committedGrams()).to.equal(0n);
    expect((await problemOf(market.pay(order)))?.code).to.equal('expired');
  });
});

describe('orders: a seller that keeps its own key', () => {
  let market: Market;
  before(async () => (market = await openMarket({ sellerCustody: 'own-key' })));
  after(async () => market.close());

  it('accepts with its wallet before the money is taken', async () => {
    const order = await market.pay(await market.order());
    expect(await market.intents()).to.have.lengthOf(0);
    expect([order.nextMove.who, order.nextMove.code]).to.deep.equal(['seller', 'accept']);
    const seen = await market.orders.read(market.seller, order.id);
    const data = seen.payment.acceptanceTypedData!;
    const sign = (signer: typeof market.wallet) =>
      signer.signTypedData(data as Parameters<typeof signer.signTypedData>[0]);
    const wrong = await problemOf(
      market.acceptOrder.run(market.seller, order.id, { signature: await sign(market.wallet) }),
    );
    expect(wrong?.code).to.equal('signature-invalid');
    const signature = await sign(market.sellerWallet);
    await market.acceptOrder.run(market.seller, order.id, { signature });
    const [intent] = await market.intents();
    expect(intent?.payload).to.have.deep.property('acceptance', {
      signer: market.sellerWallet.address,
      signature,
    });
    const again = await problemOf(market.acceptOrder.run(market.seller, order.id, { signature }));
    expect(again?.details.reason).to.equal('acceptance-not-awaited');
  });
});
