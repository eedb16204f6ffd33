import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mulDivHalfUp } from '@topsteel/domain/units';
import Fastify from 'fastify';
import { addPsp } from '../../../packages/sandbox/src/counterparties/psp/add-psp.ts';
import type { PspBook } from '../../../packages/sandbox/src/counterparties/psp/psp-book.ts';
import {
  cancelIntent,
  closeDispute,
  failRefund,
  openDispute,
} from '../../../packages/sandbox/src/counterparties/psp/move-money.ts';
import { expireSession, pay } from '../../../packages/sandbox/src/counterparties/psp/take-payments.ts';
import { stripeSignature } from '../../../packages/sandbox/src/counterparties/webhooks/sign-webhooks.ts';
import { openCardRail } from '../../src/rail/card/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { openGate } from './open-gate.ts';
import type { RailWorld, SentWebhook } from './rail-world.ts';

const KEY = 'sk_test_conformance';
const secrets = {
  current: 'whsec_current_secret',
  previous: 'whsec_previous_secret',
  unknown: 'whsec_unknown_secret',
};

export interface CardWorld extends RailWorld {
  /** The provider's own record. */
  book: PspBook;
  /** The payer's bank lets go of what it held. */
  lapse(attempt: StoredAttempt): void;
  /** What the provider did for an attempt. */
  countOf(attempt: StoredAttempt): { sessions: number; captures: number; refunds: number };
}

/** The card rail against the embedded card provider, over HTTP, with the provider's own SDK between them. */
export async function openCardWorld(): Promise<CardWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-psp-'));
  const sent: SentWebhook[] = [];
  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const book = addPsp(app, {
    dataDir: folder,
    publicUrl: 'http://localhost:4100',
    webhookUrl: '',
    secretKey: KEY,
    webhookSecrets: [],
    sender: {
      send: ({ body }) =>
        sent.push({
          raw: Buffer.from(body),
          sign: (at, secret) => ({ 'stripe-signature': stripeSignature([secrets[secret]], body, at) }),
        }),
      drain: () => Promise.resolve(),
      close: () => undefined,
    },
  });
  const gate = await openGate(app);
  const rail = openCardRail({
    secretKey: KEY,
    webhookSecrets: [secrets.previous, secrets.current],
    apiUrl: gate.url,
  });
  const session = (attempt: StoredAttempt) => book.session(attempt.providerRef ?? '');
  const done = () => Promise.resolve();

  return {
    rail,
    book,
    currency: 'EUR',
    amountMinor: 361_800n,
    feeMinor: (capturedMinor) => mulDivHalfUp(capturedMinor, 150n, 10_000n) + 25n,
    pay(attempt) {
      pay(book, session(attempt).id, { number: '4242424242424242', wallet: 'apple_pay' });
      return done();
    },
    paysFreely: false,
    priceLapses: false,
    settle: done,
    expire(attempt) {
      expireSession(book, session(attempt).id);
      return done();
    },
    failRefund(attempt) {
      const intent = session(attempt).payment_intent;
      failRefund(book, book.state.refunds.findLast((refund) => refund.payment_intent === intent)?.id ?? '');
      return done();
    },
    dispute(attempt, of) {
      openDispute(book, session(attempt).payment_intent, of);
      return done();
    },
    decide(attempt, outcome) {
      const intent = session(attempt).payment_intent;
      const dispute = book.state.disputes.find((each) => each.payment_intent === intent);
      closeDispute(book, dispute?.id ?? '', outcome);
      return done();
    },
    takeBack(attempt) {
      closeDispute(book, openDispute(book, session(attempt).payment_intent).id, 'lost');
      return done();
    },
    lapse(attempt) {
      cancelIntent(book, session(attempt).payment_intent, 'automatic');
    },
    countOf({ reference }) {
      const { sessions, intents, charges, refunds } = book.state;
      const mine = (id: string) => intents.find((each) => each.id === id)?.metadata.reference === reference;
      return {
        sessions: sessions.filter((each) => each.client_reference_id === reference).length,
        captures: charges.filter((each) => each.captured && mine(each.payment_intent)).length,
        refunds: refunds.filter((each) => mine(each.payment_intent)).length,
      };
    },
    setAway: (isAway) => gate.setAway(isAway),
    webhooks: () => sent.splice(0),
    hasSignedTime: true,
    refundsByHand: false,
    async close() {
      await gate.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
