import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { DeliverWebhooks } from '../../src/webhook/deliver-webhooks.ts';
import { tellOrganisation } from '../../src/webhook/index.ts';
import { NoteHappenings } from '../../src/webhook/note-happenings.ts';
import { WebhookEndpoints } from '../../src/webhook/webhook-endpoints.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';

interface Taken {
  headers: IncomingHttpHeaders;
  body: string;
}

describe('webhooks: what organisations are told', () => {
  let market: Market;
  let server: Server;
  let url: string;
  let endpoints: WebhookEndpoints;
  let deliver: DeliverWebhooks;
  let taken: Taken[];
  let answer: number;

  beforeEach(async () => {
    taken = [];
    answer = 204;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        taken.push({ headers: request.headers, body });
        response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}/hooks`;
    market = await openMarket({ env: { WEBHOOK_PRIVATE_HOSTS: host } });
    endpoints = new WebhookEndpoints(market.config, market.database.prisma);
    deliver = new DeliverWebhooks(market.config, market.database.prisma);
  });
  afterEach(async () => {
    await market.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const add = () =>
    endpoints.add(market.seller, { url, kinds: ['invoice.issued', 'payout.settled', 'payout.returned'] });
  const tell = (key = 'invoice:1', organisationId = market.ids.seller) =>
    market.database.prisma.transact((tx) =>
      tellOrganisation(tx, {
        key,
        organisationId,
        kind: 'invoice.issued',
        happenedAt: new Date('2026-11-26T09:00:00Z'),
        data: { number: 'V0001-2026-000001' },
      }),
    );
  const due = () => market.database.sql.query('UPDATE webhook_delivery SET next_at = now()');
  const log = async () => (await endpoints.deliveries(market.seller, {})).items;

  it('arrive signed, once for each happening, at who listens', async () => {
    const { secret } = await add();
    expect([await tell(), await tell(), await tell('invoice:2', market.ids.buyer)]).to.deep.equal([
      true,
      false,
      true,
    ]);
    await deliver.run();
    expect(taken).to.have.length(1);
    const { headers, body } = taken[0]!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).to.deep.equal({
      type: 'invoice.issued',
      timestamp: '2026-11-26T09:00:00.000Z',
      data: { number: 'V0001-2026-000001' },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).to.throw(
      'No matching signature',
    );
    expect((await log()).map(({ state, status, eventId }) => [state, status, eventId])).to.deep.equal([
      ['delivered', 204, headers['webhook-id']],
    ]);
  });

  it('come again under the same id until they are taken, and the endpoint is turned off after three days', async () => {
    await add();
    await tell();
    answer = 500;
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await deliver.run();
      const [delivery] = await log();
      expect(delivery).to.include({
        state: 'waiting',
        attempts: attempt + 1,
        lastError: 'The receiver answered 500.',
      });
      await due();
    }
    await deliver.run();
    expect(new Set(taken.map(({ headers }) => headers['webhook-id']))).to.have.property('size', 1);
    expect(taken).to.have.length(10);
    expect((await log())[0]).to.include({ state: 'failed', attempts: 10 });
    expect((await endpoints.list(market.seller))[0]).to.include({
      state: 'off',
      failure: 'It took nothing for three days. The receiver answered 500.',
    });
    answer = 200;
    const [endpoint] = await endpoints.list(market.seller);
    await endpoints.turn(market.seller, endpoint!.id, 'on');
    await endpoints.resend(market.seller, (await log())[0]!.id);
    await deliver.run();
    expect((await log())[0]).to.include({ state: 'delivered', status: 200 });
  });

  it('stop at once when the receiver is gone, and follow nobody elsewhere', async () => {
    await add();
    await tell();
    answer = 302;
    await deliver.run();
    expect((await log())[0]).to.include({ state: 'waiting', lastError: 'The receiver answered 302.' });
    answer = 410;
    await due();
    await deliver.run();
    expect((await log())[0]).to.include({ state: 'failed', status: 410 });
    expect((await endpoints.list(market.seller))[0]).to.include({ state: 'off' });
  });

  it('are signed by the old secret and the new one for a day after a rotation', async () => {
    const { id, secret } = await add();
    const rotated = await endpoints.rotate(market.seller, id);
    expect(rotated.secret).to.not.equal(secret);
    expect(rotated.oldSecretUntil).to.be.a('string');
    await tell();
    await deliver.run();
    for (const each of [secret, rotated.secret])
      expect(() =>
        new Webhook(each).verify(taken[0]!.body, taken[0]!.headers as Record<string, string>),
      ).to.not.throw();
    await market.database.sql.query(`UPDATE webhook_endpoint SET old_until = now() - interval '1 second'`);
    await tell('invoice:3');
    await deliver.run();
    expect(() =>
      new Webhook(secret).verify(taken[1]!.body, taken[1]!.headers as Record<string, string>),
    ).to.throw();
    expect(() =>
      new Webhook(rotated.secret).verify(taken[1]!.body, taken[1]!.headers as Record<string, string>),
    ).to.not.throw();
  });

  it('go to public addresses over HTTPS only', async () => {
    const refused = async (to: string) =>
      (await problemOf(endpoints.add(market.seller, { url: to, kinds: ['invoice.issued'] })))?.code ??
      'taken';
    for (const to of [
      'http://example.com/hooks',
      'https://127.0.0.1/hooks',
      'https://[::1]/',
      'https://10.0.0.7/',
      'https://169.254.169.254/latest',
      'https://localhost/',
      'https://user:pass@example.com/',
      'ftp://example.com/',
    ]) {
      expect(await refused(to), to).to.equal('invalid-input');
    }
    expect(await refused('https://example.com/hooks')).to.equal('taken');
    // A name that resolves inside is refused when it is called.
    await market.database.sql.query(
      `UPDATE webhook_endpoint SET url = 'https://localhost.localdomain.invalid/'`,
    );
    await tell();
    await deliver.run();
    expect((await log())[0]?.state).to.equal('waiting');
    expect(taken).to.deep.equal([]);
  });

  it('belong to one organisation, and their secret is in no row and no answer afterwards', async () => {
    const { id, secret } = await add();
    await tell();
    expect((await problemOf(endpoints.rotate(market.buyer, id)))?.code).to.equal('not-found');
    expect((await problemOf(endpoints.resend(market.buyer, (await log())[0]!.id)))?.code).to.equal(
      'not-found',
    );
    expect(await endpoints.list(market.buyer)).to.deep.equal([]);
    expect((await endpoints.deliveries(market.buyer, {})).items).to.deep.equal([]);
    const { rows } = await market.database.sql.query<{ text: string }>(
      'SELECT e::text AS text FROM webhook_endpoint e UNION ALL SELECT a::text FROM audit_entry a',
    );
    expect(rows.filter(({ text }) => text.includes(secret.slice(6, 20)))).to.deep.equal([]);
    expect(JSON.stringify(await endpoints.list(market.seller))).to.not.include('secret"');
  });

  it('tell buyer and seller when an order reads otherwise, once each time', async () => {
    await market.order();
    await endpoints.add(market.buyer, { url, kinds: ['order.status-changed'] });
    const note = new NoteHappenings(market.database.prisma);
    const order = await market.order();
    const set = (change: string) =>
      market.database.sql.query(
        `UPDATE payment SET ${change}, updated_at = clock_timestamp() WHERE order_id = $1`,
        [order.id],
      );
    await note.run();
    await Promise.all([note.run(), note.run()]);
    await set("state = 'authorized', is_final = false");
    await note.run();
    // Another column, the same status.
    await set('captures_at = now()');
    await note.run();
    await set('is_final = true');
    await Promise.all([note.run(), note.run()]);
    for (let turn = 0; turn < 4; turn += 1) await deliver.run();
    const told = taken.map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data);
    const named = { orderId: order.id, orderNumber: order.number };
    expect(told).to.have.deep.members([
      { ...named, from: null, to: 'awaiting-payment' },
      { ...named, from: 'awaiting-payment', to: 'payment-pending' },
      { ...named, from: 'payment-pending', to: 'confirmed' },
    ]);
  });

  it('are made of settlements and payouts that others have kept, from when somebody listens', async () => {
    const { sql, prisma } = market.database;
    const order = await market.order();
    const move = (from: string, to: string) =>
      sql.query(
        `INSERT INTO settlement_transition (order_id, from_state, to_state, cause, facts, at) VALUES ($1, $2, $3, 'test', '{}', clock_timestamp())`,
        [order.id, from, to],
      );
    await move('planned', 'funding-seen');
    await endpoints.add(market.buyer, { url, kinds: ['order.settlement-changed', 'payment.captured'] });
    await add();
    await move('funding-seen', 'funded-final');
    await move('release-seen', 'released-final');
    await sql.query(`INSERT INTO payout_batch (id, number, proposed_by) VALUES ($1, 'P1', 'u')`, [order.id]);
    await sql.query(
      `INSERT INTO payout (id, batch_id, seller_id, seller_account, currency, method, destination, payable_minor, debt_minor,
              amount_minor, state, updated_at) VALUES ($1, $1, $2, '0x1', 'EUR', 'sepa', '{}', 500, 0, 500, 'settled', clock_timestamp())`,
      [order.id, market.ids.seller],
    );
    const payoutSays = (state: string, cause: string) =>
      sql.query(
        'INSERT INTO payout_event (payout_id, at, state, cause) VALUES ($1, clock_timestamp(), $2, $3)',
        [order.id, state, cause],
      );
    await payoutSays('sent', 'The bank has taken it.');
    await payoutSays('settled', 'The bank statement shows it.');
    await payoutSays('returned', 'The bank sent it back (AC04): closed account.');
    const note = new NoteHappenings(prisma);
    await Promise.all([note.run(), note.run()]);
    await note.run();
    await deliver.run();
    const told = taken.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
    expect(
      told.map(({ type, data }) => `${type} ${String(data['to'] ?? data['amountMinor'])}`).sort(),
    ).to.deep.equal([
      'order.settlement-changed funded-final',
      'order.settlement-changed released-final',
      'payment.captured released-final',
      'payout.returned 500',
      'payout.settled 500',
    ]);
    expect(told.find(({ type }) => type === 'payout.returned')?.data['failure']).to.equal(
      'The bank sent it back (AC04): closed account.',
    );
    expect(told.find(({ type }) => type === 'payment.captured')?.data).to.include({
      orderNumber: order.number,
    });
  });
});
