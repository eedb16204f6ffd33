import { setTimeout } from 'node:timers/promises';
import { FIAT_RECEIPT_KIND } from '@topsteel/chain';
import { expect } from 'chai';
import type { Market } from '../../test/market/open-market.ts';
import { CAPTURED, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { openCardWorld } from '../../test/rail/card-world.ts';

describe('settlement: one that is woken while it is looked at', () => {
  let trade: RailTrade;
  let market: Market;
  beforeEach(async () => {
    trade = await openRailTrade('card', openCardWorld);
    ({ market } = trade);
  });
  afterEach(() => trade.close());

  it('is looked at with what it was woken for', async () => {
    const order = await trade.delivered();
    await trade.report(order, FIAT_RECEIPT_KIND, CAPTURED, 30);
    expect((await trade.released(order, 4_982_000n)).settlementState).to.equal('commission-posted');
    const { sql, prisma } = market.database;
    const payout = await sql.connect();
    try {
      await payout.query('BEGIN');
      await payout.query(
        `INSERT INTO payout_batch (id, number, proposed_by) VALUES (uuidv7(), 'PO-2026-0001', 'user-of-proposer')`,
      );
      await payout.query(
        `INSERT INTO payout (id, batch_id, seller_id, seller_account, currency, method, destination, payable_minor,
                             debt_minor, amount_minor, state, updated_at)
         SELECT uuidv7(), b.id, d.seller_id, d.seller_account, d.currency, 'sepa', '{}', d.net_minor, 0, d.net_minor,
                'settled', now() FROM payout_batch b, order_distribution d`,
      );
      await payout.query(
        `INSERT INTO payout_line (payout_id, order_id, currency, allocation, order_number, from_minor, to_minor, state)
         SELECT p.id, d.order_id, d.currency, 0, $1, 0, d.net_minor, 'taken' FROM payout p, order_distribution d`,
        [order.number],
      );
      await payout.query('UPDATE order_distribution SET allocated_minor = net_minor, allocation = 1');
      await payout.query('UPDATE settlement SET look_at = now()');
      const look = prisma.transact((tx) => market.settlements.look(tx, order.id, new Date()));
      const waiting = (): Promise<{ rowCount: number | null }> =>
        sql.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
        );
      const isLooking = { yes: true };
      void look.catch(() => undefined).finally(() => (isLooking.yes = false));
      while (isLooking.yes && (await waiting()).rowCount === 0) await setTimeout(20);
      await payout.query('COMMIT');
      await look;
    } finally {
      payout.release();
    }
    await market.settlements.run(new Date());
    const { rows } = await sql.query<{ state: string }>('SELECT state FROM settlement WHERE order_id = $1', [
      order.id,
    ]);
    expect(rows).to.deep.equal([{ state: 'reconciled' }]);
  });
});
