import { refused, type Charge, type Intent, type Session } from './psp-objects.ts';
import { textAt, textsAt, type Params } from './form-params.ts';
import type { PspBook } from './psp-book.ts';

const DAY_S = 86_400;

/** What the payer presents: a card number, or a wallet's token of one. */
export interface Presented {
  number: string;
  wallet: 'apple_pay' | 'google_pay' | null;
}

/** What happens to test cards, by their numbers. Source: Stripe's documentation, "Testing". */
const declines: Record<string, [code: string, message: string]> = {
  '4000000000000002': ['card_declined', 'Your card was declined.'],
  '4000000000009995': ['insufficient_funds', 'Your card has insufficient funds.'],
  '4000000000000069': ['expired_card', 'Your card has expired.'],
};
const CHALLENGED = '4000002500003155';
const brands: Record<string, string> = { 4: 'visa', 5: 'mastercard', 3: 'amex' };

/** Makes a checkout with its payment intent. */
export function createSession(book: PspBook, params: Params, payUrl: string): Session {
  const currency = textAt(params, 'line_items', '0', 'price_data', 'currency');
  const amount = Number(textAt(params, 'line_items', '0', 'price_data', 'unit_amount'));
  if (textAt(params, 'mode') !== 'payment') throw refused('Only mode=payment is offered here.');
  if (currency === undefined || !Number.isSafeInteger(amount) || amount <= 0) {
    throw refused('Invalid integer: line_items[0][price_data][unit_amount]', 'parameter_invalid_integer');
  }
  if (amount > 99_999_999) throw refused('Amount must be no more than €999,999.99', 'amount_too_large');
  const id = book.newId('cs_test');
  const created = book.seconds();
  const intent: Intent = {
    id: book.newId('pi'),
    object: 'payment_intent',
    status: 'requires_payment_method',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    currency,
    capture_method:
      textAt(params, 'payment_intent_data', 'capture_method') === 'manual' ? 'manual' : 'automatic',
    description: textAt(params, 'payment_intent_data', 'description') ?? null,
    metadata: textsAt(params, 'payment_intent_data', 'metadata'),
    latest_charge: null,
    last_payment_error: null,
    cancellation_reason: null,
    created,
    livemode: false,
  };
  const session: Session = {
    id,
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    mode: 'payment',
    url: `${payUrl}/${id}`,
    success_url: textAt(params, 'success_url') ?? '',
    cancel_url: textAt(params, 'cancel_url') ?? '',
    client_reference_id: textAt(params, 'client_reference_id') ?? null,
    customer_email: textAt(params, 'customer_email') ?? null,
    currency,
    amount_total: amount,
    metadata: textsAt(params, 'metadata'),
    payment_intent: intent.id,
    created,
    expires_at: Number(textAt(params, 'expires_at') ?? created + DAY_S),
    livemode: false,
  };
  book.state.intents.push(intent);
  book.state.sessions.push(session);
  book.commit([['payment_intent.created', intent]]);
  return session;
}

/** Lets checkouts whose time is over end. */
export function expireDueSessions(book: PspBook): void {
  for (const session of book.state.sessions) {
    if (session.status === 'open' && session.expires_at <= book.seconds()) expireSession(book, session.id);
  }
}

/** Ends an open checkout: nobody can pay it any more. */
export function expireSession(book: PspBook, id: string): Session {
  const session = book.session(id);
  if (session.status !== 'open') {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
    );
  }
  const intent = book.intent(session.payment_intent);
  session.status = 'expired';
  intent.status = 'canceled';
  intent.cancellation_reason = 'automatic';
  book.commit([
    ['checkout.session.expired', session],
    ['payment_intent.canceled', intent],
  ]);
  return session;
}

/** The payer presents a card. @returns what comes next for the payer */
export function pay(book: PspBook, id: string, presented: Presented): 'paid' | 'challenged' | 'declined' {
  expireDueSessions(book);
  const session = book.session(id);
  if (session.status !== 'open') throw refused('This payment has ended.');
  const intent = book.intent(session.payment_intent);
  if (!/^\d{14,19}$/u.test(presented.number))
    throw refused('Your card number is incomplete.', 'incomplete_number');
  const decline = declines[presented.number];
  if (decline) return declined(book, intent, presented, decline);
  if (presented.number === CHALLENGED && presented.wallet === null) {
    intent.status = 'requires_action';
    book.commit([['payment_intent.requires_action', intent]]);
    return 'challenged';
  }
  hold(book, session, intent, presented);
  return 'paid';
}

/** The payer answers the bank's 3-D Secure challenge. */
export function answerChallenge(book: PspBook, id: string, isApproved: boolean): 'paid' | 'declined' {
  const session = book.session(id);
  const intent = book.intent(session.payment_intent);
  if (session.status !== 'open' || intent.status !== 'requires_action') {
    throw refused('No challenge is open for this payment.');
  }
  const presented = { number: CHALLENGED, wallet: null };
  if (!isApproved) {
    return declined(book, intent, presented, [
      'payment_intent_authentication_failure',
      'We are unable to authenticate your payment method.',
    ]);
  }
  hold(book, session, intent, presented);
  return 'paid';
}

function hold(book: PspBook, session: Session, intent: Intent, presented: Presented): void {
  const charge = newCharge(book, intent, presented, null);
  session.status = 'complete';
  session.payment_status = intent.capture_method === 'manual' ? 'unpaid' : 'paid';
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent.status = 'requires_capture';
  intent.amount_capturable = intent.amount;
  book.commit([
    ['charge.succeeded', charge],
    ['payment_intent.amount_capturable_updated', intent],
    ['checkout.session.completed', session],
  ]);
}

function declined(
  book: PspBook,
  intent: Intent,
  presented: Presented,
  [code, message]: [string, string],
): 'declined' {
  const charge = newCharge(book, intent, presented, { code, message });
  intent.latest_charge = charge.id;
  intent.status = 'requires_payment_method';
  intent.last_payment_error = { code, message, type: 'card_error' };
  book.commit([
    ['charge.failed', charge],
    ['payment_intent.payment_failed', intent],
  ]);
  return 'declined';
}

function newCharge(
  book: PspBook,
  intent: Intent,
  { number, wallet }: Presented,
  failure: { code: string; message: string } | null,
): Charge {
  const charge: Charge = {
    id: book.newId('ch'),
    object: 'charge',
    status: failure === null ? 'succeeded' : 'failed',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    captured: false,
    paid: failure === null,
    refunded: false,
    disputed: false,
    currency: intent.currency,
    payment_intent: intent.id,
    balance_transaction: null,
    metadata: { ...intent.metadata },
    payment_method_details: {
      type: 'card',
      card: {
        brand: brands[number.slice(0, 1)] ?? 'unknown',
        last4: number.slice(-4),
        wallet: wallet === null ? null : { type: wallet },
      },
    },
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    created: book.seconds(),
    livemode: false,
  };
  book.state.charges.push(charge);
  return charge;
}
