import { emptySnapshot, type Snapshot } from '@topsteel/domain/payment';
import type Stripe from 'stripe';

/** What Stripe says of one checkout, all of it read at once. */
export interface StripeFacts {
  session: Stripe.Checkout.Session;
  intent: Stripe.PaymentIntent | null;
  charge: Stripe.Charge | null;
  refunds: readonly Stripe.Refund[];
  disputes: readonly Stripe.Dispute[];
}

/** A lost dispute stays lost for us until the money is back: an appeal only asks for it. */
const lostStatuses = ['lost', 'appeal_needs_response', 'appeal_under_review'];
const heldStatuses = ['needs_response', 'under_review'];

/**
 * Stripe's objects as totals. Amounts are Stripe's integers in minor units. A hold that was cancelled or has run out is
 * given back; of a partial capture the rest is. Inquiries (`warning_…`) hold no money back.
 *
 * @example a charge of 361800 with amount_captured 358704 → authorized 361800, captured 358704, voided 3096
 */
export function snapshotOfStripe({ session, intent, charge, refunds, disputes }: StripeFacts): Snapshot {
  const hold = charge?.status === 'succeeded' ? charge : null;
  const authorizedMinor = BigInt(hold?.amount ?? 0);
  const capturedMinor = BigInt(hold?.captured ? hold.amount_captured : 0);
  const isReleased = intent?.status === 'canceled' || hold?.captured === true;
  const sum = (amounts: readonly number[]): bigint =>
    amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  const ofRefunds = (...statuses: string[]): bigint =>
    sum(refunds.filter(({ status }) => statuses.includes(status ?? '')).map(({ amount }) => amount));
  const ofDisputes = (statuses: readonly string[]): bigint =>
    sum(disputes.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount));
  return {
    ...emptySnapshot,
    phase: phaseOf(session, intent, capturedMinor),
    authorizedMinor,
    capturedMinor,
    voidedMinor: isReleased ? authorizedMinor - capturedMinor : 0n,
    refundPendingMinor: ofRefunds('pending', 'requires_action'),
    refundedMinor: ofRefunds('succeeded'),
    refundFailedMinor: ofRefunds('failed', 'canceled'),
    reversedMinor: ofDisputes(lostStatuses),
    disputedMinor: ofDisputes(heldStatuses),
    providerFeeMinor: sum(feesOf(hold, disputes)),
    failure: failureOf(session, intent),
  };
}

function phaseOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  capturedMinor: bigint,
): Snapshot['phase'] {
  if (capturedMinor > 0n) return 'closed';
  switch (intent?.status) {
    case 'requires_capture':
      return 'held';
    case 'processing':
      return 'processing';
    case 'requires_action':
    case 'requires_confirmation':
      return session.status === 'open' ? 'action-required' : 'processing';
    case 'succeeded':
    case 'canceled':
      return 'closed';
    default:
      return session.status === 'open' ? 'open' : 'closed';
  }
}

function failureOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): string | null {
  if (session.status === 'complete' && intent?.status !== 'canceled') return null;
  return intent?.last_payment_error?.message ?? null;
}

/** Fees in the currency of the payment; a provider that settles in another one keeps them out of this attempt. */
function feesOf(charge: Stripe.Charge | null, disputes: readonly Stripe.Dispute[]): number[] {
  const transactions = [
    ...(charge?.captured ? [charge.balance_transaction] : []),
    ...disputes.flatMap((dispute) => dispute.balance_transactions),
  ];
  return transactions.flatMap((transaction) =>
    transaction !== null &&
    typeof transaction === 'object' &&
    transaction.currency === charge?.currency &&
    transaction.fee > 0
      ? [transaction.fee]
      : [],
  );
}
