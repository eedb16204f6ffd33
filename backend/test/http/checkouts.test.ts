import type { GroupPayment, MadeBasket, OrderGroup, OrderSummary, Page } from '@topsteel/domain/api';
import { expect } from 'chai';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

describe('Baskets and checkouts over HTTP', () => {
  let app: TestApp;
  let buyer: Member;
  let rival: Member;
  let offerId: string;
  before(async () => {
    app = await openApp();
    const seller = await app.join('Aciers du Rhin', ['mill']);
    buyer = await app.join('Alpen Stahlbau', ['buyer']);
    rival = await app.join('Nordbau', ['buyer']);
    ({ offer: offerId } = await stockOffer(app.database.prisma, seller.organisationId));
    await app.database.sql.query(`UPDATE organisation SET vat = 'FR40303265045' WHERE id = ANY ($1)`, [
      [seller.organisationId],
    ]);
  });
  after(async () => app.close());

  const line = (tonnes: number) => ({
    offerId,
    quantity: { unit: 'tonne', amountMilli: (tonnes * 1_000).toString() },
  });
  const usdc = { currency: 'USDC' };
  const payer = '0x3333333333333333333333333333333333333333';

  it('takes a guest’s basket from its cookie into the member’s, orders it, and says how each order is paid', async () => {
    const guest = app.browserOf();
    const made = await guest.post<MadeBasket>('/v2/baskets', usdc);
    expect(made.status).to.equal(201);
    const cookie = String([made.headers['set-cookie']].flat()[0]);
    expect(cookie).to.contain('HttpOnly').and.to.contain('SameSite=Lax');
    const key = cookie.split(';')[0] ?? '';
    const kept = app.browserOf(key);
    const filled = await kept.post<MadeBasket>('/v2/baskets/current/lines', line(5));
    expect([filled.status, filled.body.token, filled.body.lineCount]).to.deep.equal([201, null, 1]);
    expect((await guest.get<MadeBasket>('/v2/baskets/current')).body.lineCount).to.equal(0);
    const foreign = await rival.browser.get(`/v2/baskets/${filled.body.id ?? ''}`);
    expect(foreign.status).to.equal(404);

    const signedIn = app.browserOf(`${buyer.browser.cookie}; ${key}`);
    const merged = await signedIn.post<MadeBasket>('/v2/baskets/current/merge');
    expect([merged.status, merged.body.lineCount, merged.body.currency]).to.deep.equal([200, 1, 'USDC']);
    expect(String(merged.headers['set-cookie'])).to.contain('Max-Age=0');
    expect((await kept.get<MadeBasket>('/v2/baskets/current')).body.lineCount).to.equal(0);

    // 5 t at 720 USDC, both in France: 3,600.00 and 20 %.
    expect(merged.body.totals.grossMinor).to.equal('4320000000');
    const accept = { totalMinor: merged.body.totals.grossMinor };
    const headers = { 'idempotency-key': 'checkout-1' };
    const input = { basketId: merged.body.id, payer, accept };
    const ordered = await buyer.browser.post<OrderGroup>('/v2/checkouts', input, headers);
    expect([ordered.status, ordered.body.status]).to.deep.equal([201, 'awaiting-payment']);
    const repeated = await buyer.browser.post<OrderGroup>('/v2/checkouts', input, headers);
    expect([repeated.status, repeated.body.id]).to.deep.equal([201, ordered.body.id]);
    const { actions } = (await buyer.browser.get<GroupPayment>(`/v2/order-groups/${ordered.body.id}/payment`))
      .body;
    expect(actions.map(({ amountMinor, typedData }) => [amountMinor, typedData !== null])).to.deep.equal([
      ['4341600000', true],
    ]);
    const { id, vendors } = ordered.body;
    const sheet = `/v2/order-groups/${id}/confirmations/${vendors[0]?.seller.organisationId ?? ''}`;
    const html = await buyer.browser.get(`${sheet}?format=html&language=de`);
    expect(html.raw.toString()).to.contain(`Auftragsbestätigung ${ordered.body.number}`);
    expect(html.raw.toString()).to.contain('4.320,00').and.to.contain('Abholung durch den Käufer');
    const orderId = vendors[0]?.orders[0]?.id ?? '';
    const pdf = await buyer.browser.get(`/v2/orders/${orderId}/confirmation?language=fr`);
    expect([pdf.status, pdf.headers['content-type']]).to.deep.equal([200, 'application/pdf']);
    expect(pdf.raw.subarray(0, 5).toString()).to.equal('%PDF-');
    expect((await rival.browser.get(sheet)).status).to.equal(404);
    expect((await buyer.browser.get<Page<OrderSummary>>('/v2/orders')).body.items).to.have.lengthOf(1);
    expect((await rival.browser.get<Page<OrderSummary>>('/v2/orders')).body.items).to.have.lengthOf(0);
    expect((await rival.browser.get(`/v2/order-groups/${ordered.body.id}`)).status).to.equal(404);
    expect((await app.browserOf().get(`/v2/order-groups/${ordered.body.id}`)).status).to.equal(401);
  });

  it('tells what is wrong with a checkout as a problem, field by field or with the figures', async () => {
    const { body } = await buyer.browser.post<MadeBasket>('/v2/baskets', { name: 'Hall 2', ...usdc });
    const filled = await buyer.browser.post<MadeBasket>(`/v2/baskets/${body.id ?? ''}/lines`, line(1));
    const at = (more: object) => ({ basketId: body.id, payer, accept: { totalMinor: '1' }, ...more });
    const keyless = await buyer.browser.post('/v2/checkouts', at({}));
    expect([keyless.status, keyless.body.reason]).to.deep.equal([400, 'idempotency-key-missing']);
    let asked = 0;
    const checkOut = (input: object) =>
      buyer.browser.post('/v2/checkouts', input, { 'idempotency-key': `wrong-${(asked += 1).toString()}` });
    const stale = await checkOut(at({}));
    expect(stale.status).to.equal(409);
    expect(stale.body).to.deep.include({
      reason: 'price-changed',
      figures: { currency: 'USDC', totalMinor: filled.body.totals.grossMinor, acceptedMinor: '1' },
    });
    const noWallet = await checkOut(at({ payer: undefined }));
    expect(noWallet.status).to.equal(400);
    const both = await checkOut(at({ lines: [line(1)] }));
    expect(both.status).to.equal(400);
    expect((await app.browserOf().post('/v2/checkouts', at({}))).status).to.equal(401);
    const nonsense = await buyer.browser.get('/v2/baskets/nonsense');
    expect(nonsense.status).to.equal(404);
  });
});
