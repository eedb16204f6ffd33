import { expect } from 'chai';
import { runAs, type Tx } from '../../src/platform/database/index.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

const PAYER = '0x3333333333333333333333333333333333333333';

describe('A trade between two companies', () => {
  let test: TestApp;
  let mill: Member;
  let buyer: Member;
  let rival: Member;
  let offerId: string;
  before(async () => {
    test = await openApp();
    mill = await test.join('Aciérie de la Moselle', ['mill']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    rival = await test.join('Donau Stahl', ['mill', 'buyer']);
    ({ offer: offerId } = await stockOffer(test.database.prisma, mill.organisationId));
  });
  after(() => test.close());

  const order = async (by: Member = buyer): Promise<string> => {
    const quote = await by.browser.post<{ id: string }>('/v2/quotes', { offerId, massGrams: '1000000' });
    expect(quote.status, JSON.stringify(quote.body)).to.equal(201);
    const { status, body } = await by.browser.post<{ id: string }>('/v2/orders', {
      quoteId: quote.body.id,
      payer: PAYER,
    });
    expect(status, JSON.stringify(body)).to.equal(201);
    return body.id;
  };
  const idsOf = async (member: Member) => {
    const { body } = await member.browser.get<{ items: { id: string }[] }>('/v2/orders');
    return body.items.map(({ id }) => id);
  };

  it('is made, seen by its two sides and the marketplace, and by no third one', async () => {
    const id = await order();
    expect(await idsOf(buyer)).to.deep.equal([id]);
    expect(await idsOf(mill)).to.deep.equal([id]);
    expect(await idsOf(rival)).to.deep.equal([]);
    const operator = await test.signIn('operator@steel.test');
    for (const [who, status] of [
      [buyer.browser, 200],
      [mill.browser, 200],
      [operator, 200],
      [rival.browser, 404],
    ] as const)
      expect((await who.get(`/v2/orders/${id}`)).status).to.equal(status);
  });

  it('is cancelled by a side of it, which gives the steel back', async () => {
    const id = await order();
    const money = { 'idempotency-key': id };
    const stranger = await rival.browser.post(
      `/v2/orders/${id}/cancellation`,
      { reason: 'Mine now.' },
      money,
    );
    expect(stranger.status).to.equal(404);
    const own = await buyer.browser.post(`/v2/orders/${id}/cancellation`, { reason: 'Wrong size.' }, money);
    expect(own.status, JSON.stringify(own.body)).to.equal(202);
  });

  it('counts for what its seller has sold, whoever asks for a price next', async () => {
    const id = await order();
    await test.database.sql.query(
      'UPDATE payment SET authorized_minor = 868320000, captured_minor = 720000000 WHERE order_id = $1',
      [id],
    );
    const turnover = (client: Tx) => client.$queryRaw<{ minor: string }[]>`
      SELECT turnover_minor::text AS minor FROM turnovers_of(ARRAY[${mill.organisationId}::uuid], now())`;
    const asked = await runAs(rival.organisationId, () => turnover(test.database.prisma.client));
    expect(asked).to.deep.equal([{ minor: '720000000' }]);
  });

  it('is behind the wall also where a use case would forget whose it is', async () => {
    const { client } = test.database.prisma;
    const seen = async (tenant: string) => [
      await runAs(tenant, () => client.purchaseOrder.count()),
      await runAs(tenant, () => client.quote.count()),
    ];
    expect(await seen(rival.organisationId)).to.deep.equal([0, 0]);
    expect(await seen(buyer.organisationId)).to.deep.equal([3, 3]);
    expect(await seen(mill.organisationId)).to.deep.equal([3, 3]);
  });

  it('holds to the limit of who orders', async () => {
    const { rows } = await test.database.sql.query<{ user_id: string }>(
      'SELECT user_id FROM member WHERE organisation_id = $1',
      [buyer.organisationId],
    );
    const { status, body } = await buyer.browser.post<{ leftMinor: string }>('/v2/spending-limits', {
      userId: rows[0]?.user_id,
      period: 'day',
      currency: 'USDC',
      amountMinor: '700000000',
    });
    expect([status, body.leftMinor]).to.deep.equal([200, '700000000']);
    const own = await buyer.browser.get<{ items: { amountMinor: string }[] }>('/v2/spending-limits');
    expect(own.body.items.map(({ amountMinor }) => amountMinor)).to.deep.equal(['700000000']);
    const foreign = await rival.browser.get<{ items: unknown[] }>('/v2/spending-limits');
    expect(foreign.body.items).to.deep.equal([]);
  });
});
