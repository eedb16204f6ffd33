import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { businessKey } from '@topsteel/domain/bridge';
import { revertedLater, type BridgeStep } from '../../../test/bridge/reverted-later.ts';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { BridgeEvents } from '../platform/bridge/index.ts';
import { observeIntents } from '../platform/bridge/observe-intents.ts';
import { ObserveIntents } from './observe-intents.ts';

/** The steps are those that watcher and relayer take on a real chain: `oracles/test/reverted-later.test.ts`. */
describe('settlement: a payment that was seen and then reverts', () => {
  let market: Market;
  let order: Order;
  let seen: string | undefined;
  beforeEach(async () => {
    market = await openMarket();
    order = await market.pay(await market.order());
    seen = undefined;
  });
  afterEach(async () => market.close());

  const emit = (status: 'seen' | 'final', block: number) => {
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

  /** What the bridge says at that step, written as watcher and relayer write it. */
  async function say({ event, intent, error }: BridgeStep): Promise<void> {
    if (seen === undefined) seen = await emit('seen', 10);
    else await market.turn(event, seen);
    const { rowCount } = await market.database.sql.query(
      `UPDATE bridge.intent SET status = $2, error = $3, tx_hash = $4, block_number = $5, updated_at = clock_timestamp()
        WHERE business_key = $1`,
      [
        businessKey.authorizePayment(order.payment.paymentId),
        intent,
        error === null ? null : JSON.stringify(error),
        `0x${'ab'.repeat(32)}`,
        intent === 'mined' ? 10 : null,
      ],
    );
    expect(rowCount).to.equal(1);
  }

  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const transfers = async () => {
    const { items } = await market.books.transfers({ orderId: order.id });
    return items.map(({ kind, amountMinor }) => [kind, amountMinor]).reverse();
  };

  async function isTakenBack(): Promise<void> {
    const failed = await market.read(order);
    expect([failed.payment.state, failed.payment.authorizedMinor, failed.payment.failure]).to.deep.equal([
      'failed',
      '0',
      'The wallet does not hold enough USDC.',
    ]);
    expect(failed.timeline.find(({ code }) => code === 'payment-failed')?.what).to.equal(
      'The payment could not be made: The wallet does not hold enough USDC.',
    );
    expect(await transfers()).to.deep.equal([
      ['pending', MAX_AMOUNT.toString()],
      ['void', MAX_AMOUNT.toString()],
    ]);
    for (const code of ['escrow_onchain', 'escrow_liability']) expect(await balance(code)).to.equal(0n);
    const trial = await market.books.trialBalance();
    expect(trial.chain.isIntact && trial.replayAgrees).to.equal(true);
  }

  it('voids the claim, tells the buyer why, and takes the money when it is sent again', async () => {
    const states: string[] = [];
    for (const step of revertedLater) {
      await say(step);
      await market.hear();
      states.push((await market.read(order)).payment.state);
    }
    expect(states).to.deep.equal(['authorized', 'requested', 'failed']);
    await isTakenBack();

    // The payer's signature is still good, and whoever saw it may send it once the wallet is full again.
    await emit('final', 40);
    await market.hear();
    expect((await market.read(order)).payment).to.deep.include({ state: 'authorized', failure: null });
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
  });

  it('tells the buyer also where the refusal is heard before the block is taken back', async () => {
    const [before, , after] = revertedLater;
    await say(before);
    await market.hear();
    await say(after);
    const events = new BridgeEvents();
    new ObserveIntents(events, market.offers).onModuleInit();
    expect(await observeIntents(market.database.prisma, events.intentSubscriptions)).to.equal(1);
    expect((await market.read(order)).payment.state).to.equal('authorized');
    await market.hear();
    await isTakenBack();
  });
});
