import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { stripeSignature } from '../../../packages/sandbox/src/counterparties/webhooks/sign-webhooks.ts';
import { openApp, type TestApp } from './open-app.ts';

const STRIPE_KEY = 'sk_live_4242secretOfOurs';
const WEBHOOK_SECRET = 'whsec_4242secretOfOurs';
const BANK_TOKEN = 'bank_4242_token_of_ours';

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
        STRIPE_SECRET_KEY: STRIPE_KEY,
        STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
        STRIPE_API_URL: url,
        BANK_API_URL: url,
        BANK_API_TOKEN: BANK_TOKEN,
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

  it('tells of calls that providers refuse, without what is agreed with them in secret', async () => {
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
    await lineWith('Card parrot');
    await lineWith('The bank could not be dealt with');
    const everything = log.join('');
    for (const secret of [STRIPE_KEY, WEBHOOK_SECRET, BANK_TOKEN, operator.cookie, 'correct horse battery']) {
      expect(secret.length, 'a secret to look for').to.be.greaterThan(8);
      expect(everything.includes(secret), secret.slice(0, 8)).to.equal(false);
    }
    expect(everything.includes('s'.repeat(32)), 'AUTH_SECRET').to.equal(false);
  });
});
