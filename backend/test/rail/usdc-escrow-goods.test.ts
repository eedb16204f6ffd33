import { WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { openEscrowRail, type EscrowRail } from '../../src/rail/usdc-escrow/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT } from '../market/stock-market.ts';

/** 4,982 kg of at most 5,025 kg, at 720 USDC/t. */
const WEIGHED_AMOUNT = 3_587_040_000n;

describe('goods paid over the rail usdc-escrow', () => {
  let market: Market;
  let rail: EscrowRail;
  let order: Order;
  let attempt: StoredAttempt;

  before(async () => {
    market = await openMarket({
      openRails: ({ config, prisma }) => {
        rail = openEscrowRail(config.settings, prisma);
        return Promise.resolve([rail]);
      },
    });
    order = await market.pay(await market.order());
    const begun = await market.database.prisma.transact((tx) =>
      market.payments.begin(tx, {
        orderId: order.id,
        rail: 'usdc-escrow',
        currency: 'USDC',
        amountMinor: MAX_AMOUNT,
        expiresAt: new Date(Date.now() + 3_600_000),
      }),
    );
    await market.commands.run();
    const paymentId = order.payment.paymentId as `0x${string}`;
    const terms = order.payment.terms as never;
    const payer = market.wallet.address;
    const authorized = { paymentId, payer, receiver: SELLER_ACCOUNT, terms } as const;
    await market.emit('PaymentAuthorized', authorized, { block: 10, status: 'final' });
    await market.hear();
    attempt = await market.payments.observe(begun.id, 'test');
  });
  after(() => market.close());

  const weigh = async () => {
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    const report = {
      kind: WEIGHT_KIND,
      subject: order.payment.paymentId as `0x${string}`,
      value: '4982000',
      observedAt: '1795424000',
      acceptedAt: '1795424500',
      round: '1',
      signerSet: '1',
    } as const;
    await market.emit('ReportAccepted', report, { block: 20, status: 'final' });
    await market.hear();
  };
  const capture = (amountMinor: bigint) =>
    problemOf(rail.capture(attempt, { key: `capture:${amountMinor}`, amountMinor, reason: '' }));
  const captures = async () =>
    (await market.intents()).filter(({ kind }) => kind === 'capture-payment').map(({ payload }) => payload);

  it('are the order’s own payment, with its totals', () => {
    expect([attempt.providerRef, attempt.state, attempt.snapshot.authorizedMinor]).to.deep.equal([
      order.payment.paymentId.toLowerCase(),
      'authorized',
      MAX_AMOUNT,
    ]);
  });

  it('are signed for on the order, where the seller’s goods are pinned', async () => {
    const problem = await problemOf(rail.authorize(attempt, '0x'));
    expect(problem?.details.reason).to.equal('pays-for-goods');
  });

  it('are captured for what was weighed, once, and for no amount between two grams', async () => {
    expect((await capture(WEIGHED_AMOUNT))?.details.reason).to.equal('not-weighed');
    await weigh();
    expect((await capture(WEIGHED_AMOUNT + 1n))?.message).to.equal(
      '3,587.040001 USDC cannot be captured for goods: 4982000 g cost 3,587.04 USDC and 4982001 g cost 3,587.04072 USDC. Capture one of these.',
    );
    expect((await capture(WEIGHED_AMOUNT + 720n))?.details.reason).to.equal('not-weighed');
    expect(await captures()).to.deep.equal([]);
    expect(await capture(WEIGHED_AMOUNT)).to.equal(null);
    expect(await capture(WEIGHED_AMOUNT)).to.equal(null);
    const [asked, ...others] = await captures();
    expect(others).to.deep.equal([]);
    expect([asked?.totalGrams, asked?.isFinal, asked?.receipt]).to.deep.equal(['4982000', true, '0x']);
  });
});
