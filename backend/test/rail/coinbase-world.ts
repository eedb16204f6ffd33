import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import {
  addCoinbase,
  businessHeaders,
  commerceHeaders,
} from '../../../packages/sandbox/src/counterparties/coinbase/add-coinbase.ts';
import {
  confirmCharge,
  expireCharge,
  refundCharge,
  sendCoins,
} from '../../../packages/sandbox/src/counterparties/coinbase/take-charges.ts';
import {
  completeCheckout,
  endRefunds,
  expireCheckout,
  payCheckout,
} from '../../../packages/sandbox/src/counterparties/coinbase/take-checkouts.ts';
import { openCoinbaseRail } from '../../src/rail/coinbase/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { openGate } from './open-gate.ts';
import type { RailWorld, SentWebhook } from './rail-world.ts';

const AMOUNT = 361_800n;
const secrets = { current: 'current_secret', previous: 'previous_secret', unknown: 'unknown_secret' };

/** The crypto rail over one of its two APIs, against the embedded provider. */
export async function openCoinbaseWorld(api: 'commerce' | 'business') {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-coinbase-'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
  const sent: SentWebhook[] = [];
  const app = Fastify({ forceCloseConnections: true });
  const book = addCoinbase(app, {
    dataDir: folder,
    publicUrl: 'http://localhost:4100',
    webhookUrl: '',
    commerceKey: 'commerce_key',
    businessKeyName: 'organizations/steel/apiKeys/1',
    businessPublicKey: createPublicKey(createPrivateKey(pem))
      .export({ type: 'spki', format: 'pem' })
      .toString(),
    commerceWebhookSecret: secrets.current,
    businessWebhookSecret: secrets.current,
    sender: {
      send: ({ body, headers }) => {
        const id = headers(new Date())['x-hook0-id'] ?? '';
        const sign = api === 'commerce' ? commerceHeaders : businessHeaders;
        sent.push({ raw: Buffer.from(body), sign: (at, secret) => sign(id, body, secrets[secret], at) });
      },
      drain: () => Promise.resolve(),
      close: () => undefined,
    },
  });
  const gate = await openGate(app);
  const webhookSecrets = [secrets.previous, secrets.current];
  /** What a whole marketplace is told to deal with this provider. */
  const env = {
    COINBASE_API: api,
    COINBASE_BUSINESS_KEY_NAME: 'organizations/steel/apiKeys/1',
    COINBASE_BUSINESS_PRIVATE_KEY: pem,
    COINBASE_BUSINESS_WEBHOOK_SECRETS: webhookSecrets.join(','),
    COINBASE_BUSINESS_URL: `${gate.url}/coinbase/business`,
    COINBASE_COMMERCE_API_KEY: 'commerce_key',
    COINBASE_COMMERCE_WEBHOOK_SECRETS: webhookSecrets.join(','),
    COINBASE_COMMERCE_URL: `${gate.url}/coinbase/commerce`,
  };
  const rail = openCoinbaseRail({
    stripe: null,
    coinbaseApi: api,
    commerce: { apiKey: 'commerce_key', webhookSecrets, apiUrl: `${gate.url}/coinbase/commerce` },
    business: {
      keyName: 'organizations/steel/apiKeys/1',
      privateKey: pem,
      webhookSecrets,
      apiUrl: `${gate.url}/coinbase/business`,
    },
  });
  const ref = (attempt: StoredAttempt) => attempt.providerRef ?? '';
  const done = () => Promise.resolve();
  const isCommerce = api === 'commerce';
  const world: RailWorld = {
    rail,
    currency: 'EUR',
    amountMinor: AMOUNT,
    feeMinor: () => 3_618n,
    pay(attempt, amountMinor = AMOUNT) {
      if (isCommerce) sendCoins(book, ref(attempt), 'ETH', amountMinor);
      else payCheckout(book, ref(attempt));
      return done();
    },
    paysFreely: isCommerce,
    priceLapses: isCommerce,
    settle() {
      for (const charge of book.state.charges) confirmCharge(book, charge.id);
      for (const { id, status } of book.state.checkouts) {
        if (status === 'PROCESSING') completeCheckout(book, id);
        endRefunds(book, id, 'COMPLETED');
      }
      return done();
    },
    expire(attempt) {
      if (isCommerce) expireCharge(book, ref(attempt));
      else expireCheckout(book, ref(attempt));
      return done();
    },
    setAway: (isAway) => gate.setAway(isAway),
    webhooks: () => sent.splice(0),
    hasSignedTime: !isCommerce,
    refundsByHand: isCommerce,
    refundByHand(attempt) {
      refundCharge(book, ref(attempt));
      return done();
    },
    async close() {
      await gate.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return { ...world, book, env };
}
