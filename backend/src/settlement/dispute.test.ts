import { expect } from 'chai';
import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';

const ARBITER = '0xabababababababababababababababababababab';
const NO_EVENT = `0x${'00'.repeat(32)}` as const;

describe('settlement: a payment that is disputed', () => {
  let market: Market;
  let order: Order;
  let paymentId: `0x${string}`;

  beforeEach(async () => {
    market = await openMarket({ env: { ARBITER_ADDRESS: ARBITER } });
    order = await market.pay(await market.order());
    paymentId = order.payment.paymentId as `0x${string}`;
    const terms = order.payment.terms!;
    await market.emit(
      'PaymentAuthorized',
      { paymentId, payer: market.wallet.address, receiver: SELLER_ACCOUNT, terms: terms as never },
      { block: 10, status: 'final' },
    );
    await market.hear();
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    await market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: paymentId,
        value: '4982000',
        observedAt: '1795424000',
        acceptedAt: '1795424500',
        round: '1',
        signerSet: '1',
      },
      { block: 20, status: 'final' },
    );
    await market.hear();
  });
  afterEach(async () => market.close());

  const disputed = (status: 'seen' | 'final' = 'final') =>
    market.emit(
      'PaymentDisputed',
      {
        paymentId,
        index: '0',
        amount: MAX_AMOUNT.toString(),
        reason: NO_EVENT,
        actor: market.wallet.address,
      },
      { block: 30, status },
    );
  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };

  it('gives the arbiter of the settings time to rule', () => {
    const terms = order.payment.terms!;
    expect(terms.arbiter).to.equal(ARBITER);
    expect(BigInt(terms.resolveBefore) - BigInt(terms.captureBefore)).to.equal(14n * 86_400n);
    expect(BigInt(terms.refundBefore) >= BigInt(terms.resolveBefore)).to.equal(true);
  });

  it('stays held, and nothing is captured', async () => {
    await disputed();
    await market.hear();
    const held = await market.read(order);
    expect([held.status, held.payment.state, held.nextMove.who]).to.deep.equal([
      'disputed',
      'disputed',
      'nobody',
    ]);
    expect(held.receiptTypedData).to.equal(null);
    expect(held.timeline.map(({ what }) => what)).to.include(
      'Alpen Stahlbau disputes the payment: 3,618.00 USDC are frozen.',
    );
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
    expect(await market.runDueCaptures.run(new Date(Date.parse(held.capturesAt!)))).to.equal(0);
    const receipt = market.signReceipt.run(market.buyer, order.id, { signature: '0x11', grams: '4982000' });
    expect((await problemOf(receipt))?.code).to.equal('signature-invalid');
  });

  it('is held as before when the block of the dispute is replaced', async () => {
    const id = await disputed('seen');
    await market.hear();
    expect((await market.read(order)).payment).to.include({ state: 'disputed', isFinal: false });
    await market.turn('orphaned', id);
    await market.hear();
    expect((await market.read(order)).payment).to.include({ state: 'authorized', isFinal: true });
  });

  it('ends by a ruling: 2,000 USDC and 2,777 kg to either side, the rest to the buyer', async () => {
    await disputed();
    await market.emit(
      'DisputeResolved',
      { paymentId, index: '0', toReceiver: '2000000000', refundable: '2000000000' },
      { block: 40, status: 'final' },
    );
    await market.emit(
      'TitleReleased',
      {
        paymentId,
        lotId: LOT_ID.toString(),
        to: BUYER_ACCOUNT,
        from: SELLER_ACCOUNT,
        grams: '2777000',
        releasedTotal: '2777000',
        epcisEvent: NO_EVENT,
      },
      { block: 40, log: 1, status: 'final' },
    );
    await market.hear();
    const done = await market.read(order);
    expect(done.payment).to.include({ state: 'captured', isFinal: true });
    expect(done.settlement).to.deep.include({
      capturedMinor: '2000000000',
      sellerMinor: '1980000000',
      feeMinor: '20000000',
      returnedMinor: '1618000000',
      titleGrams: '2777000',
    });
    expect(done.timeline.map(({ what }) => what)).to.include(
      'The arbiter ruled: 2,000.00 USDC to the seller, 1,618.00 USDC to the buyer.',
    );
    for (const code of ['escrow_onchain', 'escrow_liability', 'vendor_payable', 'commission_payable']) {
      expect(await balance(code), code).to.equal(0n);
    }
    expect(await balance('commission_revenue')).to.equal(16_000_000n);
    const { items } = await market.books.transfers({ orderId: order.id });
    expect(items.map(({ code }) => code)).to.include.members(['capture', 'payout', 'resolve']);
    // Of 5,025 kg taken, 2,777 kg changed hands; the rest is free again.
    expect(await market.committedGrams()).to.equal(2_777_000n);
  });

  it('ends by silence with all the money back at the buyer: cancelled', async () => {
    await disputed();
    await market.emit(
      'DisputesLapsed',
      {
        paymentId,
        toReceiver: '0',
        toPayer: MAX_AMOUNT.toString(),
        refundable: '0',
        actor: market.wallet.address,
      },
      { block: 40, status: 'final' },
    );
    await market.hear();
    const done = await market.read(order);
    expect([done.status, done.payment.state]).to.deep.equal(['cancelled', 'voided']);
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect(await market.committedGrams()).to.equal(0n);
  });

  it('ends by agreement, and a later refund goes past the escrow', async () => {
    const settled = { toReceiver: '1000000000', toPayer: '2618000000', refundable: '1000000000' };
    await market.emit(
      'PaymentSettled',
      { paymentId, ...settled, grams: '1388000', receiverSigner: SELLER_ACCOUNT },
      { block: 40, status: 'final' },
    );
    const refund = { amount: '400000000', feeReversed: '4000000', refundable: '600000000' };
    await market.emit(
      'PaymentRefunded',
      { paymentId, ...refund, actor: SELLER_ACCOUNT },
      { block: 50, status: 'final' },
    );
    await market.hear();
    const done = await market.read(order);
    expect(done.payment).to.include({
      state: 'captured',
      capturedMinor: '600000000',
      feeMinor: '6000000',
      returnedMinor: '3018000000',
    });
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect(await balance('commission_revenue')).to.equal(4_800_000n);
    expect(await balance('treasury_wallet')).to.equal(4_800_000n);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });
});
