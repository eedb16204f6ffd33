import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GuestCheckoutBegun, GuestOrder, MadeBasket } from '@topsteel/domain/api';
import { expect } from 'chai';
import { PlaceGuestOrders } from '../../src/checkout/place-guest-orders.ts';
import { attemptsOfOrder } from '../../src/rail/infra/attempt-store.ts';
import { openApp, type Answer, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

interface Refusal {
  code: string;
  reason: string;
  detail: string;
  figures?: { totalMinor: string };
}

describe('Guest checkouts: ordering without a sign-in', () => {
  let app: TestApp;
  let seller: Member;
  let offerId: string;
  beforeEach(async () => {
    app = await openApp({
      env: {
        BANK_API_URL: 'http://127.0.0.1:9',
        BANK_API_TOKEN: 'no-bank-there',
        BANK_IBAN: 'LU280019400644750000',
        PLATFORM_COUNTRY: 'FR',
      },
    });
    seller = await app.join('Aciers du Rhin', ['mill']);
    ({ offer: offerId } = await stockOffer(app.database.prisma, seller.organisationId));
    await app.database.sql.query(`UPDATE organisation SET vat = 'FR40303265045' WHERE id = $1`, [
      seller.organisationId,
    ]);
    await app.database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ('EUR', 'USD', 7, 116243100, now(), now() + interval '1 hour', '[]', '[]')`,
    );
  });
  afterEach(() => app.close());

  const line = (tonnes = 5) => ({
    offerId,
    quantity: { unit: 'tonne', amountMilli: (tonnes * 1_000).toString() },
  });
  // 5 t at 720 USDC, both in France: 3,600.00 and 20 %.
  const inputOf = (more: object = {}) => ({
    lines: [line()],
    company: { name: 'Nordbau', legalName: 'Nordbau SARL', country: 'FR', city: 'Lille' },
    contact: { name: 'Inès Petit', email: 'Ines@nordbau.test' },
    language: 'fr',
    currency: 'USDC',
    rail: 'sepa',
    accept: { totalMinor: '4320000000' },
    ...more,
  });
  const begin = <T = GuestCheckoutBegun>(more: object = {}, key: string = randomUUID()): Promise<Answer<T>> =>
    app.browserOf().post<T>('/v2/guest-checkouts', inputOf(more), { 'idempotency-key': key });
  const guestOf = (token: string) => app.browserOf().get<GuestOrder>(`/v2/guest-orders/${token}`);
  const act = <T = GuestOrder>(token: string, what: string, body?: object, key: string = randomUUID()) =>
    app.browserOf().post<T>(`/v2/guest-orders/${token}/${what}`, body, { 'idempotency-key': key });
  /** Guests, companies of theirs, letters and orders there are. */
  const made = async () => {
    const { rows } = await app.database.sql.query<Record<string, number>>(
      `SELECT (SELECT count(*)::integer FROM guest_checkout) AS guests,
              (SELECT count(*)::integer FROM organisation WHERE name = 'Nordbau') AS companies,
              (SELECT count(*)::integer FROM outbox_message WHERE key LIKE 'guest-checkout:%:begun') AS letters,
              (SELECT count(*)::integer FROM purchase_order) AS orders`,
    );
    return rows[0];
  };
  const newest = async () => {
    const { rows } = await app.database.sql.query<{ id: string; organisation_id: string; state: string }>(
      'SELECT id, organisation_id, state FROM guest_checkout ORDER BY id DESC LIMIT 1',
    );
    return rows[0]!;
  };
  /** Places the newest order: by this run, or by that of the marketplace's own clock, which this one then passes over. */
  const place = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) {
      await app.app.get(PlaceGuestOrders).run();
      if ((await newest()).state !== 'registering') return;
      await pause(25);
    }
    throw new Error('The order of the guest was not placed.');
  };
  const register = async (status: 'final' | 'failed' = 'final'): Promise<void> => {
    const { organisation_id: id } = await newest();
    const outcome = status === 'final' ? { organisation: `0x${'ab'.repeat(20)}` } : { message: 'Reverted.' };
    await app.moveIntent(`register-organisation:${id}`, status, outcome);
    await place();
  };
  const letterOf = async (): Promise<{ subject: string; to: string[]; token: string }> => {
    const { rows } = await app.database.sql.query<{
      payload: { subject: string; to: string[]; text: string };
    }>(`SELECT payload FROM outbox_message WHERE key = $1`, [`guest-checkout:${(await newest()).id}:begun`]);
    const { subject, to, text } = rows[0]!.payload;
    return { subject, to, token: /\/guest\/([\w-]{43})/.exec(text)?.[1] ?? '' };
  };

  it('registers the company, and places the order by itself when that is done', async () => {
    const { status, body } = await begin();
    expect(status).to.equal(202);
    expect(body.order).to.include({ state: 'registering', email: 'ines@nordbau.test', isVerified: false });
    expect(body.link).to.equal(`http://steel.test/guest/${body.token}`);
    expect([body.order.group, body.order.actions]).to.deep.equal([null, []]);
    expect(await app.app.get(PlaceGuestOrders).run()).to.equal(0);
    await register();
    const { body: placed, headers } = await guestOf(body.token);
    expect(placed).to.include({ state: 'placed', problem: null });
    expect(headers['cache-control']).to.equal('private, no-store');
    expect(placed.group).to.include({ status: 'awaiting-payment', acceptedMinor: '4320000000' });
    // At most 4,341.60 USDC at 1.162431 USD/EUR, rounded up: 3,734.94 EUR.
    expect(
      placed.actions.map(({ rail, currency, amountMinor }) => [rail, currency, amountMinor]),
    ).to.deep.equal([['sepa', 'EUR', '373494']]);
    expect(await app.app.get(PlaceGuestOrders).run()).to.equal(0);
    const { rows } = await app.database.sql.query('SELECT count(*)::integer AS n FROM purchase_order');
    expect(rows).to.deep.equal([{ n: 1 }]);
    const secrets = await app.database.sql.query<{ row: string }>(
      'SELECT g::text AS row FROM guest_checkout g',
    );
    expect(secrets.rows[0]?.row)
      .to.not.contain(body.token)
      .and.to.not.contain((await letterOf()).token);
    expect((await guestOf('x'.repeat(43))).status).to.equal(404);
  });

  it('leads back from a payment page to the guest’s own page, and not to one that asks for a sign-in', async () => {
    const { token } = (await begin()).body;
    await register();
    const orderId = (await guestOf(token)).body.actions[0]?.orderId ?? '';
    const attempts = await attemptsOfOrder(app.database.prisma.client, orderId, 'http://steel.test');
    expect(attempts.map(({ returnUrl, payer }) => [returnUrl, payer])).to.deep.equal([
      ['http://steel.test/guest/return', { name: 'Nordbau', email: 'ines@nordbau.test' }],
    ]);
  });

  it('takes the guest’s basket by its key, once', async () => {
    const opened = await app.browserOf().post<MadeBasket>('/v2/baskets', { currency: 'USDC' });
    const key = { 'x-basket-token': opened.body.token ?? '' };
    const guest = app.browserOf();
    const filled = await guest.post<MadeBasket>('/v2/baskets/current/lines', line(), key);
    const input = inputOf({ lines: undefined, currency: undefined, basketId: filled.body.id });
    const order = <T>(headers: object) =>
      guest.post<T>('/v2/guest-checkouts', input, { 'idempotency-key': randomUUID(), ...headers });
    expect((await order({})).status).to.equal(404);
    const keyed = { ...key, 'idempotency-key': 'once' };
    const begun = await order<GuestCheckoutBegun>(keyed);
    expect(begun.status).to.equal(202);
    const again = await order<Refusal>(key);
    expect([again.status, again.body.reason]).to.deep.equal([409, 'basket-empty']);

    // A short key will do: only who has the basket's own can name it.
    const replayed = await order(keyed);
    expect([replayed.status, replayed.body]).to.deep.equal([202, begun.body]);
    const other = await app.browserOf().post<MadeBasket>('/v2/baskets', { currency: 'USDC' });
    const stranger = await order({ ...keyed, 'x-basket-token': other.body.token ?? '' });
    expect(stranger.status).to.equal(404);
    await register();
    expect((await guestOf(begun.body.token)).body.state).to.equal('placed');
  });

  it('keeps the goods until the mailbox is proved, with the secret of the letter alone', async () => {
    const { token } = (await begin()).body;
    await register();
    const letter = await letterOf();
    expect(letter).to.deep.include({
      subject: 'Confirmez la commande de Nordbau',
      to: ['ines@nordbau.test'],
    });
    const orderId = (await guestOf(token)).body.group?.vendors[0]?.orders[0]?.id ?? '';
    await app.database.sql.query(
      `UPDATE payment SET state = 'authorized', is_final = true WHERE order_id = $1`,
      [orderId],
    );
    const ship = () =>
      seller.browser.post<Refusal>(`/v2/orders/${orderId}/shipment`, { carrier: 'Transports Lorrains' });
    const refused = await ship();
    expect([refused.status, refused.body.reason]).to.deep.equal([409, 'guest-unverified']);
    const other = await act<Refusal>(token, 'verification');
    expect([other.status, other.body.reason]).to.deep.equal([403, 'letter-needed']);
    const proved = await act(letter.token, 'verification');
    expect([proved.status, proved.body.isVerified]).to.deep.equal([200, true]);
    expect((await act(letter.token, 'verification')).status).to.equal(200);
    expect((await ship()).status).to.be.lessThan(300);
  });

  it('becomes an account by a password, once, and only for who has the mailbox', async () => {
    const { token } = (await begin()).body;
    await register();
    const letter = await letterOf();
    const password = { password: 'correct horse battery' };
    expect((await act<Refusal>(token, 'claim', password)).body.reason).to.equal('letter-needed');
    expect((await act(letter.token, 'claim', { password: 'password123' })).status).to.equal(400);
    const claimed = await act<{ email: string; organisation: { name: string } }>(
      letter.token,
      'claim',
      password,
    );
    expect([claimed.status, claimed.body.email, claimed.body.organisation.name]).to.deep.equal([
      201,
      'ines@nordbau.test',
      'Nordbau',
    ]);
    expect((await act<Refusal>(letter.token, 'claim', password)).body.reason).to.equal('claimed');
    const member = await app.signIn('ines@nordbau.test');
    const { items } = (await member.get<{ items: { number: string }[] }>('/v2/order-groups')).body;
    expect(items).to.have.lengthOf(1);
    const { isVerified, isClaimed } = (await guestOf(token)).body;
    expect([isVerified, isClaimed]).to.deep.equal([true, true]);
  });

  it('stops when the price moved meanwhile, and goes on at the accepted total', async () => {
    const { token } = (await begin()).body;
    await app.database.sql.query('UPDATE offer SET price_per_tonne_minor = 730000000 WHERE id = $1', [
      offerId,
    ]);
    await register();
    const stopped = (await guestOf(token)).body;
    // 5 t at 730 USDC and 20 %.
    expect(stopped).to.include({ state: 'stopped', group: null });
    expect(stopped.problem).to.include({ reason: 'price-changed', totalMinor: '4380000000' });
    const accepted = await act(token, 'acceptance', { totalMinor: '4380000000' });
    expect([accepted.status, accepted.body.state]).to.deep.equal([202, 'registering']);
    await place();
    expect((await guestOf(token)).body.group?.acceptedMinor).to.equal('4380000000');
    const again = await act<Refusal>(token, 'acceptance', { totalMinor: '1' });
    expect([again.status, again.body.reason]).to.deep.equal([409, 'not-stopped']);
  });

  it('accepts a total once, whatever became of the order meanwhile, and for this order alone', async () => {
    const { token } = (await begin()).body;
    const { token: otherToken } = (await begin()).body;
    await app.database.sql.query('UPDATE offer SET price_per_tonne_minor = 730000000 WHERE id = $1', [
      offerId,
    ]);
    await app.database.sql.query(
      `UPDATE guest_checkout SET state = 'stopped', problem = '{"reason":null,"sentence":"Stopped.","totalMinor":null}'`,
    );
    const total = { totalMinor: '4380000000' };
    const accepted = await act(token, 'acceptance', total, 'yes');
    expect([accepted.status, accepted.body.state]).to.deep.equal([202, 'registering']);
    const repeat = await act(token, 'acceptance', total, 'yes');
    expect([repeat.status, repeat.headers['idempotent-replayed']]).to.deep.equal([202, 'true']);
    expect(repeat.body).to.deep.equal(accepted.body);
    const changed = await act<Refusal>(token, 'acceptance', { totalMinor: '1' }, 'yes');
    expect([changed.status, changed.body.code]).to.deep.equal([422, 'idempotency-mismatch']);
    const other = await act(otherToken, 'acceptance', total, 'yes');
    expect([other.status, other.headers['idempotent-replayed']]).to.deep.equal([202, undefined]);
  });

  it('orders once when it is sent twice, and tells what was told, to who sends the same again', async () => {
    const key = randomUUID();
    const first = await begin({}, key);
    const second = await begin({}, key);
    expect([first.status, second.status]).to.deep.equal([202, 202]);
    expect(second.headers['idempotent-replayed']).to.equal('true');
    expect(second.headers['cache-control']).to.equal('private, no-store');
    expect(second.body).to.deep.equal(first.body);
    await register();
    expect(await made()).to.deep.equal({ guests: 1, companies: 1, letters: 1, orders: 1 });

    const changed = await begin<Refusal>({ lines: [line(1)], accept: { totalMinor: '864000000' } }, key);
    expect([changed.status, changed.body.code]).to.deep.equal([422, 'idempotency-mismatch']);
    // Somebody else's mailbox: another guest, who is told nothing of the first.
    const contact = { name: 'Inès Petit', email: 'eve@elsewhere.test' };
    const stranger = await begin({ contact }, key);
    expect(stranger.headers['idempotent-replayed']).to.equal(undefined);
    expect(stranger.body.token).to.not.equal(first.body.token);
    expect(await made()).to.include({ guests: 2, companies: 2 });
  });

  it('wants a key that nobody guesses, and keeps neither it nor the secret of the answer', async () => {
    const none = await app.browserOf().post<Refusal>('/v2/guest-checkouts', inputOf());
    expect([none.status, none.body.reason]).to.deep.equal([400, 'idempotency-key-missing']);
    const guessed = await begin<Refusal>({}, 'order-1');
    expect([guessed.status, guessed.body.reason]).to.deep.equal([400, 'idempotency-key-guessable']);
    expect(await made()).to.include({ guests: 0, companies: 0 });

    const key = randomUUID();
    const { token, link } = (await begin({}, key)).body;
    const { rows } = await app.database.sql.query<{ row: string }>(
      'SELECT a::text AS row FROM idempotent_answer a WHERE status = 202 ORDER BY created_at DESC',
    );
    expect(rows[0]?.row).to.contain('sealed');
    for (const secret of [key, token, link, 'nordbau']) expect(rows[0]?.row).to.not.contain(secret);
  });

  it('orders once when ten come at once', async () => {
    const key = randomUUID();
    const all = await Promise.all(Array.from({ length: 10 }, () => begin<Refusal>({}, key)));
    const told = all.map(({ status, body }) => (status === 202 ? 'begun' : `${status} ${body.reason}`));
    expect(told.filter((what) => what === 'begun')).to.have.length.greaterThan(0);
    expect(told.every((what) => what === 'begun' || what === '409 request-in-progress')).to.equal(true);
    const last = await begin({}, key);
    const tokens = all.flatMap(({ status, body }) =>
      status === 202 ? [(body as never as typeof last.body).token] : [],
    );
    expect(new Set([...tokens, last.body.token]).size).to.equal(1);
    await register();
    expect(await made()).to.deep.equal({ guests: 1, companies: 1, letters: 1, orders: 1 });
    expect((await guestOf(last.body.token)).body.state).to.equal('placed');
  });

  it('ends where the register refuses the company', async () => {
    const { token } = (await begin()).body;
    await register('failed');
    const { state, problem } = (await guestOf(token)).body;
    expect([state, problem?.sentence.includes('nothing is owed')]).to.deep.equal(['failed', true]);
  });

  it('is refused at another total, for a registered VAT number, and above five a day of one mailbox', async () => {
    const stale = await begin<Refusal>({ accept: { totalMinor: '1' } });
    expect([stale.status, stale.body.figures?.totalMinor]).to.deep.equal([409, '4320000000']);
    const company = { ...inputOf().company, vat: 'FR40303265045' };
    const taken = await begin<Refusal>({ company });
    expect([taken.status, taken.body.reason]).to.deep.equal([409, 'sign-in-needed']);
    expect(JSON.stringify(taken.body)).to.not.contain('Aciers').and.to.not.contain('registered');
    expect((await begin({ rail: 'usdc-escrow' })).status).to.equal(400);
    expect((await begin({ rail: 'card' })).status).to.equal(503);
    const small = { lines: [line(1)], accept: { totalMinor: '864000000' } };
    for (let one = 0; one < 5; one += 1) expect((await begin(small)).status).to.equal(202);
    const sixth = await begin<Refusal>(small);
    expect([sixth.status, sixth.body.reason]).to.deep.equal([429, 'guest-checkouts']);
    const { rows } = await app.database.sql.query(
      `SELECT (SELECT count(*)::integer FROM guest_checkout) AS guests,
              (SELECT count(*)::integer FROM organisation WHERE name = 'Nordbau') AS companies`,
    );
    expect(rows).to.deep.equal([{ guests: 5, companies: 5 }]);
  });

  it('gives a VAT number back that nobody proved in time', async () => {
    const company = { ...inputOf().company, vat: 'FR61954506077' };
    expect((await begin({ company })).status).to.equal(202);
    const { freeVatNumbers } = await import('../../src/checkout/infra/guest-store.ts');
    expect(await freeVatNumbers(app.database.prisma.client, new Date())).to.equal(0);
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await freeVatNumbers(app.database.prisma.client, later)).to.equal(1);
    expect((await begin({ company })).status).to.equal(202);
  });
});
