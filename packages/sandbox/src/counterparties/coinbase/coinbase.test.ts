import { createPublicKey } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Fastify from 'fastify';
import { SignJWT } from 'jose';
import { ecKeyOf } from '../../secrets/ec-key.ts';
import { addCoinbase } from './add-coinbase.ts';
import {
  cancelCharge,
  confirmCharge,
  createCharge,
  expireCharge,
  sendCoins,
  statusOf,
} from './take-charges.ts';
import { completeCheckout, endRefunds, payCheckout } from './take-checkouts.ts';

const NAME = 'organizations/1/apiKeys/1';
const key = ecKeyOf('11'.repeat(32));

function openCoinbase() {
  const app = Fastify();
  const sent: string[] = [];
  const book = addCoinbase(app, {
    dataDir: mkdtempSync(join(tmpdir(), 'topsteel-coinbase-')),
    publicUrl: 'http://localhost:4100',
    webhookUrl: 'http://127.0.0.1:4000/v2/webhooks/coinbase',
    commerceKey: 'cc_1',
    businessKeyName: NAME,
    businessPublicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    commerceWebhookSecret: 'cw_1',
    businessWebhookSecret: 'hw_1',
    sender: { send: ({ body }) => sent.push(body), drain: () => Promise.resolve(), close: () => undefined },
  });
  const charge = () =>
    createCharge(
      book,
      {
        name: 'Order TS-2026-000042',
        description: '',
        local_price: { amount: '3618.00', currency: 'EUR' },
        metadata: {},
        redirect_url: '',
        cancel_url: '',
      },
      'http://localhost:4100/coinbase/pay',
    );
  const business = async (method: 'GET' | 'POST', path: string, payload: object | null, uri?: string) => {
    const url = `/coinbase/business/api/v1/checkouts${path}`;
    const token = await new SignJWT({ uri: uri ?? `${method} coinbase.test${url}` })
      .setProtectedHeader({ alg: 'ES256', kid: NAME })
      .setIssuer('cdp')
      .setSubject(NAME)
      .setExpirationTime('2m')
      .sign(key);
    const response = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, host: 'coinbase.test' },
      ...(payload !== null && { payload }),
    });
    return { status: response.statusCode, body: response.json<Record<string, unknown> & { id: string }>() };
  };
  return { app, book, charge, business, sent };
}

describe('the crypto provider', () => {
  it('tells too little, too much, in parts and too late apart, as payments on a chain are', () => {
    const { book, charge } = openCoinbase();
    const ends = (...sums: bigint[]) => {
      const { id } = charge();
      for (const sum of sums) sendCoins(book, id, 'ETH', sum);
      return confirmCharge(book, id).timeline.at(-1);
    };
    expect(ends(361_800n)).to.include({ status: 'COMPLETED' });
    expect(ends(361_799n)).to.include({ status: 'UNRESOLVED', context: 'UNDERPAID' });
    expect(ends(361_801n)).to.include({ status: 'UNRESOLVED', context: 'OVERPAID' });
    expect(ends(200_000n, 200_000n)).to.include({ status: 'UNRESOLVED', context: 'MULTIPLE' });
    const late = expireCharge(book, charge().id);
    sendCoins(book, late.id, 'BTC', 361_800n);
    expect(confirmCharge(book, late.id).timeline.at(-1)).to.include({ context: 'DELAYED' });
    expect(() => cancelCharge(book, late.id)).to.throw('Only a new charge can be canceled.');
    expect(statusOf(cancelCharge(book, charge().id))).to.equal('CANCELED');
  });

  it('writes what coins are worth, and what is left of them after its 1 %', () => {
    const { book, charge } = openCoinbase();
    const [payment] = sendCoins(book, charge().id, 'BTC', 361_800n).payments;
    expect(payment?.value).to.deep.equal({
      local: { amount: '3618.00', currency: 'EUR' },
      crypto: { amount: '0.0402', currency: 'BTC' },
    });
    expect(payment?.net.local.amount).to.equal('3581.82');
  });

  it('answers only a token that was signed for this very request', async () => {
    const { business } = openCoinbase();
    expect((await business('GET', '', null)).status).to.equal(200);
    expect((await business('GET', '', null, 'GET coinbase.test/api/v1/other')).status).to.equal(401);
  });

  it('refunds what is left of a checkout in the currency of its price, and no more', async () => {
    const { business, book } = openCoinbase();
    const { body: made } = await business('POST', '', { amount: '3618.00', currency: 'EUR' });
    expect(made).to.include({ amount: '3907.44', fiatAmount: '3618.00', status: 'ACTIVE' });
    expect(made.id).to.match(/^[0-9a-f]{24}$/);
    payCheckout(book, made.id);
    completeCheckout(book, made.id);
    const refund = (amount: string) =>
      business('POST', `/${made.id}/refund`, { amount, currency: 'EUR', reason: 'Short delivery' });
    expect((await refund('618.00')).status).to.equal(200);
    expect((await refund('3000.01')).status).to.equal(409);
    expect(endRefunds(book, made.id, 'FAILED').status).to.equal('COMPLETED');
    await refund('618.00');
    expect(endRefunds(book, made.id, 'COMPLETED').status).to.equal('PARTIALLY_REFUNDED');
    await refund('3000.00');
    expect(endRefunds(book, made.id, 'COMPLETED').status).to.equal('REFUNDED');
  });

  it('shows the pages where it is played', async () => {
    const { app, charge } = openCoinbase();
    const { code } = charge();
    const page = await app.inject({ method: 'GET', url: `/coinbase/pay/${code}` });
    expect(page.body).to.include('3618.00 EUR').and.include('BTC: 0.0402');
    expect((await app.inject({ method: 'GET', url: '/coinbase' })).body).to.include('Order TS-2026-000042');
  });
});
