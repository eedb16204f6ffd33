import { accountOf, type AccountRef, type Leg } from '../ledger/index.ts';
import type { RailAbilities } from './rails.ts';
import type { Snapshot } from './snapshot.ts';

/** Where an attempt's money is kept in the books. */
export interface ReceiptBooks {
  holds: RailAbilities['holds'];
  orderId: string;
  attemptId: string;
  /** What the provider, the bank or the wallet holds of ours. */
  clearing: AccountRef;
  /** Who keeps fees, e.g. `stripe`. */
  provider: string;
}

/** What an attempt is worth in each account, in minor units, on the account's normal side. */
export interface ReceiptBalances {
  clearingMinor: bigint;
  orderLiabilityMinor: bigint;
  refundInFlightMinor: bigint;
  disputeHoldMinor: bigint;
  providerFeesMinor: bigint;
  /** Gone back more than came in: a refund, and then the whole payment taken back. Nobody owes it to us. */
  lossMinor: bigint;
}

/**
 * What the books have to show for a snapshot: always clearing + hold + fees + losses = liability + in flight. A card's
 * hold is a promise and not in the books; money counts from its receipt.
 *
 * @example receiptBalances({ ...emptySnapshot, authorizedMinor: 500n, capturedMinor: 400n }, 'authorization').orderLiabilityMinor // 400n
 */
export function receiptBalances(snapshot: Snapshot, holds: RailAbilities['holds']): ReceiptBalances {
  const { refundedMinor, reversedMinor, disputedMinor, providerFeeMinor, refundPendingMinor } = snapshot;
  const received = receivedMinor(snapshot, holds) - givenBackMinor(snapshot, holds);
  const lossMinor = lossMinorOf(snapshot, holds);
  return {
    clearingMinor: received - refundedMinor - reversedMinor - disputedMinor - providerFeeMinor,
    orderLiabilityMinor: received - refundPendingMinor - refundedMinor - reversedMinor + lossMinor,
    refundInFlightMinor: refundPendingMinor,
    disputeHoldMinor: disputedMinor,
    providerFeesMinor: providerFeeMinor,
    lossMinor,
  };
}

/**
 * What went back to the payer beyond what came in, in minor units.
 *
 * @example lossMinorOf({ ...emptySnapshot, authorizedMinor: 500n, capturedMinor: 400n, voidedMinor: 100n, reversedMinor: 500n }, 'money') // 100n
 */
export function lossMinorOf(snapshot: Snapshot, holds: RailAbilities['holds']): bigint {
  const { refundPendingMinor, refundedMinor, reversedMinor } = snapshot;
  const received = receivedMinor(snapshot, holds) - givenBackMinor(snapshot, holds);
  return positive(refundPendingMinor + refundedMinor + reversedMinor - received);
}

/** Of what was received, what went back before it was captured. */
const givenBackMinor = (snapshot: Snapshot, holds: RailAbilities['holds']): bigint =>
  holds === 'money' ? snapshot.voidedMinor : 0n;

const receivedMinor = (snapshot: Snapshot, holds: RailAbilities['holds']): bigint =>
  holds === 'money' ? snapshot.authorizedMinor : snapshot.capturedMinor;

/**
 * The movements between two snapshots. `increases` add to what we hold for the order and are entered first, then come
 * the seller's postings, then `decreases`: so the order's account is never asked for what the seller has not given back,
 * and what nobody gives back is put there as a loss (`bad_debt`) before it leaves.
 *
 * @example two legs for a capture of 400 with a fee of 9: 400 into `order_liability`, 9 into `provider_fees`
 */
export function planReceiptPostings(
  before: Snapshot,
  after: Snapshot,
  books: ReceiptBooks,
): { increases: Leg[]; decreases: Leg[] } {
  const { holds, orderId, attemptId, clearing, provider } = books;
  const liability = accountOf('order_liability', orderId);
  const inFlight = accountOf('refund_in_flight', orderId);
  const hold = accountOf('dispute_hold', attemptId);
  const fees = accountOf('provider_fees', provider);
  const losses = accountOf('bad_debt');
  const grown = (total: (snapshot: Snapshot) => bigint): bigint => total(after) - total(before);

  const received = grown((snapshot) => receivedMinor(snapshot, holds));
  const givenBack = grown((snapshot) => givenBackMinor(snapshot, holds));
  const refunded = grown((snapshot) => snapshot.refundedMinor);
  const leaving = grown((snapshot) => snapshot.refundPendingMinor) + refunded;
  const reversed = grown((snapshot) => snapshot.reversedMinor);
  const disputed = grown((snapshot) => snapshot.disputedMinor);
  const lost = least(reversed, positive(-disputed));
  const heldBack = disputed + lost;
  const loss = grown((snapshot) => lossMinorOf(snapshot, holds));

  return {
    increases: [
      move(clearing, liability, received, holds === 'money' ? 'receive' : 'capture'),
      move(clearing, inFlight, positive(-refunded), 'refund-failed'),
      move(inFlight, liability, positive(-leaving), 'refund-failed'),
      move(clearing, hold, positive(-heldBack), 'dispute-won'),
      move(
        fees,
        clearing,
        grown((snapshot) => snapshot.providerFeeMinor),
        'provider-fee',
      ),
    ].filter(isMovement),
    decreases: [
      move(losses, liability, positive(loss), 'write-off'),
      move(liability, losses, positive(-loss), 'write-off'),
      move(liability, clearing, givenBack, 'void'),
      move(liability, inFlight, positive(leaving), 'refund'),
      move(inFlight, clearing, positive(refunded), 'refund-sent'),
      move(liability, hold, lost, 'dispute-lost'),
      move(liability, clearing, reversed - lost, 'reverse'),
      move(hold, clearing, positive(heldBack), 'dispute-opened'),
    ].filter(isMovement),
  };
}

const move = (debit: AccountRef, credit: AccountRef, amountMinor: bigint, code: Leg['code']): Leg => ({
  debit,
  credit,
  amountMinor,
  code,
});
const isMovement = (leg: Leg): boolean => leg.amountMinor > 0n;
const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
