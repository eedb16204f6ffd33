import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import webPush from 'web-push';
import { stripeSignature } from '../../../packages/sandbox/src/counterparties/webhooks/sign-webhooks.ts';
import { readConfig, secretSettings, settingNames } from '../../src/platform/config/index.ts';
import { openApp, RPC_KEY, type TestApp } from './open-app.ts';

const WEBHOOK_SECRET = 'whsec_4242secretOfOurs';
const push = webPush.generateVAPIDKeys();
const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'sec1', format: 'pem' })
  .toString();
/** What is set, and what of it may be written nowhere. */
const secrets: Readonly<Record<string, { set: string; needle?: string }>> = {
  AUTH_SECRET: { set: 'auth_4242_secret_of_ours_for_tests' },
  BANK_API_TOKEN: { set: 'bank_4242_token_of_ours' },
  COINBASE_BUSINESS_PRIVATE_KEY: { set: pem, needle: pem.split('\n')[1] ?? '' },
  COINBASE_BUSINESS_WEBHOOK_SECRETS: { set: 'coinbase_4242_business_secret' },
  COINBASE_COMMERCE_API_KEY: { set: 'coinbase_4242_commerce_key' },
  COINBASE_COMMERCE_WEBHOOK_SECRETS: { set: 'coinbase_4242_commerce_secret' },
  CREDENTIAL_KEY: { set: 'credential_4242_key_of_ours_for_tests' },
  EINVOICE_PLATFORM_TOKEN: { set: 'einvoice_4242_token_of_ours' },
  METRICS_TOKEN: { set: 'metrics_4242_token_of_ours' },
  OPERATOR_PASSWORD: { set: 'correct horse battery' },
  PUSH_PRIVATE_KEY: { set: push.privateKey },
  SMTP_URL: { set: 'smtp://mailer:smtp_4242_password@127.0.0.1:9', needle: 'smtp_4242_password' },
  STRIPE_SECRET_KEY: { set: 'sk_live_4242secretOfOurs' },
  STRIPE_WEBHOOK_SECRETS: { set: WEBHOOK_SECRET },
};
/** Made with the database and the node of the test. */
const GIVEN = ['DATABASE_URL', 'RPC_URL'];

describe('The log of the whole process', () => {
  let test: TestApp;
  let parrot: Server;
  const log: string[] = [];
  /** Resolves once a line of the log has these words. */
  const waiting = new Map<string, () => void>();
  const lineWith = (words: string) =>
    new Promise<void>((done) => {
      if (log.some((line) => line.includes(words))) done();
      else waiting.set(words, done);
    });

  before(async () => {
    // Refuses everything, and repeats all that it was sent.
    parrot = createServer((request, response) => {
      const message = `${request.url?.startsWith('/v1/') ? 'Card' : 'Bank'} parrot: ${JSON.stringify(request.headers)}`;
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { type: 'invalid_request_error', message }, detail: message, message }));
    });
    await new Promise<void>((listening) => parrot.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(parrot.address() as AddressInfo).port}`;
    test = await openApp({
      env: {
        ...Object.fromEntries(Object.entries(secrets).map(([name, { set }]) => [name, set])),
        STRIPE_API_URL: url,
        COINBASE_BUSINESS_KEY_NAME: 'organizations/steel/apiKeys/1',
        COINBASE_BUSINESS_URL: url,
        COINBASE_COMMERCE_URL: url,
        EINVOICE_PLATFORM_URL: url,
        PUSH_PUBLIC_KEY: push.publicKey,
        BANK_API_URL: url,
        BANK_IBAN: 'LU280019400644750000',
        BANK_BIC: 'ALZTLULL',
      },
      logTo: {
        write(line) {
          log.push(line);
          for (const [words, done] of waiting) if (line.includes(words)) done();
        },
      },
    });
  });
  after(async () => {
    await test.close();
    parrot.close();
  });

  /** All that stands in any table. */
  const rows = async (): Promise<string> => {
    const { sql } = test.database;
    const { rows: tables } = await sql.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows: found } = await sql.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      texts.push(...found.map(({ text }) => text));
    }
    return texts.join('\n');
  };

  it('tells of calls that others refuse, and no table keeps any more, without a secret of the settings', async () => {
    expect([...Object.keys(secrets), ...GIVEN].sort()).to.deep.equal([...secretSettings].sort());
    const body = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'payout.paid',
      data: { object: { id: 'po_1', object: 'payout' } },
    });
    const taken = await test.send({
      method: 'POST',
      url: '/v2/webhooks/card',
      headers: {
        'content-type': 'application/json',
        'stripe-signature': stripeSignature([WEBHOOK_SECRET], body, new Date()),
      },
      payload: body,
    });
    expect(taken.status).to.equal(200);
    const operator = await test.signIn('operator@steel.test');
    const headers = { authorization: `Bearer ${secrets.METRICS_TOKEN?.set ?? ''}` };
    expect((await test.send({ method: 'GET', url: '/metrics', headers })).status).to.equal(200);
    const forgot = { email: 'operator@steel.test' };
    expect((await test.browserOf().post('/v2/sign-in/password-reset', forgot)).status).to.be.lessThan(300);
    await lineWith('Card parrot');
    await lineWith('The bank could not be dealt with');
    await lineWith('ECONNREFUSED 127.0.0.1:9');
    await test.node.stop();
    expect((await operator.get('/v2/audit/escrow')).status).to.be.greaterThan(499);
    await lineWith('HttpRequestError');

    const everything = [...log, await rows()].join('\n');
    expect(everything).to.include('evt_1');
    const { password } = new URL(test.database.url);
    const needles = {
      ...Object.fromEntries(Object.entries(secrets).map(([name, { set, needle }]) => [name, needle ?? set])),
      ...{ DATABASE_URL: password, RPC_URL: RPC_KEY, cookie: operator.cookie },
    };
    for (const [name, needle] of Object.entries(needles)) {
      expect(needle.length, `a secret to look for: ${name}`).to.be.greaterThan(8);
      expect(everything.includes(needle), name).to.equal(false);
    }
  });

  it('names a secret that is set wrongly, and does not repeat it', () => {
    const good = { DATABASE_URL: test.database.url, AUTH_SECRET: 'a'.repeat(32) };
    for (const name of secretSettings) {
      // Of no form that a secret has, and too short for one.
      const wrong = 'x4,2 x';
      let said = '';
      try {
        readConfig({ ...good, [name]: wrong });
      } catch (error) {
        said = (error as Error).message;
      }
      expect(said, name).to.include(`${name} `).and.to.not.include(wrong);
    }
  });

  it('knows what is a secret by its name', () => {
    const named = settingNames.filter((name) => /(SECRETS?|TOKEN|PASSWORD|KEY)$/.test(name));
    expect(named.filter((name) => !secretSettings.includes(name))).to.deep.equal(['PUSH_PUBLIC_KEY']);
  });
});
