import { expect } from 'chai';
import type { CheckoutInput } from '@topsteel/domain/api';
import { openShop, stockBeams, type Shop } from '../../test/checkout/open-shop.ts';
import { problemOf } from '../../test/market/open-market.ts';

describe('checkouts: a basket becomes a group of orders', () => {
  let shop: Shop;
  beforeEach(async () => (shop = await openShop({ lotGrams: 100_000_000n })));
  afterEach(async () => shop.close());

  const fill = async (pieces = 4, tonnes = 5) => {
    await shop.addLine.run(shop.member, 'current', shop.beamLine(pieces));
    return shop.addLine.run(shop.member, 'current', shop.plateLine(tonnes));
  };
  const inputOf = (
    basket: { id: string | null; totals: { grossMinor: string } },
    more: Partial<CheckoutInput> = {},
  ): CheckoutInput => ({
    basketId: basket.id ?? '',
    payer: shop.wallet.address,
    accept: { totalMinor: basket.totals.grossMinor },
    ...more,
  });
  const counts = async () => {
    const { rows } = await shop.database.sql.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM purchase_order) AS orders, (SELECT count(*)::int FROM order_group) AS groups,
              (SELECT count(*)::int FROM quote) AS quotes, (SELECT count(*)::int FROM basket_line) AS lines,
              (SELECT coalesce(sum(committed_grams), 0)::int FROM lot) AS committed`,
    );
    return rows[0];
  };

  it('with an order for each lot, by vendor, what is next to pay, and an empty basket', async () => {
    const basket = await fill();
    const input = inputOf(basket, { reference: 'PO-7781' });
    const group = await shop.checkout.run(shop.buyer, input);
    expect(group.number).to.match(/^TG-\d{4}-000001$/);
    expect(group).to.include({
      status: 'awaiting-payment',
      reference: 'PO-7781',
      currency: 'EUR',
      acceptedMinor: basket.totals.grossMinor,
      site: null,
    });
    const orders = group.vendors.flatMap(({ orders }) => orders);
    expect(group.vendors.map(({ seller }) => seller.name)).to.deep.equal([
      'Stahlhandel Ruhr',
      'Aciérie de la Moselle',
    ]);
    expect(group.toPay).to.deep.equal(orders.map(({ id }) => id));
    // 24,947.87 EUR × 1.16243100, net and tax each up: 20,964.60 → 24,369.900943 and 3,983.27 → 4,630.276530
    expect(orders[0]).to.include({ massGrams: '2942400', maxGrams: '3001248', totalMinor: '29000177473' });
    expect(await counts()).to.deep.equal({
      orders: 2,
      groups: 1,
      quotes: 2,
      lines: 0,
      committed: 3_001_248 + 5_025_000,
    });
    const one = await shop.orders.read(shop.buyer, orders[0]?.id ?? '');
    expect(one).to.include({ reference: 'PO-7781', status: 'awaiting-payment', taxMinor: '4630276530' });
    expect(one.payment.typedData).to.not.equal(null);
    expect([await shop.audited('checkout.create'), await shop.audited('order.create')]).to.deep.equal([1, 2]);
    const { items } = await shop.groups.list(shop.buyer, {});
    expect(items.map(({ id, orderCount, sellers }) => [id, orderCount, sellers])).to.deep.equal([
      [group.id, 2, ['Stahlhandel Ruhr', 'Aciérie de la Moselle']],
    ]);
  });

  it('is refused with the new figures when a price has moved, and changes nothing', async () => {
    const basket = await fill();
    await shop.database.sql.query('UPDATE offer SET price_minor = 73000 WHERE id = $1', [shop.beams.offer]);
    const before = await counts();
    const problem = await problemOf(shop.checkout.run(shop.buyer, inputOf(basket)));
    expect(problem?.code).to.equal('conflict');
    const now = await shop.baskets.read(shop.member, 'current');
    expect(problem?.details).to.deep.include({
      reason: 'price-changed',
      currency: 'EUR',
      totalMinor: now.totals.grossMinor,
      acceptedMinor: basket.totals.grossMinor,
    });
    expect(BigInt(now.totals.grossMinor) - BigInt(basket.totals.grossMinor)).to.equal(61_276n);
    expect(await counts()).to.deep.equal(before);
    const accepted = inputOf(now);
    expect((await shop.checkout.run(shop.buyer, accepted)).acceptedMinor).to.equal(now.totals.grossMinor);
  });

  it('orders all lines or none: what others took, a closed offer, a suspended vendor', async () => {
    const basket = await fill();
    const before = await counts();
    const { sql } = shop.database;
    const reasons = async () => {
      const problem = await problemOf(shop.checkout.run(shop.buyer, inputOf(basket)));
      const { lines } = problem?.details as { lines?: { reason: string; line: number }[] };
      return [problem?.details.reason, ...(lines ?? []).map(({ line, reason }) => `${line} ${reason}`)];
    };
    await sql.query('UPDATE lot SET committed_grams = 18000000 WHERE id = $1', [shop.beams.lot]);
    expect(await reasons()).to.deep.equal(['not-orderable', '0 quantity-not-available']);
    await sql.query('UPDATE lot SET committed_grams = 0 WHERE id = $1', [shop.beams.lot]);
    await sql.query(`UPDATE offer SET state = 'withdrawn' WHERE id = $1`, [shop.ids.offer]);
    expect(await reasons()).to.deep.equal(['not-orderable', '1 offer-closed']);
    await sql.query(`UPDATE offer SET state = 'open' WHERE id = $1`, [shop.ids.offer]);
    await sql.query('UPDATE organisation SET is_suspended = true WHERE id = $1', [shop.ids.seller]);
    expect(await reasons()).to.deep.equal(['not-orderable', '1 seller-suspended']);
    await sql.query('UPDATE organisation SET is_suspended = false');
    expect(await counts()).to.deep.equal(before);
  });

  it('refuses an empty basket, somebody else’s, and a quote of a vendor who was suspended since', async () => {
    const empty = await shop.baskets.make(shop.member, { name: 'Later' });
    const none = inputOf({ ...empty, totals: { grossMinor: '1' } });
    expect((await problemOf(shop.checkout.run(shop.buyer, none)))?.details.reason).to.equal('basket-empty');
    const basket = await fill();
    const colleague = { ...shop.buyer, userId: 'user-of-somebody-else' };
    expect((await problemOf(shop.checkout.run(colleague, inputOf(basket))))?.code).to.equal('not-found');
    const quote = await shop.makeQuote.run(shop.ids.buyer, { offerId: shop.ids.offer, massGrams: '5000000' });
    await shop.database.sql.query('UPDATE organisation SET is_suspended = true WHERE id = $1', [
      shop.ids.seller,
    ]);
    const late = shop.createOrder.run(shop.buyer, { quoteId: quote.id, payer: shop.wallet.address });
    expect((await problemOf(late))?.details.reason).to.equal('seller-suspended');
  });

  it('delivers to a site at the carriage of the basket', async () => {
    await fill();
    const site = { country: 'DE', postcode: '70173', city: 'Stuttgart', street: 'Werkstraße 1' };
    const basket = await shop.baskets.change(shop.member, 'current', { site });
    expect(basket.site).to.deep.equal(site);
    const { deliveryMinor, netMinor, goodsMinor, chargesMinor } = basket.totals;
    expect(BigInt(deliveryMinor ?? 0) > 0n).to.equal(true);
    expect(BigInt(netMinor)).to.equal(BigInt(goodsMinor) + BigInt(chargesMinor) + BigInt(deliveryMinor ?? 0));
    const group = await shop.checkout.run(shop.buyer, inputOf(basket));
    expect(group.site).to.deep.equal(site);
    const collected = await fill();
    expect(collected.totals.deliveryMinor).to.not.equal(null);
    const nowhere = { country: 'IS', postcode: '101' };
    const far = await shop.baskets.change(shop.member, 'current', { site: nowhere });
    expect(far.totals.deliveryMinor).to.equal(null);
    const problem = await problemOf(shop.checkout.run(shop.buyer, inputOf(far)));
    expect(problem?.details.reason).to.equal('carriage-unknown');
  });

  it('orders two lines of one lot only as far as both fit', async () => {
    await shop.addLine.run(shop.member, 'current', shop.beamLine(20));
    const metres = { offerId: shop.beams.offer, quantity: { unit: 'metre' as const, amountMilli: '60000' } };
    const basket = await shop.addLine.run(shop.member, 'current', metres);
    // 20 × 735.6 kg × 1.02 = 15.006 t; 5 × 735.6 × 1.02 = 3.751 t
    const group = await shop.checkout.run(shop.buyer, inputOf(basket));
    expect(group.vendors[0]?.orders.map(({ maxGrams }) => maxGrams)).to.deep.equal(['15006240', '3751560']);
    const more = shop.addLine.run(shop.member, 'current', shop.beamLine(2));
    expect((await problemOf(more))?.details.reason).to.equal('quantity-not-available');
  });

  it('never passes a limit of the member, whoever orders at once', async () => {
    const { client } = shop.database.prisma;
    await client.user.create({
      data: { id: shop.buyer.userId, name: shop.buyer.name, email: 'anke@alpen.test', updatedAt: new Date() },
    });
    const limit = await client.spendingLimit.create({
      data: {
        organisationId: shop.ids.buyer,
        userId: shop.buyer.userId,
        period: 'day',
        currency: 'USDC',
        // 1 t and 5 ‰ cost 723.60 at most: seven orders are 5,065.20.
        amountMinor: 5_100_000_000n,
        createdBy: 'test',
      },
    });
    const order = () =>
      problemOf(
        shop.checkout.run(shop.buyer, {
          lines: [shop.plateLine(1)],
          payer: shop.wallet.address,
          accept: { totalMinor: '720000000' },
        }),
      );
    const ends = await Promise.all(Array.from({ length: 20 }, order));
    const refused = ends.filter((end) => end !== null);
    expect(new Set(refused.map(({ code, details }) => `${code} ${details.reason}`))).to.deep.equal(
      new Set(['forbidden spending-limit']),
    );
    expect(refused).to.have.lengthOf(13);
    const taken = async () =>
      (await client.spendingCounter.findFirst({ where: { limitId: limit.id } }))?.takenMinor;
    expect(await taken()).to.equal(5_065_200_000n);
    expect(await counts()).to.include({ orders: 7, groups: 7, committed: 7 * 1_005_000 });
    const [newest] = (await shop.groups.list(shop.buyer, { limit: 1 })).items;
    await shop.cancelGroup.run(shop.buyer, newest?.id ?? '', { reason: 'Not needed.' });
    expect(await taken()).to.equal(4_341_600_000n);
    expect(await order()).to.equal(null);
  });

  it('is paid in one place, and ended as far as nobody has paid', async () => {
    const group = await shop.checkout.run(shop.buyer, inputOf(await fill()));
    const [beams, plate] = group.vendors.flatMap(({ orders }) => orders);
    const { actions } = await shop.payGroup.read(shop.buyer, group.id);
    expect(actions.map(({ orderId, amountMinor }) => [orderId, amountMinor])).to.deep.equal([
      [beams?.id, beams?.maxAmountMinor],
      [plate?.id, plate?.maxAmountMinor],
    ]);
    expect(actions.every(({ typedData, action }) => typedData !== null && action === null)).to.equal(true);
    shop.node.balances.set(shop.wallet.address.toLowerCase(), 10n ** 12n);
    await shop.pay(await shop.orders.read(shop.buyer, plate?.id ?? ''));
    const half = await shop.groups.read(shop.buyer, group.id);
    expect(half).to.deep.include({ status: 'partly-paid', toPay: [beams?.id] });
    const {
      cancelled,
      kept,
      group: after,
    } = await shop.cancelGroup.run(shop.buyer, group.id, {
      reason: 'Hall 2 is not built.',
    });
    expect(cancelled).to.deep.equal([beams?.id]);
    expect(kept.map(({ orderId }) => orderId)).to.deep.equal([plate?.id]);
    expect(after.status).to.equal('open');
    expect((await shop.cancelGroup.run(shop.buyer, group.id, { reason: 'Again.' })).cancelled).to.deep.equal(
      [],
    );
    const { rows } = await shop.database.sql.query('SELECT committed_grams FROM lot WHERE id = $1', [
      shop.beams.lot,
    ]);
    expect(rows).to.deep.equal([{ committed_grams: '0' }]);
  });

  it('hides a group from others, and shows all to the auditor', async () => {
    const group = await shop.checkout.run(shop.buyer, inputOf(await fill()));
    const stranger = { ...shop.seller, organisationId: shop.ids.seller };
    expect((await problemOf(shop.groups.read(stranger, group.id)))?.code).to.equal('not-found');
    expect((await shop.groups.list(stranger, {})).items).to.deep.equal([]);
    const auditor = { ...stranger, access: ['auditor' as const] };
    expect((await shop.groups.read(auditor, group.id)).id).to.equal(group.id);
    expect((await shop.groups.list(auditor, {})).items).to.have.lengthOf(1);
  });

  it('can be ordered again at the prices of now, with what is different', async () => {
    const { sql } = shop.database;
    const group = await shop.checkout.run(shop.buyer, inputOf(await fill(20)));
    const again = await shop.reorder.run(shop.buyer, group.id);
    expect(again.name).to.match(/^Reorder of TS-\d{4}-\d{6} and 1 more$/);
    const linesOf = ({ vendors, notOrderable }: typeof again) => [
      ...vendors.flatMap(({ lines }) => lines),
      ...notOrderable,
    ];
    // 20 of the lot's 27 beams are taken: 4.993 t are left, of which 4.89 t fit with 2 %, in steps of 0.1 t 4.8 t: 6.5.
    const [beams, plate] = linesOf(again);
    expect(beams).to.deep.include({ quantity: { unit: 'piece', amountMilli: '6000' } });
    expect(beams?.changes.map(({ code }) => code)).to.deep.equal(['quantity-reduced']);
    expect(plate?.changes).to.deep.equal([]);
    await sql.query(`UPDATE offer SET state = 'withdrawn' WHERE id = $1`, [shop.beams.offer]);
    await sql.query('UPDATE offer SET price_per_tonne_minor = 700000000, price_minor = NULL WHERE id = $1', [
      shop.ids.offer,
    ]);
    const gone = linesOf(await shop.reorder.run(shop.buyer, group.id));
    expect(gone.map(({ changes }) => changes.map(({ code }) => code))).to.deep.equal([
      ['price-down'],
      ['not-orderable'],
    ]);
    const other = await stockBeams(shop, 'Stahl Süd', 'HEB-200', shop.beams.product);
    await sql.query(
      `UPDATE certificate SET summary = jsonb_set(summary, '{kindText}', '"EN 10204 2.2"') WHERE id = $1`,
      [other.certificate],
    );
    const replaced = linesOf(await shop.reorder.run(shop.buyer, group.id));
    expect(replaced[0]).to.deep.include({
      offerId: other.offer,
      quantity: { unit: 'piece', amountMilli: '20000' },
    });
    expect(replaced[0]?.changes.map(({ sentence }) => sentence)).to.deep.equal([
      'The offer is gone. Stahl Süd offers the same product.',
      'It comes with EN 10204 2.2 instead of EN 10204 3.1.',
    ]);
    expect((await problemOf(shop.reorder.run(shop.seller, group.id)))?.code).to.equal(
      'not-found',
    );
  });
});
