import type { GroupPayment, OrderGroup } from '@topsteel/domain/api';
import { expect } from 'chai';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

describe('Paying a group of orders over HTTP', () => {
  let app: TestApp;
  let buyer: Member;
  let offers: { offer: string; lot: string }[];
  before(async () => {
    app = await openApp({
      env: {
        BANK_API_URL: 'http://127.0.0.1:9',
        BANK_API_TOKEN: 'no-bank-there',
        BANK_IBAN: 'LU280019400644750000',
        STRIPE_SECRET_KEY: 'sk_test_no_provider_there',
        STRIPE_WEBHOOK_SECRETS: 'whsec_no_provider_there',
        STRIPE_API_URL: 'http://127.0.0.1:9',
        PLATFORM_COUNTRY: 'FR',
      },
    });
    const seller = await app.join('Aciers du Rhin', ['mill']);
    buyer = await app.join('Alpen Stahlbau', ['buyer']);
    const { prisma, sql } = app.database;
    offers = [
      await stockOffer(prisma, seller.organisationId),
      await stockOffer(prisma, seller.organisationId),
    ];
    await sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ('EUR', 'USD', 7, 116243100, now(), now() + interval '1 hour', '[]', '[]')`,
    );
  });
  after(() => app.close());
  afterEach(() => app.database.sql.query('DELETE FROM genealogy_lot'));

  let keys = 0;
  const order = async (rail: string): Promise<OrderGroup> => {
    const lines = offers.map(({ offer: offerId }) => ({
      offerId,
      quantity: { unit: 'tonne', amountMilli: '5000' },
    }));
    // Twice 5 t at 720 USDC; a seller without a VAT number charges French VAT all the same.
    const input = {
      lines,
      currency: 'USDC',
      rail,
      ...(rail === 'usdc-escrow' && { payer: '0x3333333333333333333333333333333333333333' }),
      accept: { totalMinor: '8640000000' },
    };
    const key = { 'idempotency-key': `checkout-${(keys += 1).toString()}` };
    const { status, body } = await buyer.browser.post<OrderGroup>('/v2/checkouts', input, key);
    expect(status, JSON.stringify(body)).to.equal(201);
    return body;
  };
  const begin = <T = GroupPayment>({ id }: OrderGroup, rail: string, currency?: string) => {
    const key = { 'idempotency-key': `attempts-${(keys += 1).toString()}` };
    return buyer.browser.post<T>(`/v2/order-groups/${id}/attempts`, { rail, currency }, key);
  };
  const recall = (lot: string) =>
    app.database.sql.query(
      `INSERT INTO genealogy_lot (lot_id, event_id, certificate, maker, mass_grams, emissions_grams, made_at, tx_hash,
                                  is_final, recall_reason, recalled_at, recall_tx_hash)
       SELECT lot_id, 1, 'c', 'm', mass_grams, 0, now(), '0x00', true, 4, now(), '0x01' FROM lot WHERE id = $1`,
      [lot],
    );

  /** The first try of every order came to nothing. */
  const fail = async ({ id }: OrderGroup): Promise<void> => {
    const mine = 'order_id IN (SELECT id FROM purchase_order WHERE group_id = $1)';
    await app.database.sql.query(`UPDATE payment_attempt SET closed_at = now() WHERE ${mine}`, [id]);
    await app.database.sql.query(`UPDATE payment SET state = 'failed' WHERE ${mine}`, [id]);
  };

  for (const [rail, before] of [
    ['sepa', 'card'],
    ['card', 'sepa'],
  ] as const) {
    it(`by ${rail}: goes on after an order that can’t be paid, and says which and why`, async () => {
      const group = await order(before);
      await fail(group);
      const [first, second] = group.vendors.flatMap(({ orders }) => orders);
      await recall(offers[0]!.lot);
      const { status, body } = await begin(group, rail);
      expect(status).to.equal(202);
      expect(body.problems.map(({ orderId, number, reason }) => [orderId, number, reason])).to.deep.equal([
        [first?.id, first?.number, 'lot-recalled'],
      ]);
      // At most 5.025 t and VAT: 4,341.60 USDC at 1.162431 USD/EUR, rounded up.
      const begun = body.actions.filter((one) => one.rail === rail);
      expect(
        begun.map(({ orderId, currency, amountMinor }) => [orderId, currency, amountMinor]),
      ).to.deep.equal([[second?.id, 'EUR', '373494']]);
      await app.database.sql.query('DELETE FROM genealogy_lot');
      const again = await begin(group, rail);
      expect(again.body.problems).to.deep.equal([]);
      expect(again.body.actions.map((one) => [one.orderId, one.rail])).to.deep.equal([
        [first?.id, rail],
        [second?.id, rail],
      ]);
      const { rows } = await app.database.sql.query(
        'SELECT order_id, count(*)::integer AS n FROM payment_attempt WHERE order_id = ANY ($1) AND closed_at IS NULL GROUP BY 1 ORDER BY 1',
        [[first?.id, second?.id]],
      );
      expect(rows).to.deep.equal([
        { order_id: first?.id, n: 1 },
        { order_id: second?.id, n: 1 },
      ]);
    });
  }

  it('changes nothing on a rail that is away, or in a currency that it does not take; escrow is kept', async () => {
    const group = await order('usdc-escrow');
    expect((await begin(group, 'coinbase')).status).to.equal(503);
    expect((await begin(group, 'sepa', 'USD')).status).to.equal(400);
    const { problems } = (await begin(group, 'sepa')).body;
    expect(problems.map(({ reason }) => reason)).to.deep.equal(['other-rail', 'other-rail']);
    const { actions } = (await buyer.browser.get<GroupPayment>(`/v2/order-groups/${group.id}/payment`)).body;
    expect(actions.map(({ rail }) => rail)).to.deep.equal(['usdc-escrow', 'usdc-escrow']);
  });
});
