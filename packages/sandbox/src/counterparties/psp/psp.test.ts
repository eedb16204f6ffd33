import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Fastify from 'fastify';
import type { OutgoingWebhook, WebhookSender } from '../webhooks/send-webhooks.ts';
import { addPsp } from './add-psp.ts';
import { readParams, textAt } from './form-params.ts';

const KEY = 'sk_test_1';

function openPsp(folder = mkdtempSync(join(tmpdir(), 'topsteel-psp-'))) {
  const sent: OutgoingWebhook[] = [];
  const take: (() => void)[] = [];
  const sender: WebhookSender = {
    send: (webhook, note) => {
      sent.push(webhook);
      take.push(() => note?.({ at: '', what: 'delivered', status: 200 }));
    },
    drain: () => Promise.resolve(),
    close: () => undefined,
  };
  const app = Fastify();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  const book = addPsp(app, {
    dataDir: folder,
    publicUrl: 'http://localhost:4100',
    webhookUrl: 'http://127.0.0.1:4000/v2/webhooks/card',
    secretKey: KEY,
    webhookSecrets: ['whsec_1'],
    sender,
  });
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const response = await app.inject({
      method,
      url: method === 'GET' ? `${url}?${new URLSearchParams(fields).toString()}` : url,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      body: (isJson ? response.json() : {}) as Record<string, unknown> & {
        id: string;
        error?: { type: string; code?: string; message: string };
      },
    };
  };
  const begin = (reference = 'RF18TS202600004201') =>
    call('POST', '/v1/checkout/sessions', {
      mode: 'payment',
      client_reference_id: reference,
      success_url: 'http://localhost:3000/orders/1?paid=1',
      cancel_url: 'http://localhost:3000/orders/1',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][unit_amount]': '361800',
      'payment_intent_data[capture_method]': 'manual',
      'payment_intent_data[description]': 'Order <TS-2026-000042>',
      'payment_intent_data[metadata][reference]': reference,
    });
  const kinds = () =>
    sent.map(({ body }) => (JSON.parse(body) as { type: string }).type).filter((type) => type !== '');
  return { app, book, call, begin, sent, take, kinds, folder };
}

describe('the card provider', () => {
  it('answers nobody without its key', async () => {
    const { call } = openPsp();
    const { status, body } = await call('GET', '/v1/balance', {}, { authorization: 'Bearer sk_test_2' });
    expect([status, body.error?.message]).to.deep.equal([401, 'Invalid API Key provided.']);
  });

  it('answers a repeat of a key as the first time, success or not, and refuses other parameters', async () => {
    const { call, begin, book } = openPsp();
    const { body: session } = await begin();
    const key = { 'idempotency-key': 'k1' };
    const path = `/v1/payment_intents/${String(session['payment_intent'])}/capture`;
    const refused = await call('POST', path, {}, key);
    expect([refused.status, refused.body.error?.code]).to.deep.equal([
      400,
      'payment_intent_unexpected_state',
    ]);
    await call('POST', `/psp/pay/${session.id}`, { number: '4242 4242 4242 4242' });
    const again = await call('POST', path, {}, key);
    expect([again.status, again.headers['idempotent-replayed']]).to.deep.equal([400, 'true']);
    expect((await call('POST', path, { amount_to_capture: '5' }, key)).body.error?.type).to.equal(
      'idempotency_error',
    );
    const captured = await call('POST', path, { amount_to_capture: '358704' }, { 'idempotency-key': 'k2' });
    const replayed = await call('POST', path, { amount_to_capture: '358704' }, { 'idempotency-key': 'k2' });
    expect(replayed.body).to.deep.equal(captured.body);
    // 1.5 % of 3,587.04 is 53.81 to the nearest cent, and 0.25.
    expect(book.balance('eur')).to.equal(358_704 - 5_381 - 25);
  });

  it('lists its payments a page at a time, newest first', async () => {
    const { call, begin } = openPsp();
    const intents = [];
    for (const reference of ['RF1', 'RF2', 'RF3'])
      intents.push((await begin(reference)).body['payment_intent']);
    const page = async (fields: Record<string, string>) => {
      const { body } = await call('GET', '/v1/payment_intents', fields);
      const data = body['data'] as { id: string; metadata: { reference: string } }[];
      return [body['has_more'], data.map(({ metadata }) => metadata.reference)];
    };
    expect(await page({ limit: '2' })).to.deep.equal([true, ['RF3', 'RF2']]);
    expect(await page({ limit: '2', starting_after: String(intents[1]) })).to.deep.equal([false, ['RF1']]);
  });

  it('puts objects in the place of their ids when asked to', async () => {
    const { call, begin } = openPsp();
    const { body: session } = await begin();
    await call('POST', `/psp/pay/${session.id}`, { number: '5555555555554444', wallet: 'google_pay' });
    const { body } = await call('GET', `/v1/checkout/sessions/${session.id}`, {
      'expand[0]': 'payment_intent.latest_charge.balance_transaction',
    });
    const intent = body['payment_intent'] as Record<string, unknown>;
    const charge = intent['latest_charge'] as Record<string, unknown>;
    expect([intent['status'], intent['amount_capturable'], charge['captured']]).to.deep.equal([
      'requires_capture',
      361_800,
      false,
    ]);
    expect(charge['payment_method_details']).to.deep.equal({
      type: 'card',
      card: { brand: 'mastercard', last4: '4444', wallet: { type: 'google_pay' } },
    });
  });

  it('declines, asks for 3-D Secure, and takes the payment in the end', async () => {
    const { call, begin, kinds } = openPsp();
    const { body: session } = await begin();
    const pay = `/psp/pay/${session.id}`;
    const declined = await call('POST', pay, { number: '4000000000000002' });
    expect([declined.status, declined.text.includes('Your card was declined.')]).to.deep.equal([402, true]);
    await call('POST', pay, { number: '4000002500003155' });
    expect((await call('GET', pay)).text)
      .to.include('3-D Secure')
      .and.include('Order &#60;TS-2026-000042&#62;');
    const approved = await call('POST', `${pay}/challenge`, { answer: 'approve' });
    expect([approved.status, approved.headers.location]).to.deep.equal([
      303,
      'http://localhost:3000/orders/1?paid=1',
    ]);
    expect(kinds()).to.deep.equal([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'checkout.session.completed',
    ]);
  });

  it('sends after a restart what nobody had taken, and knows everything it knew', async () => {
    const first = openPsp();
    const { body: session } = await first.begin();
    await first.call('POST', `/psp/pay/${session.id}`, { number: '4242424242424242' });
    first.take[0]?.();
    first.take[2]?.();
    const second = openPsp(first.folder);
    expect(second.kinds()).to.deep.equal(['charge.succeeded', 'checkout.session.completed']);
    expect(second.sent[0]?.body).to.equal(first.sent[1]?.body);
    expect(second.book.session(session.id).status).to.equal('complete');
  });

  it('reads forms with brackets, and nothing that reaches beyond them', () => {
    const params = readParams({ 'a[b][0]': 'c', '__proto__[x]': 'y', 'd[constructor]': 'z', e: 'f' });
    expect([textAt(params, 'a', 'b', '0'), textAt(params, 'e')]).to.deep.equal(['c', 'f']);
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
    expect(textAt(params, 'd', 'constructor')).to.equal(undefined);
  });
});
