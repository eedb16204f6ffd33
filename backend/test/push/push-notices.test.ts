import { createECDH, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import webPush from 'web-push';
import { Config } from '../../src/platform/config/index.ts';
import { DeliverNotices } from '../../src/push/deliver-notices.ts';
import { PushSubscriptionList } from '../../src/push/push-subscriptions.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';

/** A browser's side of Web Push: its keys, and what it reads out of a message (RFC 8291, aes128gcm of RFC 8188). */
function openBrowserSide() {
  const ecdh = createECDH('prime256v1');
  const publicKey = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): Record<string, unknown> {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const sender = body.subarray(21, 21 + keyLength);
      const sealed = body.subarray(21 + keyLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]);
      const ikm = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
      const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      cipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      // The last record ends with 0x02.
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as Record<string, unknown>;
    },
  };
}

describe('messages to browsers', () => {
  const vapid = webPush.generateVAPIDKeys();
  const browser = openBrowserSide();
  const taken: { path: string; headers: Record<string, unknown>; body: Buffer }[] = [];
  let status = 201;
  let server: Server;
  let host: string;
  let market: Market;
  let subscriptions: PushSubscriptionList;
  let deliver: DeliverNotices;

  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    market = await openMarket({
      lotGrams: 200_000_000n,
      env: {
        PUBLIC_URL: 'https://steel.example',
        PUSH_PRIVATE_HOSTS: host,
        PUSH_PUBLIC_KEY: vapid.publicKey,
        PUSH_PRIVATE_KEY: vapid.privateKey,
      },
    });
    subscriptions = new PushSubscriptionList(market.config, market.database.prisma);
    deliver = new DeliverNotices(market.config, market.database.prisma);
    for (const { userId, name, organisationId } of [market.buyer, market.seller]) {
      await market.database.sql.query(
        `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING`,
        [userId, name, `${userId.replace(/\W/g, '')}@steel.example`],
      );
      await market.database.sql.query(
        `INSERT INTO member (user_id, organisation_id, duty) VALUES ($1, $2, 'admin') ON CONFLICT DO NOTHING`,
        [userId, organisationId],
      );
    }
  });
  after(async () => {
    await market.close();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    status = 201;
    taken.length = 0;
    await market.database.sql.query('DELETE FROM push_subscription');
  });

  const subscribe = (who = market.buyer, path = 'anke', language: 'de' | 'fr' = 'de') =>
    subscriptions.add(who, { endpoint: `http://${host}/${path}`, keys: browser.keys, language });
  /** A transition of an order's payment, as the settlement keeps it. */
  async function transition(): Promise<{ id: string; number: string }> {
    const order = await market.order();
    await market.database.sql.query(
      `INSERT INTO settlement_transition (order_id, from_state, to_state, cause, facts)
       VALUES ($1, 'open', 'funded-seen', 'test', '{}')`,
      [order.id],
    );
    return { id: order.id, number: order.number };
  }

  it('tell of an order, sealed for the browser, in its language, once', async () => {
    await subscribe();
    await subscribe(market.seller, 'camille', 'fr');
    const { id, number } = await transition();
    await deliver.run();
    await deliver.run();
    const read = Object.fromEntries(taken.map(({ path, body }) => [path, browser.read(body)]));
    expect(taken.length).to.equal(2);
    expect(read['/anke']).to.deep.equal({
      title: `Bestellung ${number}`,
      body: 'Etwas hat sich geändert. Öffnen Sie sie, um zu sehen, wer am Zug ist.',
      path: `/de/orders/${id}`,
      tag: `order-${id}`,
    });
    expect(read['/camille']).to.include({
      title: `Commande ${number}`,
      path: `/fr/vendor/orders/${id}`,
    });
    expect(taken[0]?.headers).to.include({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    expect(taken[0]?.headers['authorization']).to.match(/^vapid t=.+, k=/);
  });

  it('tell of an order above a limit who decides it, and of the decision who asked', async () => {
    const { sql } = market.database;
    const { userId: asks, organisationId } = market.buyer;
    await sql.query(
      `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ('vera', 'Vera Lang', 'vera@steel.example', now())`,
    );
    await sql.query(`UPDATE member SET roles = '{buyer}' WHERE user_id = $1`, [asks]);
    await sql.query(
      `INSERT INTO member (user_id, organisation_id, duty, roles) VALUES ('vera', $1, 'trade', '{approver,buyer}')`,
      [organisationId],
    );
    await subscribe();
    await subscribe({ ...market.buyer, userId: 'vera' }, 'vera', 'fr');
    await subscribe(market.seller, 'camille', 'fr');
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO approval (number, organisation_id, requested_by, requester_id, reason, wanted, seen_lines, quote_ids,
                             prices_until, currency, total_minor, most_minor, expires_at)
       VALUES ('TA-2026-000007', $1, $2, $2, 'Hall 7', '{}', '[]', '{}', now(), 'EUR', 100, 100, now() + interval '7 days')
       RETURNING id`,
      [organisationId, asks],
    );
    const path = `approvals/${rows[0]?.id}`;
    await deliver.run();
    expect(taken.map(({ path: to, body }) => [to, browser.read(body)])).to.deep.equal([
      [
        '/vera',
        {
          title: 'Approbation TA-2026-000007',
          body: 'Une commande attend votre décision.',
          path: `/fr/${path}`,
          tag: `approval-${rows[0]?.id}`,
        },
      ],
    ]);
    taken.length = 0;
    await sql.query(
      `UPDATE approval SET state = 'refused', decided_at = now(), decided_by = 'vera', sentence = 'Too dear.'`,
    );
    await deliver.run();
    expect(taken.map(({ path: to, body }) => [to, browser.read(body)['title']])).to.deep.equal([
      ['/anke', 'Freigabe TA-2026-000007'],
    ]);
    await sql.query('DELETE FROM approval');
    await sql.query(`DELETE FROM "user" WHERE id = 'vera'`);
    await sql.query(`UPDATE member SET roles = '{}' WHERE user_id = $1`, [asks]);
  });

  it('do not tell what happened before a browser asked, nor another company', async () => {
    await transition();
    const kept = await subscribe();
    await market.database.sql.query(
      `UPDATE push_subscription SET created_at = now() + interval '1 second' WHERE id = $1`,
      [kept.id],
    );
    await deliver.run();
    expect(taken.length).to.equal(0);
  });

  it('tell nothing more to who has left the company', async () => {
    await subscribe();
    await subscribe(market.seller, 'camille', 'fr');
    const { userId, organisationId } = market.buyer;
    await market.database.sql.query('DELETE FROM member WHERE user_id = $1', [userId]);
    await transition();
    await deliver.run();
    expect(taken.map(({ path }) => path)).to.deep.equal(['/camille']);
    await market.database.sql.query(
      `INSERT INTO member (user_id, organisation_id, duty) VALUES ($1, $2, 'admin')`,
      [userId, organisationId],
    );
  });

  it('tell of a changed answer to who keeps the question, and to nobody else of the company', async () => {
    const { sql } = market.database;
    await subscribe();
    await subscribe(market.seller, 'camille', 'fr');
    const keep = (changed: string) =>
      sql.query<{ id: string }>(
        `INSERT INTO audit_check (user_id, name, question, parameters, language, row_count, digest, answered_at, changed_at)
         VALUES ($1, $2, 'escrows-on-heat', '{"heat":"482911"}', 'en', 0, 'digest', now(), ${changed}) RETURNING id::text`,
        [market.seller.userId, changed],
      );
    await keep('NULL');
    const [kept] = (await keep(`now() + interval '1 second'`)).rows;
    await deliver.run();
    await deliver.run();
    expect(taken.map(({ path, body }) => [path, browser.read(body)])).to.deep.equal([
      [
        '/camille',
        {
          title: 'Une réponse a changé',
          body: 'Une question que vous conservez a une autre réponse qu’auparavant. Ouvrez la page pour voir laquelle.',
          path: '/fr/audit/checks',
          tag: `check-${kept?.id ?? ''}`,
        },
      ],
    ]);
  });

  for (const gone of [404, 410])
    it(`forget a browser whose service answers ${gone}`, async () => {
      await subscribe();
      await transition();
      status = gone;
      await deliver.run();
      expect((await subscriptions.list(market.buyer)).items).to.deep.equal([]);
    });

  it('try again what was not taken, five times', async () => {
    await subscribe();
    await transition();
    status = 503;
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await market.database.sql.query('UPDATE push_delivery SET next_at = now()');
      await deliver.run();
    }
    expect(taken.length).to.equal(5);
    const { rows } = await market.database.sql.query<{ state: string }>('SELECT state FROM push_delivery');
    expect(rows).to.deep.equal([{ state: 'failed' }]);
  });

  it('are turned off by who asked for them, and by nobody else', async () => {
    const { id } = await subscribe();
    expect((await problemOf(subscriptions.remove(market.seller, id)))?.code).to.equal('not-found');
    await subscriptions.remove(market.buyer, id);
    expect((await subscriptions.list(market.buyer)).items).to.deep.equal([]);
  });

  it('belong to who signed in last on a browser', async () => {
    await subscribe(market.buyer, 'shared');
    await subscribe(market.seller, 'shared');
    expect((await subscriptions.list(market.buyer)).items).to.deep.equal([]);
    expect((await subscriptions.list(market.seller)).items.map(({ endpoint }) => endpoint)).to.deep.equal([
      `http://${host}/shared`,
    ]);
  });

  it('refuse a service without HTTPS, and say when the marketplace sends none', async () => {
    const input = { endpoint: 'http://push.example/1', keys: browser.keys, language: 'en' as const };
    expect((await problemOf(subscriptions.add(market.buyer, input)))?.code).to.equal('invalid-input');
    const { settings } = market.config;
    const silent = new PushSubscriptionList(
      new Config({ ...settings, push: { keys: null, privateHosts: [] } }),
      market.database.prisma,
    );
    expect((await silent.list(market.buyer)).publicKey).to.equal(null);
    expect((await problemOf(silent.add(market.buyer, input)))?.code).to.equal('unavailable');
  });
});
