import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import pg from 'pg';
import { problemOf, type Market } from '../../test/market/open-market.ts';
import { openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { openEthWorld } from '../../test/rail/eth-world.ts';
import { expireKeyOf, type RailTools, type StoredAttempt } from '../rail/index.ts';
import { insertCommand } from '../rail/infra/command-store.ts';

describe('settlement: money that comes when its try to pay was over', () => {
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
    await trade.rate('ETH', '301500000000', '1 hour');
    ({ market } = trade);
  });
  afterEach(async () => {
    await oracles.end();
    await trade.close();
  });

  /** Its time to pay ends; the order stays open. */
  const expired = async (order: Order): Promise<StoredAttempt> => {
    const attempt = await trade.attemptOf(order);
    await market.database.sql.query(
      `UPDATE payment_attempt SET expires_at = now() - interval '10 seconds' WHERE id = $1`,
      [attempt.id],
    );
    await trade.goOn(order);
    const over = await trade.attemptOf(order);
    expect(over.closedAt).not.to.equal(null);
    return over;
  };
  const commands = async (attempt: StoredAttempt) => {
    const { rows } = await market.database.sql.query<{ key: string; status: string }>(
      `SELECT key, status FROM payment_command WHERE attempt_id = $1 AND verb = 'void' ORDER BY id`,
      [attempt.id],
    );
    return rows.map(({ key, status }) => `${key.replace(attempt.id, 'attempt')} ${status}`);
  };

  it('is asked back when the order that kept it is cancelled', async () => {
    const order = await trade.placed();
    const attempt = await expired(order);
    // A provider that still called it open was told that its time is over.
    await market.database.prisma.transact((tx) =>
      insertCommand(tx, attempt.id, {
        key: expireKeyOf(attempt.id),
        verb: 'void',
        amountMinor: 0n,
        reason: 'The time to pay is over.',
      }),
    );
    await market.commands.run();
    await trade.world.pay(attempt);
    const held = await trade.goOn(order);
    expect(held.payment.state).to.equal('authorized');
    expect(await commands(attempt)).to.deep.equal(['attempt:attempt:expire done']);

    await market.cancelOrder.run(market.buyer, order.id, { reason: 'The site is closed.' });
    await trade.goOn(order);
    expect(await commands(attempt)).to.deep.equal(['attempt:attempt:expire done', `${order.id}:void done`]);
    await trade.world.settle();
    const back = await trade.goOn(order);
    expect(back.payment.returnedMinor).to.equal(back.payment.amountMinor);
  });

  it('goes back when the order is to be paid by a later try, also when that one is over too', async () => {
    const order = await trade.placed();
    const first = await expired(order);
    await market.beginAttempt.run(market.buyer, order.id, { rail: 'eth' });
    await market.commands.run();
    const second = await expired(order);
    expect(second.id).not.to.equal(first.id);

    await trade.world.pay(first);
    await market.observing.run(first.id, 'test');
    await market.commands.run();
    const late = (await market.payments.attemptsOf(market.database.prisma.client, order.id)).at(-1);
    expect([late?.id, late?.isUnwanted, late?.closedAt !== null]).to.deep.equal([first.id, true, true]);
    expect((await commands(first)).at(-1)).to.match(/^attempt:attempt:give-back:\d+ done$/);
    expect((await market.read(order)).payment.authorizedMinor).to.equal('0');

    // The order is paid by whoever pays the try that is its own, and by nobody twice.
    const third = await problemOf(market.beginAttempt.run(market.buyer, order.id, { rail: 'eth' }));
    expect(third).to.equal(null);
    await market.commands.run();
    await trade.world.pay(await trade.attemptOf(order));
    const paid = await trade.goOn(order);
    expect([paid.payment.state, paid.payment.authorizedMinor]).to.deep.equal([
      'authorized',
      paid.payment.amountMinor,
    ]);
  });
});
