import { AppError } from '@topsteel/domain/errors';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import Stripe from 'stripe';
import type { StripeSettings } from '../../platform/config/index.ts';
import type { Attempt, Opened, ProviderPayout, Rail, RailCommand } from '../rail.ts';
import { snapshotOfStripe, type StripeFacts } from './snapshot-of-stripe.ts';
import { askStripe } from './stripe-errors.ts';
import { verifyStripeWebhook } from './verify-stripe-webhook.ts';

const TIMEOUT_MS = 15_000;
/** Stripe takes at most eight digits. */
const MOST_MINOR = 99_999_999n;
const cardCurrencies: readonly Currency[] = ['EUR', 'CHF', 'GBP'];

/**
 * Cards by Stripe's hosted page, which brings 3-D Secure, Apple Pay and Google Pay. The card is held at checkout and
 * captured on delivery, in part if less was delivered. Source: Stripe API 2026-10-28, Checkout Sessions,
 * "Place a hold on a payment method".
 */
export function openCardRail(settings: StripeSettings | null): Rail {
  if (!settings) return closedRail;
  const { protocol, hostname, port } = new URL(settings.apiUrl);
  const stripe = new Stripe(settings.secretKey, {
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port !== '' && { port }),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'TopSteel' },
  });
  const factsOf = async (attempt: Attempt): Promise<StripeFacts> => readFacts(stripe, refOf(attempt));

  return {
    ...closedRail,
    unavailable: () => Promise.resolve(null),

    open: (attempt) => askStripe(() => openSession(stripe, attempt)),

    read: (attempt) => askStripe(async () => snapshotOfStripe(await factsOf(attempt))),

    capture: (attempt, command) => askStripe(() => captureIntent(stripe, attempt, command)),

    void: (attempt, command) => askStripe(() => releaseHold(stripe, attempt, command)),

    refund: (attempt, command) => askStripe(() => refundCharge(stripe, attempt, command)),

    verifyWebhook: (raw, headers) =>
      Promise.resolve().then(() => verifyStripeWebhook(stripe, settings.webhookSecrets, raw, headers)),

    locate: (subject) =>
      askStripe(async () => {
        if (!subject.startsWith('pi_')) return null;
        return (await stripe.paymentIntents.retrieve(subject)).metadata.reference ?? null;
      }),

    payouts: (since) =>
      askStripe(async () => {
        const created = { gte: Math.floor(since.getTime() / 1_000) };
        const page = await stripe.payouts.list({ created, limit: 100 });
        return page.data.flatMap(presentPayout);
      }),
  };
}

/** The rail without an account: it is known, and says why it cannot be used. */
const closedRail: Rail = {
  name: 'card',
  abilities: { holds: 'authorization', canCaptureInPart: true, canRefundInPart: true, canBeReversed: true },
  unavailable: () =>
    Promise.resolve('Cards are not taken here: no card provider is set up. Choose another way to pay.'),
  open: refuse,
  actionOf: ({ details, snapshot }) =>
    typeof details.url === 'string' && (snapshot.phase === 'open' || snapshot.phase === 'action-required')
      ? { kind: 'redirect', url: details.url }
      : { kind: 'none' },
  read: refuse,
  capture: refuse,
  void: refuse,
  refund: refuse,
  verifyWebhook: null,
};

function refuse(): Promise<never> {
  return Promise.reject(
    new AppError('unavailable', {
      message: 'No card provider is set up: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRETS.',
    }),
  );
}

const refOf = (attempt: Attempt): string => attempt.providerRef ?? '';

async function openSession(stripe: Stripe, attempt: Attempt): Promise<Opened> {
  const { id, reference, orderNumber, currency, amountMinor, returnUrl, payer } = attempt;
  if (!cardCurrencies.includes(currency) || amountMinor > MOST_MINOR) {
    throw new AppError('conflict', {
      message: `A card can be charged with at most 999,999.99 in ${cardCurrencies.join(', ')}. Pay this order another way.`,
    });
  }
  const metadata = { reference, attempt: id };
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      client_reference_id: reference,
      metadata,
      ...(payer.email !== null && { customer_email: payer.email }),
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: currency.toLowerCase(),
            unit_amount: Number(amountMinor),
            product_data: { name: `Order ${orderNumber}` },
          },
        },
      ],
      payment_intent_data: {
        capture_method: 'manual',
        description: `Order ${orderNumber}`,
        metadata,
      },
      success_url: `${returnUrl}?paid=1`,
      cancel_url: returnUrl,
    },
    { idempotencyKey: `attempt:${id}:open` },
  );
  const endsAt = new Date(session.expires_at * 1_000);
  return {
    providerRef: session.id,
    details: { url: session.url },
    expiresAt: attempt.expiresAt && attempt.expiresAt < endsAt ? attempt.expiresAt : endsAt,
  };
}

async function readFacts(stripe: Stripe, sessionId: string): Promise<StripeFacts> {
  const session = await stripe.checkout.sessions.retrieve(sessionId, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  });
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = intent && typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  if (!intent || !charge?.captured) return { session, intent, charge, refunds: [], disputes: [] };
  const ofIntent = { payment_intent: intent.id, limit: 100 };
  const refunds = await stripe.refunds.list(ofIntent);
  const disputes = await stripe.disputes.list(ofIntent);
  return { session, intent, charge, refunds: refunds.data, disputes: disputes.data };
}

async function captureIntent(stripe: Stripe, attempt: Attempt, command: RailCommand): Promise<void> {
  const { intent } = await readFacts(stripe, refOf(attempt));
  if (!intent) throw nothingHeld();
  // An earlier try got through, and its key was forgotten since.
  if (intent.status === 'succeeded' && BigInt(intent.amount_received) === command.amountMinor) return;
  await stripe.paymentIntents.capture(
    intent.id,
    { amount_to_capture: Number(command.amountMinor) },
    { idempotencyKey: command.key },
  );
}

async function releaseHold(stripe: Stripe, attempt: Attempt, command: RailCommand): Promise<void> {
  const { session, intent } = await readFacts(stripe, refOf(attempt));
  if (session.status === 'open') {
    await stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: command.key });
    return;
  }
  if (!intent || intent.status === 'canceled' || intent.status === 'succeeded') return;
  await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: command.key });
}

async function refundCharge(stripe: Stripe, attempt: Attempt, command: RailCommand): Promise<void> {
  const { intent, refunds } = await readFacts(stripe, refOf(attempt));
  if (!intent) throw nothingHeld();
  if (refunds.some(({ metadata }) => metadata?.key === command.key)) return;
  await stripe.refunds.create(
    {
      payment_intent: intent.id,
      amount: Number(command.amountMinor),
      metadata: { key: command.key },
    },
    { idempotencyKey: command.key },
  );
}

const nothingHeld = (): AppError =>
  new AppError('conflict', {
    message: 'The card has not been charged: there is nothing to capture or refund.',
  });

function presentPayout(payout: Stripe.Payout): ProviderPayout[] {
  const currency = payout.currency.toUpperCase();
  if (!(currency in currencyDecimals)) return [];
  const statuses: Record<string, ProviderPayout['status']> = {
    paid: 'paid',
    failed: 'failed',
    canceled: 'failed',
  };
  return [
    {
      ref: payout.id,
      currency: currency as Currency,
      amountMinor: BigInt(payout.amount),
      status: statuses[payout.status] ?? 'on-its-way',
      at: new Date(payout.arrival_date * 1_000),
    },
  ];
}
