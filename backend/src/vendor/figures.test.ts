import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { openPayouts, type Payouts } from '../../test/payout/open-payouts.ts';
import { distributeCapture, takeBack } from '../payout/index.ts';
import { runAs } from '../platform/database/index.ts';
import { ReadConduct } from './read-conduct.ts';
import { ReadFigures } from './read-figures.ts';

/** What may happen to one of three orders: so much more is captured, or this part of all of it goes back. */
const act = fc.record({
  order: fc.nat(2),
  month: fc.integer({ min: 9, max: 11 }),
  capture: fc.bigInt(1n, 500_000n),
  backPermille: fc.option(fc.nat(1_000), { nil: null }),
});

describe('vendor figures: they are the ledger’s', () => {
  let world: Payouts;
  let figures: ReadFigures;
  beforeEach(async () => {
    world = await openPayouts();
    figures = new ReadFigures(world.market.database.prisma);
  });
  afterEach(() => world.market.close());

  const read = () => figures.run(world.market.ids.seller, { from: '2026-01', until: '2026-12' });

  it('names an order of 1,000.00 EUR at 1 % commission, and what a refund of 200.00 took back', async () => {
    const id = await world.earn('EUR', 100_000n);
    await world.refund(id, 'EUR', 20_000n);
    const { months, total } = await read();
    expect(total).to.deep.equal([
      {
        currency: 'EUR',
        capturedMinor: '100000',
        refundedMinor: '20000',
        commissionMinor: '800',
        taxMinor: '0',
        netMinor: '79200',
      },
    ]);
    const november = months.find(({ money }) => money.length > 0);
    expect([november?.month, november?.money]).to.deep.equal(['2026-11', total]);
  });

  it('equal the sums of the distributions and the balances of the ledger after any history', async () => {
    const { prisma, sql } = world.market.database;
    const orders = await Promise.all([1, 2, 3].map(() => world.earn('EUR', 1_000n)));
    const captured = orders.map(() => 1_000n);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        for (const { order, month, capture, backPermille } of acts) {
          const orderId = orders[order] ?? '';
          const before = captured[order] ?? 0n;
          const at = new Date(Date.UTC(2026, month - 1, 12));
          const observation = { orderId, currency: 'EUR' as const, effectiveAt: at, ref: 'test' };
          await world.capture(orderId, 'EUR', before, capture);
          captured[order] = before + capture;
          const totalMinor =
            backPermille === null ? null : ((before + capture) * BigInt(backPermille)) / 1_000n;
          if (totalMinor !== null)
            await prisma.transact((tx) => takeBack(tx, { ...observation, totalMinor }));
          await prisma.transact((tx) =>
            distributeCapture(tx, { ...observation, capturedMinor: before + capture }),
          );
        }
        const [row] = (await read()).total;
        const { rows } = await sql.query<Record<'kept' | 'commission' | 'tax' | 'net', string>>(
          `SELECT sum(captured_minor - taken_back_minor)::text AS kept, sum(commission_minor)::text AS commission,
                  sum(vat_minor)::text AS tax, sum(net_minor)::text AS net FROM order_distribution`,
        );
        expect({
          kept: (BigInt(row?.capturedMinor ?? 0) - BigInt(row?.refundedMinor ?? 0)).toString(),
          commission: row?.commissionMinor,
          tax: row?.taxMinor,
          net: row?.netMinor,
        }).to.deep.equal(rows[0]);
        const owed = await balanceOf('vendor_payable');
        const owes = await balanceOf('vendor_debt');
        expect(row?.netMinor).to.equal((owed - owes).toString());
      }),
      { numRuns: 6 },
    );
  });

  const balanceOf = async (code: string): Promise<bigint> => {
    const { items } = await world.market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };

  it('are unchanged by a payout, which moves what was earned and earns nothing', async () => {
    await world.giveAccount();
    await world.earn('EUR', 500_000n);
    const before = await read();
    await world.approve((await world.propose()).id);
    expect(await read()).to.deep.equal(before);
  });

  it('count orders, loads that left in time, and how far the scale was from the order', async () => {
    const { sql } = world.market.database;
    const [late, punctual] = [await world.earn('EUR', 100_000n), await world.earn('EUR', 100_000n)];
    for (const [id, days, weighed] of [
      [late, 40, 990_000],
      [punctual, 1, 1_005_000],
    ] as const) {
      await sql.query(
        `INSERT INTO delivery (order_id, ref, carrier, announced_at, weighed_grams, weighed_at, is_complete)
         VALUES ($1::uuid, 'D-' || $1, 'Moselle Fret', now(), $2, now(), true)`,
        [id, weighed],
      );
      await sql.query(
        `INSERT INTO shipment (order_id, position, ref, carrier, planned_grams, lot_code, heat_number, is_last, announced_at)
         SELECT id, 1, 'D-' || id, 'Moselle Fret', 1000000, 'L', 'H', true, created_at + make_interval(days => $2)
           FROM purchase_order WHERE id = $1`,
        [id, days],
      );
    }
    const { rows } = await sql.query<{ month: string }>(
      `SELECT DISTINCT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM purchase_order`,
    );
    const month = rows[0]?.month ?? '';
    const { months } = await figures.run(world.market.ids.seller, { from: month, until: month });
    // 10 and 5 kg off, of 2,000 kg: 7.5 per mille.
    expect(months[0]).to.include({
      month,
      orders: 2,
      onTimePermille: 500,
      weighDeviationPermille: 8,
      disputes: 0,
    });
    const others = await figures.run(world.market.ids.buyer, { from: month, until: month });
    expect(others).to.deep.equal({ months: [], total: [] });
    const conduct = new ReadConduct(world.market.database.prisma);
    const future = new Date(Date.now() + 60_000);
    expect(await conduct.run(world.market.ids.seller, future)).to.deep.equal({
      orders: 2,
      completedOrders: 0,
      onTimePermille: 500,
      weighDeviationPermille: 8,
      disputePermille: 0,
      answerMinutes: null,
    });
    expect(await conduct.run(world.market.ids.buyer, future)).to.deep.equal({
      orders: 0,
      completedOrders: 0,
      onTimePermille: null,
      weighDeviationPermille: null,
      disputePermille: null,
      answerMinutes: null,
    });
  });

  it('of conduct are those of a registered organisation, and of nobody else', async () => {
    const { database, ids } = world.market;
    const conduct = new ReadConduct(database.prisma);
    const refusal = (id: string) => conduct.run(id).catch((error: unknown) => error);
    expect(await refusal(randomUUID())).to.include({ code: 'not-found' });
    await database.sql.query("UPDATE organisation SET state = 'registering' WHERE id = $1", [ids.buyer]);
    expect(await refusal(ids.buyer)).to.include({ code: 'not-found' });
  });

  it('of conduct are the same for whoever asks, and are asked for once a minute', async () => {
    const { database, ids } = world.market;
    await world.earn('EUR', 100_000n);
    const now = new Date(Date.now() + 60_000);
    const ordersSeenBy = async (tenant: string, conduct = new ReadConduct(database.prisma), at = now) =>
      (await runAs(tenant, () => conduct.run(ids.seller, at))).orders;
    const seen = [];
    for (const tenant of ['nobody', ids.buyer, ids.seller, randomUUID(), 'system'])
      seen.push(await ordersSeenBy(tenant));
    expect(seen).to.deep.equal([1, 1, 1, 1, 1]);
    const conduct = new ReadConduct(database.prisma);
    expect(await ordersSeenBy('nobody', conduct)).to.equal(1);
    await world.earn('EUR', 100_000n);
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
    expect(await ordersSeenBy('nobody', conduct, later(59))).to.equal(1);
    expect(await ordersSeenBy('nobody', conduct, later(60))).to.equal(2);
  });
});
