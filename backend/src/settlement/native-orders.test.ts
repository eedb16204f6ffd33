import { expect } from 'chai';
import pg from 'pg';
import { FIAT_RECEIPT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { problemOf, type Market } from '../../test/market/open-market.ts';
import { openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { openEthWorld } from '../../test/rail/eth-world.ts';
import type { RailTools } from '../rail/index.ts';

/** 3,618.00 USDC at 3,015.00 USD/ETH. */
const MOST = 1_200_000_000_000_000_000n;
/** ceil(1.2 ETH × 4,982 kg ÷ 5,025 kg). */
const CAPTURED = 1_189_731_343_283_582_090n;
/** 21,000 gas at 2 gwei. */
const FEE = 42_000_000_000_000n;

describe('settlement: an order paid in Ether', () => {
  let trade: RailTrade;
  let market: Market;
  let oracles: pg.Client;
  beforeEach(async () => {
    trade = await openRailTrade('eth', async (tools: RailTools) => {
      // The oracles' own connection: the marketplace's role may not write what they saw.
      oracles = new pg.Client({ connectionString: tools.config.settings.databaseUrl });
      await oracles.connect();
      return openEthWorld(tools, oracles);
    });
    ({ market } = trade);
    await trade.rate('ETH', '301500000000', '1 hour');
  });
  afterEach(async () => {
    await oracles.end();
    await trade.close();
  });

  /** The oracles have carried out every transfer. */
  const carryOut = async (order: Order): Promise<Order> => {
    await oracles.query(
      `UPDATE bridge.intent SET status = 'final', tx_hash = '0x${'cd'.repeat(32)}', block_number = 2, result = $1, updated_at = now()
        WHERE kind = 'send-native' AND status = 'requested'`,
      [JSON.stringify({ feeWei: FEE.toString() })],
    );
    return trade.goOn(order);
  };
  const transfers = async () =>
    (await market.intents())
      .filter(({ kind }) => kind === 'send-native')
      .map(({ payload }) => [payload.key, payload.amountWei, payload.to]);

  it('takes no old price for a payment that is made once the price has lapsed', async () => {
    await market.database.prisma.client.user.create({
      data: { id: 'buyer', name: 'buyer', email: 'buyer@x.example', emailVerified: true },
    });
    await market.database.prisma.client.member.create({
      data: { userId: 'buyer', organisationId: market.ids.buyer, duty: 'admin' },
    });
    const order = await trade.placed();
    const attempt = await trade.attemptOf(order);
    expect(order.payment).to.include({ currency: 'ETH', amountMinor: MOST.toString(), state: 'awaiting' });
    await trade.world.expire(attempt);
    expect((await trade.goOn(order)).status).to.equal('payment-failed');
    await trade.world.pay(attempt);
    const late = await trade.goOn(order);
    expect([late.status, late.settlementState, late.payment.state, late.payment.failure]).to.deep.equal([
      'payment-failed',
      'planned',
      'failed',
      'The payment was made after its price had lapsed. It goes back to the payer.',
    ]);
    expect(late.timeline.map(({ what }) => what)).to.include(
      '1.20 ETH were paid after the price had lapsed, and go back to the buyer.',
    );
    const { rows: mails } = await market.database.sql.query<{ key: string; subject: string }>(
      "SELECT key, payload ->> 'subject' AS subject FROM outbox_message WHERE key LIKE 'mail:%'",
    );
    expect(mails).to.deep.equal([
      {
        key: `mail:${order.id}:late:${order.payment.paymentId}:${MOST}:buyer`,
        subject: `${late.number}: your payment came too late`,
      },
    ]);
    const early = await problemOf(market.announceShipment.run(market.seller, order.id, { carrier: 'X' }));
    expect(early?.details.reason).to.equal('payment-not-held');
    expect((await market.intents()).map(({ kind }) => kind)).to.deep.equal(['send-native']);

    const back = await carryOut(order);
    expect([back.status, back.payment.returnedMinor]).to.deep.equal(['payment-failed', MOST.toString()]);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(await trade.balance('native_wallet')).to.equal(0n);

    // ETH has fallen by a tenth: the same steel costs more of it.
    await market.database.sql.query("DELETE FROM bridge.fx_rate WHERE base = 'ETH'");
    await trade.rate('ETH', '271350000000', '1 hour');
    const again = await market.beginAttempt.run(market.buyer, order.id, { rail: 'eth' });
    expect(again.payment).to.include({ amountMinor: '1333333333333333334', state: 'awaiting' });
  });

  it('is paid by what was sent while the price held, though it is seen half a day later', async () => {
    const order = await trade.placed();
    const attempt = await trade.attemptOf(order);
    await trade.world.expire(attempt);
    expect((await trade.goOn(order)).status).to.equal('payment-failed');
    await trade.world.payInTime?.(attempt);
    const paid = await trade.goOn(order);
    expect([paid.status, paid.payment.state, paid.settlementState]).to.deep.equal([
      'payment-pending',
      'authorized',
      'funding-seen',
    ]);
    expect((await market.intents()).map(({ kind }) => kind)).to.deep.equal(['open-fiat-order']);
  });

  it('goes to the treasury once title has moved for good', async () => {
    const { treasury } = market.config.settings.settlement;
    const delivered = await carryOut(await trade.delivered());
    expect(delivered.payment).to.include({ state: 'captured', capturedMinor: CAPTURED.toString() });
    await trade.report(delivered, FIAT_RECEIPT_KIND, CAPTURED, 30);
    expect((await transfers()).map(([key]) => String(key).split(':')[0])).to.deep.equal(['back']);
    const done = await trade.released(delivered, 4_982_000n);
    expect([done.status, done.settlementState]).to.deep.equal(['completed', 'commission-posted']);
    expect((await transfers()).slice(1)).to.deep.equal([
      [`sweep:${done.id}:1`, CAPTURED.toString(), treasury],
    ]);
    await oracles.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"UnknownRevert","message":"No."}', updated_at = now()
        WHERE kind = 'send-native' AND status = 'requested'`,
    );
    await trade.goOn(done);
    expect((await market.intents()).filter(({ status }) => status === 'failed')).to.have.lengthOf(1);
    await market.database.sql.query('UPDATE settlement SET look_at = now()');
    await trade.goOn(done, new Date(Date.now() + 60_000));
    expect((await market.intents()).filter(({ status }) => status === 'failed')).to.have.lengthOf(0);

    await carryOut(done);
    const { items } = await market.books.accounts({ code: 'native_wallet' });
    expect(items.map(({ owner, balanceMinor }) => [owner, balanceMinor])).to.have.deep.members([
      [(await trade.attemptOf(done)).providerRef, '0'],
      [treasury.toLowerCase(), CAPTURED.toString()],
    ]);
    expect((await market.books.trialBalance()).totals.every(({ balances }) => balances)).to.equal(true);
    expect(await trade.work()).to.deep.equal([]);
  });
});
