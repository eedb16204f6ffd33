import { lateMinorOf, type Arrival, type Snapshot } from '@topsteel/domain/payment';

/** A transfer for a deposit that we have asked for: to the payer, or to the treasury (`sweep`). */
export interface Outgoing {
  kind: 'back' | 'refund' | 'sweep';
  amountWei: bigint;
  /** What the treasury has part in is final once its movement is in the books. */
  status: 'waiting' | 'final' | 'failed';
  /** The treasury paid it: the deposit had been swept. */
  isOutOfTreasury: boolean;
}

/** What is known of a deposit account, and what was asked of it. */
export interface Deposit {
  seenWei: bigint;
  finalWei: bigint;
  /** When each part of it was paid. */
  arrivals: readonly Arrival[];
  /** When the price lapses. */
  priceUntilMs: number | null;
  outgoing: readonly Outgoing[];
  amountWei: bigint;
  capturedWei: bigint;
  isVoided: boolean;
  isExpired: boolean;
}

/**
 * The totals of a payment in native coin. Money counts once its block is final; capturing it is our own act, and what
 * goes back is a transfer of ours that counts once its block is final.
 *
 * @example snapshotOfDeposit({ seenWei: 5n, finalWei: 0n, … }).phase // 'processing'
 */
export function snapshotOfDeposit(deposit: Deposit): Snapshot {
  const { finalWei, capturedWei, outgoing } = deposit;
  const sum = (kind: Outgoing['kind'], status: Outgoing['status']): bigint =>
    outgoing.reduce(
      (total, one) => total + (one.kind === kind && one.status === status ? one.amountWei : 0n),
      0n,
    );
  return {
    phase: phaseOf(deposit),
    authorizedMinor: finalWei,
    lateMinor: lateMinorOf(deposit.arrivals, deposit.priceUntilMs),
    capturedMinor: capturedWei < finalWei ? capturedWei : finalWei,
    voidedMinor: sum('back', 'final'),
    refundPendingMinor: sum('refund', 'waiting'),
    refundedMinor: sum('refund', 'final'),
    refundFailedMinor: sum('refund', 'failed'),
    reversedMinor: 0n,
    disputedMinor: 0n,
    providerFeeMinor: 0n,
    isFinal: deposit.seenWei <= finalWei || finalWei >= deposit.amountWei,
    failure: null,
  };
}

function phaseOf({ seenWei, finalWei, amountWei, isVoided, isExpired }: Deposit): Snapshot['phase'] {
  if (isVoided) return 'closed';
  if (finalWei >= amountWei) return 'held';
  if (seenWei > 0n || finalWei > 0n) return 'processing';
  return isExpired ? 'closed' : 'open';
}

/** What may still be sent back: received, and neither captured nor on its way back. Failed transfers never left. */
export function sendableWei(deposit: Deposit, capturedWei: bigint): bigint {
  const back = deposit.outgoing.reduce(
    (total, one) => total + (one.kind === 'back' && one.status !== 'failed' ? one.amountWei : 0n),
    0n,
  );
  const left = deposit.finalWei - capturedWei - back;
  return left > 0n ? left : 0n;
}

/** What of the captured coin lies on the account still and is not on its way. */
export function sweepableWei(capturedWei: bigint, outgoing: readonly Outgoing[]): bigint {
  const gone = outgoing.reduce(
    (total, one) =>
      one.kind !== 'back' && !one.isOutOfTreasury && one.status !== 'failed' ? total + one.amountWei : total,
    0n,
  );
  return capturedWei > gone ? capturedWei - gone : 0n;
}
