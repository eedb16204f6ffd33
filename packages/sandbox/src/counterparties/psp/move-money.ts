import { mulDivHalfUp } from '@topsteel/domain/units';
import { textAt, textsAt, type Params } from './form-params.ts';
import { PspRefusal, refused, type Dispute, type Intent, type Payout, type Refund } from './psp-objects.ts';
import type { PspBook } from './psp-book.ts';

/** 1.5 % and 25 minor units a charge; 15.00 a dispute. */
const FEE_BPS = 150n;
const FEE_FIXED = 25;
const DISPUTE_FEE = 1_500;

/** Takes what is held, or part of it; the rest goes back to the payer. */
export function captureIntent(book: PspBook, id: string, params: Params): Intent {
  const intent = book.intent(id);
  const amount = Number(textAt(params, 'amount_to_capture') ?? intent.amount_capturable);
  if (intent.status !== 'requires_capture') throw unexpected(intent, 'captured', 'requires_capture');
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > intent.amount_capturable) {
    throw refused(
      `The amount to capture must be between 1 and ${String(intent.amount_capturable)}.`,
      'amount_too_large',
    );
  }
  const charge = book.chargeOf(intent);
  const fee = Number(mulDivHalfUp(BigInt(amount), FEE_BPS, 10_000n)) + FEE_FIXED;
  charge.captured = true;
  charge.amount_captured = amount;
  charge.balance_transaction = book.move('charge', amount, intent.currency, charge.id, fee).id;
  intent.status = 'succeeded';
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  book.commit([
    ['charge.captured', charge],
    ['payment_intent.succeeded', intent],
  ]);
  return intent;
}

/** Lets go of what is held. `automatic` when its seven days are over. */
export function cancelIntent(book: PspBook, id: string, reason: string | null = null): Intent {
  const intent = book.intent(id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    throw unexpected(intent, 'canceled', 'requires_capture, requires_action, requires_payment_method');
  }
  intent.status = 'canceled';
  intent.amount_capturable = 0;
  intent.cancellation_reason = reason;
  book.commit([['payment_intent.canceled', intent]]);
  return intent;
}

/** Gives back part or all of what was captured. */
export function createRefund(book: PspBook, params: Params): Refund {
  const intent = book.intent(textAt(params, 'payment_intent') ?? '');
  const charge = book.chargeOf(intent);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = Number(textAt(params, 'amount') ?? left);
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > left) {
    throw refused(
      `Refund amount (${String(amount)}) is greater than unrefunded amount on charge (${String(left)})`,
    );
  }
  const refund: Refund = {
    id: book.newId('re'),
    object: 'refund',
    status: 'pending',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intent.id,
    metadata: textsAt(params, 'metadata'),
    created: book.seconds(),
  };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  book.state.refunds.push(refund);
  book.move('refund', -amount, charge.currency, refund.id);
  if (!book.state.holdRefunds) refund.status = 'succeeded';
  book.commit([
    ['refund.created', refund],
    ['charge.refunded', charge],
  ]);
  return refund;
}

/** A refund that waited reaches the payer. */
export function settleRefund(book: PspBook, id: string): Refund {
  const refund = book.refund(id);
  if (refund.status !== 'pending') throw refused('Only a pending refund can succeed.');
  refund.status = 'succeeded';
  book.commit([['refund.updated', refund]]);
  return refund;
}

/** A refund comes back, even after it was reported as done: the card's account is closed. */
export function failRefund(book: PspBook, id: string): Refund {
  const refund = book.refund(id);
  if (refund.status === 'failed') throw refused('This refund has failed already.');
  const charge = book.charge(refund.charge);
  refund.status = 'failed';
  refund.failure_reason = 'lost_or_stolen_card';
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  book.move('refund_failure', refund.amount, refund.currency, refund.id);
  book.commit([
    ['refund.updated', refund],
    ['refund.failed', refund],
  ]);
  return refund;
}

/** The payer asks its bank for the money: it is held back at once. Its bank may not know what was refunded, and take `whole`. */
export function openDispute(book: PspBook, intentId: string, of: 'rest' | 'whole' = 'rest'): Dispute {
  const intent = book.intent(intentId);
  const charge = book.chargeOf(intent);
  const amount = charge.amount_captured - (of === 'rest' ? charge.amount_refunded : 0);
  if (charge.disputed) throw refused('This charge is disputed already.');
  if (amount <= 0) throw refused('Nothing of this charge is left to dispute.');
  const id = book.newId('du');
  const dispute: Dispute = {
    id,
    object: 'dispute',
    status: 'needs_response',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intent.id,
    reason: 'product_not_received',
    balance_transactions: [book.move('adjustment', -amount, charge.currency, id, DISPUTE_FEE)],
    created: book.seconds(),
    livemode: false,
  };
  charge.disputed = true;
  book.state.disputes.push(dispute);
  book.commit([['charge.dispute.created', dispute]]);
  return dispute;
}

/** The bank decides. Won, the amount comes back; the fee does not. */
export function closeDispute(book: PspBook, id: string, status: 'won' | 'lost'): Dispute {
  const dispute = book.dispute(id);
  if (dispute.status === 'won' || dispute.status === 'lost') throw refused('This dispute is decided.');
  dispute.status = status;
  if (status === 'won') {
    dispute.balance_transactions.push(book.move('adjustment', dispute.amount, dispute.currency, id));
  }
  book.commit([['charge.dispute.closed', dispute]]);
  return dispute;
}

/** Sends the balance to our bank account. */
export function payOut(book: PspBook, currency: string): Payout {
  const amount = book.balance(currency);
  if (amount <= 0) throw refused(`There is no balance in ${currency.toUpperCase()} to pay out.`);
  const payout: Payout = {
    id: book.newId('po'),
    object: 'payout',
    status: 'paid',
    amount,
    currency,
    arrival_date: book.seconds(),
    created: book.seconds(),
    livemode: false,
  };
  book.state.payouts.push(payout);
  book.move('payout', -amount, currency, payout.id);
  book.commit([['payout.paid', payout]]);
  return payout;
}

/** The bank sends a payout back: the provider has said `paid` before. */
export function failPayout(book: PspBook, id: string): Payout {
  const payout = book.payout(id);
  if (payout.status === 'failed') throw refused('This payout has failed already.');
  payout.status = 'failed';
  book.move('payout_failure', payout.amount, payout.currency, payout.id);
  book.commit([['payout.failed', payout]]);
  return payout;
}

const unexpected = (intent: Intent, act: string, needed: string): PspRefusal =>
  new PspRefusal(
    400,
    'invalid_request_error',
    `This PaymentIntent could not be ${act} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${needed}.`,
    'payment_intent_unexpected_state',
  );
