import { expect } from 'chai';
import { fulfilmentStates, paymentStates } from '@topsteel/domain/order';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { seenStatusOf } from './seen-status-of.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { statusSql } from './infra/order-rows.ts';

describe('orders: the list', () => {
  let market: Market;
  before(async () => (market = await openMarket({ lotGrams: 100_000_000n })));
  after(async () => market.close());

  it('shows both sides the same orders, newest first, page by page', async () => {
    const [first, second, third] = [await market.order(), await market.order(), await market.order()];
    const page = await market.orders.list(market.buyer, { limit: 2 });
    expect(page.items.map(({ id }) => id)).to.deep.equal([third.id, second.id]);
    const rest = await market.orders.list(market.buyer, { limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest).to.deep.include({ nextCursor: null });
    expect(rest.items.map(({ id }) => id)).to.deep.equal([first.id]);
    const { items } = await market.orders.list(market.seller, {});
    expect(items.map(({ id, mine }) => [id, mine])).to.deep.equal(
      [third, second, first].map(({ id }) => [id, 'seller']),
    );
    expect((await market.orders.list(market.seller, { side: 'buyer' })).items).to.deep.equal([]);
    const stranger = { ...market.buyer, organisationId: '00000000-0000-4000-8000-000000000000' };
    expect((await market.orders.list(stranger, {})).items).to.deep.equal([]);
  });

  it('says of an order in a list what it says of the order itself', async () => {
    const [summary] = (await market.orders.list(market.buyer, { limit: 1 })).items;
    const whole = await market.orders.read(market.buyer, summary?.id ?? '');
    const { description, massGrams, weighedGrams } = whole.lines[0]!;
    const expected = { ...whole, description, massGrams, weighedGrams, paymentState: whole.payment.state };
    for (const [key, value] of Object.entries(summary!)) expect(expected).to.deep.include({ [key]: value });
  });

  it('finds orders by number, reference, time and status', async () => {
    const { sql } = market.database;
    const { items } = await market.orders.list(market.buyer, {});
    const [newest, middle] = items;
    await sql.query(`UPDATE purchase_order SET reference = 'PO 50%_7' WHERE id = $1`, [middle?.id]);
    await sql.query(`UPDATE purchase_order SET closed_as = 'cancelled' WHERE id = $1`, [middle?.id]);
    const found = async (query: object) =>
      (await market.orders.list(market.buyer, query)).items.map(({ id }) => id);
    expect(await found({ text: newest?.number.toLowerCase() })).to.deep.equal([newest?.id]);
    expect(await found({ text: 'po 50%_' })).to.deep.equal([middle?.id]);
    expect(await found({ text: 'po 5__' })).to.deep.equal([]);
    expect(await found({ status: 'cancelled' })).to.deep.equal([middle?.id]);
    expect(await found({ status: 'awaiting-payment', limit: 1 })).to.deep.equal([newest?.id]);
    expect(await found({ from: newest?.createdAt })).to.deep.equal([newest?.id]);
    expect(await found({ until: newest?.createdAt })).to.have.lengthOf(items.length - 1);
  });

  it('finds what a seller has to accept, and what can be shipped now', async () => {
    const { sql } = market.database;
    const { items } = await market.orders.list(market.seller, {});
    const [newest] = items;
    const needed = async (needs: 'acceptance' | 'shipment', caller = market.seller) =>
      (await market.orders.list(caller, { needs })).items.map(({ id }) => id);
    expect([await needed('acceptance'), await needed('shipment')]).to.deep.equal([[], []]);
    const set = (what: string) => sql.query(`UPDATE payment SET ${what} WHERE order_id = $1`, [newest?.id]);
    await set(`state = 'authorized', is_final = false`);
    expect(await needed('shipment')).to.deep.equal([]);
    await set('is_final = true');
    expect([await needed('acceptance'), await needed('shipment')]).to.deep.equal([[], [newest?.id]]);
    expect(await needed('shipment', market.buyer)).to.deep.equal([]);
    await set('seller_signs = true');
    expect([await needed('acceptance'), await needed('shipment')]).to.deep.equal([[newest?.id], []]);
    await set(`seller_signs = false, state = 'awaiting', is_final = false`);
  });

  it('derives the status in SQL as in code, whatever the states', async () => {
    for (const state of paymentStates) {
      for (const fulfilment of fulfilmentStates) {
        for (const closedAs of [null, 'cancelled', 'expired'] as const) {
          for (const isFinal of [true, false]) {
            const [row] = await market.database.prisma.client.$queryRaw<[{ status: string }]>(
              Prisma.sql`SELECT ${statusSql} AS status
                FROM (SELECT ${state}::text AS state, ${isFinal}::boolean AS is_final) p,
                     (SELECT ${fulfilment}::text AS fulfilment, ${closedAs}::text AS closed_as) o`,
            );
            const expected = seenStatusOf({ payment: { state, isFinal }, fulfilment, closedAs });
            expect(row.status, `${state} ${fulfilment} ${closedAs} ${isFinal}`).to.equal(expected);
          }
        }
      }
    }
  });
});
