import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { openBank } from '../../packages/sandbox/src/counterparties/bank/index.ts';
import { addProviders } from '../../packages/sandbox/src/counterparties/add-providers.ts';
import type { CoinbaseBook } from '../../packages/sandbox/src/counterparties/coinbase/coinbase-book.ts';
import {
  confirmCharge,
  createCharge,
  sendCoins,
} from '../../packages/sandbox/src/counterparties/coinbase/take-charges.ts';
import {
  completeCheckout,
  createCheckout,
  endRefunds,
  payCheckout,
  refundCheckout,
} from '../../packages/sandbox/src/counterparties/coinbase/take-checkouts.ts';
import {
  captureIntent,
  closeDispute,
  createRefund,
  failRefund,
  openDispute,
} from '../../packages/sandbox/src/counterparties/psp/move-money.ts';
import type { PspBook } from '../../packages/sandbox/src/counterparties/psp/psp-book.ts';
import { createSession, pay } from '../../packages/sandbox/src/counterparties/psp/take-payments.ts';
import { readParams } from '../../packages/sandbox/src/counterparties/psp/form-params.ts';
import { createCardReader } from '../src/feeds/receipt/read-card.ts';
import { createCoinbaseReader } from '../src/feeds/receipt/read-coinbase.ts';

const sandboxRequire = createRequire(
  fileURLToPath(new URL('../../packages/sandbox/src/run.ts', import.meta.url)),
);

describe('money received by a provider’s own word', function () {
  this.timeout(30_000);
  let app: FastifyInstance;
  let folder: string;
  let url: string;
  let psp: PspBook;
  let coinbase: CoinbaseBook;
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-providers-'));
    const createApp = sandboxRequire('fastify') as (options: object) => FastifyInstance;
    app = createApp({ forceCloseConnections: true });
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => {
        done(null, Object.fromEntries(new URLSearchParams(body as string)));
      },
    );
    ({ psp, coinbase } = addProviders(app, {
      dataDir: folder,
      port: 1,
      apiUrl: 'http://127.0.0.1:1',
      providers: {
        stripeKey: 'sk_test_of_the_test',
        stripeWebhookSecrets: ['whsec_of_the_test'],
        commerceKey: 'commerce-key-of-the-test',
        commerceWebhookSecret: 'w1',
        businessKeyName: 'organizations/o/apiKeys/k',
        businessPublicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        businessWebhookSecret: 'w2',
      },
      // Nobody listens for webhooks here: signers ask.
      bank: openBank(join(folder, 'bank.json')),
      sender: { send: () => undefined, drain: () => Promise.resolve(), close: () => undefined },
    }));
    await app.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`;
  });
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is what a card captured, less refunds, also those under way, and less a dispute that is not won', async () => {
    const read = createCardReader({ url, secretKey: 'sk_test_of_the_test' });
    const form = {
      mode: 'payment',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][unit_amount]': '320000',
      'payment_intent_data[capture_method]': 'manual',
    };
    const session = createSession(psp, readParams(form), 'http://pay');
    const ask = (providerRef: string, currency: 'EUR' | 'GBP' = 'EUR') =>
      read({ rail: 'card', reference: 'r', providerRef, currency });
    const received = async () => (await ask(session.id)).minor;
    expect(await received()).to.equal(0n);
    pay(psp, session.id, { number: '4242424242424242', wallet: null });
    // Held on the card, and nothing received.
    expect(await received()).to.equal(0n);
    captureIntent(psp, session.payment_intent, readParams({ amount_to_capture: '300000' }));
    expect(await received()).to.equal(300_000n);
    // The session and its payment are the same money, by one name.
    const named = { minor: 300_000n, name: `card:${session.payment_intent}` };
    expect(await ask(session.payment_intent)).to.deep.equal(named);
    expect(await ask(session.id)).to.deep.equal(named);
    expect((await ask(session.id, 'GBP')).minor).to.equal(0n);
    const refund = createRefund(psp, readParams({ payment_intent: session.payment_intent, amount: '50000' }));
    expect(await received()).to.equal(250_000n);
    failRefund(psp, refund.id);
    expect(await received()).to.equal(300_000n);
    const dispute = openDispute(psp, session.payment_intent);
    expect(await received()).to.equal(0n);
    closeDispute(psp, dispute.id, 'won');
    expect(await received()).to.equal(300_000n);
  });

  it('is what a completed checkout brought, in the currency of the order, less its refunds', async () => {
    const access = {
      api: 'business' as const,
      url: `${url}/coinbase/business`,
      keyName: 'organizations/o/apiKeys/k',
      privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    const read = createCoinbaseReader(access);
    const { id } = createCheckout(
      coinbase,
      { amount: '3200.00', currency: 'EUR', description: '', metadata: {} },
      'http://pay',
    );
    const received = async () =>
      (await read({ rail: 'coinbase', reference: 'r', providerRef: id, currency: 'EUR' })).minor;
    payCheckout(coinbase, id);
    expect(await received()).to.equal(0n);
    completeCheckout(coinbase, id);
    expect(await received()).to.equal(320_000n);
    refundCheckout(coinbase, id, { amount: '200.00', currency: 'EUR', reason: '' });
    expect(await received()).to.equal(300_000n);
    endRefunds(coinbase, id, 'FAILED');
    expect(await received()).to.equal(320_000n);
  });

  it('is what of a charge is confirmed', async () => {
    const read = createCoinbaseReader({
      api: 'commerce',
      url: `${url}/coinbase/commerce`,
      apiKey: 'commerce-key-of-the-test',
    });
    const charge = createCharge(
      coinbase,
      {
        name: 'PO-1',
        description: '',
        local_price: { amount: '3200.00', currency: 'EUR' },
        metadata: {},
        redirect_url: '',
        cancel_url: '',
      },
      'http://pay',
    );
    const ask = (providerRef: string) =>
      read({ rail: 'coinbase', reference: 'r', providerRef, currency: 'EUR' });
    const received = async () => (await ask(charge.id)).minor;
    sendCoins(coinbase, charge.id, 'ETH', 320_000n);
    expect(await received()).to.equal(0n);
    confirmCharge(coinbase, charge.id);
    expect(await received()).to.equal(320_000n);
    expect((await ask(charge.id)).name).to.equal(`coinbase:${charge.id}`);
  });

  it('is an error and not nothing when the provider does not answer or the key is wrong', async () => {
    for (const read of [
      createCardReader({ url, secretKey: 'sk_test_wrong' }),
      createCardReader({ url: 'http://127.0.0.1:1', secretKey: 'sk_test_of_the_test' }),
    ]) {
      const failed = await read({ rail: 'card', reference: 'r', providerRef: 'pi_1', currency: 'EUR' }).catch(
        (error: unknown) => error,
      );
      expect(failed).to.be.instanceOf(Error);
    }
  });
});
