import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MakeQuote } from '../../src/pricing/make-quote.ts';
import { CreateOrder } from '../../src/order/create-order.ts';
import { Payments, type StoredAttempt } from '../../src/rail/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { expect } from 'chai';
import Fastify, { type FastifyInstance } from 'fastify';
import { addPsp } from '../../../packages/sandbox/src/counterparties/psp/add-psp.ts';
import { pay } from '../../../packages/sandbox/src/counterparties/psp/take-payments.ts';
import {
  openWebhookSender,
  type DeliveryNote,
  type WebhookSender,
} from '../../../packages/sandbox/src/counterparties/webhooks/send-webhooks.ts';
import { stripeSignature } from '../../../packages/sandbox/src/counterparties/webhooks/sign-webhooks.ts';
import { SELLER_ACCOUNT, stockMarket } from '../market/stock-market.ts';
import { openApp, type TestApp } from './open-app.ts';

const KEY = 'sk_test_whole_app';
const SECRET = 'whsec_whole_app';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('Webhooks of a payment provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-webhooks-'));
  const notes: DeliveryNote[] = [];
  let test: TestApp;
  let provider: FastifyInstance;
  let sender: WebhookSender;
  let book: ReturnType<typeof addPsp>;

  before(async () => {
    const [api, psp] = [await freePort(), await freePort()];
    test = await openApp({
      env: {
        STRIPE_SECRET_KEY: KEY,
        STRIPE_WEBHOOK_SECRETS: SECRET,
        STRIPE_API_URL: `http://127.0.0.1:${psp}`,
      },
    });
    await test.app.listen(api, '127.0.0.1');
    provider = Fastify({ forceCloseConnections: true });
    provider.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const usual = openWebhookSender({ seed: 1 });
    sender = {
      ...usual,
      send: (webhook) => usual.send(webhook, (note) => notes.push(note)),
    };
    book = addPsp(provider, {
      dataDir: folder,
      publicUrl: `http://127.0.0.1:${psp}`,
      webhookUrl: `http://127.0.0.1:${api}/v2/webhooks/card`,
      secretKey: KEY,
      webhookSecrets: [SECRET],
      sender,
    });
    await provider.listen({ host: '127.0.0.1', port: psp });
  });
  after(async () => {
    sender.close();
    await provider.close();
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (payload: string, headers: Record<string, string>, rail = 'card') =>
    test.send<{ code?: string; isNew?: boolean; received?: boolean }>({
      method: 'POST',
      url: `/v2/webhooks/${rail}`,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      payload,
    });
  const counts = async () => {
    const { rows } = await test.database.sql.query<{ inbox: number; audit: number }>(
      `SELECT (SELECT count(*)::int FROM webhook_inbox) AS inbox,
              (SELECT count(*)::int FROM audit_entry WHERE action = 'webhook.refuse') AS audit`,
    );
    return rows[0];
  };

  it('are taken by their exact bytes: spaces and order of the body are part of what is signed', async () => {
    const body =
      '{ "id": "evt_1",\n  "object":"event", "type": "payout.created", "data": { "object": {"id":"po_1"} } }';
    const signature = { 'stripe-signature': stripeSignature([SECRET], body, new Date()) };
    expect((await send(body, signature)).body).to.deep.equal({ received: true, isNew: true });
    expect((await send(body, signature)).body).to.deep.equal({ received: true, isNew: false });
    expect((await send(JSON.stringify(JSON.parse(body)), signature)).status).to.equal(401);
  });

  it('are refused with 401 when nobody known has signed them, and leave an audit row only', async () => {
    const before = await counts();
    const body =
      '{"id":"evt_2","object":"event","type":"charge.refunded","data":{"object":{"id":"ch_1","object":"charge"}}}';
    const forged = await send(body, {
      'stripe-signature': stripeSignature(['whsec_other'], body, new Date()),
    });
    expect([forged.status, forged.body.code]).to.deep.equal([401, 'unauthenticated']);
    expect((await send(body, {})).status).to.equal(401);
    const old = stripeSignature([SECRET], body, new Date(Date.now() - 301_000));
    expect((await send(body, { 'stripe-signature': old })).status).to.equal(401);
    expect(await counts()).to.deep.equal({ inbox: before?.inbox, audit: (before?.audit ?? 0) + 3 });
  });

  it('are not taken where there is no rail, without a body, or beyond all measure', async () => {
    expect((await send('{}', {}, 'sepa-direct')).status).to.equal(404);
    expect((await send('not json', {})).status).to.equal(400);
    expect((await send(`"${'x'.repeat(300_000)}"`, {})).status).to.equal(413);
  });

  it('arrive twice, late, lost and out of order, and the payment is authorized once', async function () {
    this.timeout(60_000);
    const prisma = test.app.get(PrismaService);
    const ids = await stockMarket(prisma, {
      sellerAccount: SELLER_ACCOUNT,
      sellerCustody: 'hosted',
      lotGrams: 20_000_000n,
    });
    const quote = await test.app
      .get(MakeQuote, { strict: false })
      .run(ids.buyer, { offerId: ids.offer, massGrams: '5000000' });
    const order = await test.app.get(CreateOrder, { strict: false }).run(
      {
        userId: 'u1',
        email: 'a@b.example',
        name: 'Anke Brandt',
        organisationId: ids.buyer,
        organisationRoles: ['buyer'],
        custody: 'hosted',
        access: ['buyer'],
      },
      { quoteId: quote.id, payer: `0x${'4'.repeat(40)}` },
    );
    const payments = test.app.get(Payments, { strict: false });
    const begun = await prisma.transact((tx) =>
      payments.begin(tx, {
        orderId: order.id,
        rail: 'card',
        currency: 'EUR',
        amountMinor: 361_800n,
        expiresAt: null,
      }),
    );
    const until = async (is: (attempt: StoredAttempt) => boolean): Promise<StoredAttempt> => {
      for (;;) {
        const [attempt] = await payments.attemptsOf(prisma.client, order.id);
        if (attempt && is(attempt)) return attempt;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const opened = await until(({ providerRef }) => providerRef !== null);
    expect(payments.actionOf(opened).kind).to.equal('redirect');
    pay(book, opened.providerRef ?? '', { number: '4242424242424242', wallet: null });
    const paid = await until(({ state }) => state === 'authorized');
    await sender.drain();
    expect(notes.filter(({ what }) => what === 'delivered').length).to.be.greaterThan(3);
    await until(({ version }) => version === paid.version);
    const { rows } = await test.database.sql.query<{ cause: string }>(
      'SELECT cause FROM payment_event WHERE attempt_id = $1',
      [begun.id],
    );
    expect(rows).to.have.length(1);
    expect(rows[0]?.cause).to.match(/^(webhook:evt_|command:|poll)/);
  });
});
