import { expect } from 'chai';
import { openMarket, problemOf, type Market } from '../../test/market/open-market.ts';

const USED_UP = 'FiatTokenV2: authorization is used or canceled';
const ENDED =
  'The wallet has cancelled this payment at the token, so it cannot be signed any more. The order is over, and nothing was taken.';

describe('settlement: a payment that its wallet has cancelled at the token', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(async () => market.close());

  /** The token refuses the buyer's signature. */
  const refuse = async (reason: string, sentence: string) => {
    await market.database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = $1, updated_at = now() WHERE kind = 'authorize-payment'`,
      [JSON.stringify({ code: 'Error', args: { message: reason }, message: sentence })],
    );
    await market.hear();
  };

  it('ends its order, says why, and frees the steel: signed again it would be refused for ever', async () => {
    const placed = await market.order();
    const order = await market.pay(placed);
    await refuse(USED_UP, 'The payment authorization was used or cancelled.');
    const ended = await market.read(order);
    expect([ended.status, ended.payment.state, ended.payment.typedData]).to.deep.equal([
      'cancelled',
      'failed',
      null,
    ]);
    expect(ended.timeline.at(-1)?.what).to.equal(ENDED);
    expect(await market.committedGrams()).to.equal(0n);
    const again = await problemOf(market.pay(placed));
    expect(again?.details.reason).to.equal('payment-window-closed');
    await market.hear();
    expect((await market.read(order)).timeline.filter(({ what }) => what === ENDED)).to.have.length(1);
  });

  it('is not one that lacked the money: that one is signed again', async () => {
    const order = await market.pay(await market.order());
    await refuse('ERC20: transfer amount exceeds balance', 'The wallet does not hold enough USDC.');
    const failed = await market.read(order);
    expect([failed.status, failed.payment.typedData !== null]).to.deep.equal(['payment-failed', true]);
    expect(await market.committedGrams()).to.equal(5_025_000n);
  });
});
