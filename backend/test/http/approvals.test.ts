import { expect } from 'chai';
import type { Approval, ApprovalPage, Order } from '@topsteel/domain/api';
import { openApp, type Browser, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

const PAYER = '0x3333333333333333333333333333333333333333';

describe('An order above a limit, over HTTP', () => {
  let test: TestApp;
  let mill: Member;
  let buyer: Member;
  let rival: Member;
  let ines: Browser;
  let finance: Browser;
  let offerId: string;
  before(async () => {
    test = await openApp();
    mill = await test.join('Aciérie de la Moselle', ['mill']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    rival = await test.join('Donau Stahl', ['buyer']);
    ({ offer: offerId } = await stockOffer(test.database.prisma, mill.organisationId));
    const operator = await test.signIn('operator@steel.test');
    const add = async (name: string, roles: string[]) => {
      const email = `${name}@alpen.test`;
      const path = `/v2/organisations/${buyer.organisationId}/members`;
      const person = { email, name, password: 'correct horse battery', roles };
      const { body } = await operator.post<{ id: string }>(path, person);
      return { id: body.id, browser: await test.signIn(email) };
    };
    const { id: userId, browser } = await add('Ines', ['buyer']);
    ines = browser;
    finance = (await add('Fritz', ['finance'])).browser;
    const limit = { userId, period: 'order', currency: 'USDC', amountMinor: '1000000' };
    expect((await buyer.browser.post('/v2/spending-limits', limit)).status).to.equal(200);
  });
  after(() => test.close());

  const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
  const ask = async (): Promise<Approval> => {
    const lines = [{ offerId, quantity: { unit: 'tonne', amountMilli: '1000' } }];
    const wanted = (totalMinor: string) => ({
      checkout: { lines, currency: 'USDC', payer: PAYER, accept: { totalMinor } },
      reason: 'Plates for hall 7.',
    });
    const refused = await ines.post<{ figures: { totalMinor: string } }>('/v2/approvals', wanted('1'), key());
    const { totalMinor } = refused.body.figures;
    const { status, body } = await ines.post<Approval>('/v2/approvals', wanted(totalMinor), key());
    expect(status, JSON.stringify(body)).to.equal(201);
    return body;
  };

  it('is read by the company, decided by who may, and unknown to every other company', async () => {
    const { id, totalMinor } = await ask();
    const accept = { accept: { totalMinor } };
    const path = `/v2/approvals/${id}`;
    expect((await finance.get<Approval>(path)).body).to.include({ mayDecide: false, whyNot: 'not-approver' });
    for (const [who, status] of [
      [finance, 403],
      [ines, 403],
      [rival.browser, 404],
      [mill.browser, 404],
    ] as const) {
      expect((await who.post(`${path}/approval`, accept, key())).status).to.equal(status);
      expect((await who.post(`${path}/refusal`, { sentence: 'No need.' }, key())).status).to.equal(status);
    }
    expect((await rival.browser.get(path)).status).to.equal(404);
    expect((await rival.browser.get<ApprovalPage>('/v2/approvals')).body.items).to.deep.equal([]);
    expect((await buyer.browser.get<ApprovalPage>('/v2/approvals')).body).to.include({ waitingForMe: 1 });
  });

  it('is approved by a session that was just raised, once, and stands in the name of who asked', async () => {
    const { id, totalMinor } = await ask();
    const { browser } = buyer;
    const approve = (extra = key()) =>
      browser.post<Approval & { reason: string }>(
        `/v2/approvals/${id}/approval`,
        { accept: { totalMinor } },
        extra,
      );
    await test.database.sql.query(`UPDATE session SET raised_at = now() - interval '1 hour'`);
    expect((await approve()).body.reason).to.equal('step-up-needed');
    await test.database.sql.query('UPDATE session SET raised_at = now()');
    expect((await approve({ 'idempotency-key': '' })).status).to.equal(400);
    const once = key();
    const [first, second] = [await approve(once), await approve(once)];
    expect([first.status, second.status]).to.deep.equal([200, 200]);
    expect(second.body.groupId).to.equal(first.body.groupId);
    const { body } = await ines.get<{ items: Order[] }>('/v2/orders');
    expect(body.items).to.have.lengthOf(1);
    const orderId = body.items[0]?.id ?? '';
    expect((await ines.get<Order>(`/v2/orders/${orderId}`)).body.approval).to.include({
      id,
      requestedBy: 'Ines',
    });
    expect((await mill.browser.get<Order>(`/v2/orders/${orderId}`)).body.approval).to.equal(null);
  });
});
