import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { WEIGHT_KIND } from '@topsteel/chain';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { cancelIntent } from '../platform/bridge/index.ts';

const WEIGHED = '4982000';
const SECOND = 1_000;
const TAKEN_BACK = 'The request was taken back before it reached the chain.';

/** The oracles' side, on a real chain: `oracles/test/stuck-transactions.test.ts`. */
describe('settlement: an act that a person takes back', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(async () => market.close());

  const asked = async (kind: string) =>
    (await market.intents()).filter((intent) => intent.kind === kind).map(({ status }) => status);
  /** The oracles answer that nothing of it reached the chain. */
  const takeBack = async (kind: string): Promise<void> => {
    const intent = (await market.intents()).find((one) => one.kind === kind);
    expect(
      await market.database.prisma.transact((tx) => cancelIntent(tx, intent?.business_key ?? '')),
    ).to.equal(true);
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = $2, updated_at = now()
        WHERE business_key = $1 AND cancel_requested_at IS NOT NULL`,
      [intent?.business_key, JSON.stringify({ code: 'Cancelled', args: {}, message: TAKEN_BACK })],
    );
    await market.hear();
  };
  const held = async (): Promise<Order> => {
    const order = await market.pay(await market.order());
    const paymentId = order.payment.paymentId as `0x${string}`;
    await market.emit(
      'PaymentAuthorized',
      {
        paymentId,
        payer: market.wallet.address,
        receiver: SELLER_ACCOUNT,
        terms: order.payment.terms as never,
      },
      { block: 10, status: 'final' },
    );
    await market.hear();
    return order;
  };

  it('is asked for again by its settlement when it pays the seller, and a person is told in the end', async () => {
    const order = await held();
    await market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
    await market.emit(
      'ReportAccepted',
      {
        kind: WEIGHT_KIND,
        subject: order.payment.paymentId as `0x${string}`,
        value: WEIGHED,
        observedAt: '1795424000',
        acceptedAt: Math.floor(Date.now() / 1_000).toString(),
        round: '1',
        signerSet: '1',
      },
      { block: 20, status: 'final' },
    );
    await market.hear();
    const { receiptTypedData } = await market.read(order);
    const signature = await market.wallet.signTypedData(receiptTypedData as never);
    await market.signReceipt.run(market.buyer, order.id, { grams: WEIGHED, signature });
    expect(await asked('capture-payment')).to.deep.equal(['requested']);

    const start = Date.now() + SECOND;
    await takeBack('capture-payment');
    const failed = await market.read(order);
    expect([failed.payment.state, failed.payment.failure]).to.deep.equal(['authorized', TAKEN_BACK]);
    // Half a minute after a refusal it is asked for again, later each time.
    for (const seconds of [0, 31, 92, 213, 454]) {
      await market.settlements.run(new Date(start + seconds * SECOND));
      const isDue = seconds > 0;
      expect(await asked('capture-payment'), `after ${seconds.toString()} s`).to.deep.equal([
        isDue ? 'requested' : 'failed',
      ]);
      if (isDue) await takeBack('capture-payment');
    }
    await market.settlements.run(new Date(start + 5 * 3_600 * SECOND));
    expect(await asked('capture-payment')).to.deep.equal(['failed']);
    const { rows } = await market.database.sql.query(
      'SELECT kind, reason, action FROM work_item WHERE closed_at IS NULL',
    );
    expect(rows).to.deep.equal([
      {
        kind: 'settlement-stuck',
        reason: `Order ${order.number}: The money is held and the seller could not be paid.`,
        action: 'Read the failure on the order, remove its cause, and ask for the capture again.',
      },
    ]);
  });

  it('has the buyer pay again when it brought the money in', async () => {
    const order = await market.pay(await market.order());
    await takeBack('authorize-payment');
    const failed = await market.read(order);
    expect([failed.status, failed.payment.failure, failed.payment.typedData !== null]).to.deep.equal([
      'payment-failed',
      TAKEN_BACK,
      true,
    ]);
    await market.pay(failed);
    expect(await asked('authorize-payment')).to.deep.equal(['requested']);
  });
});
