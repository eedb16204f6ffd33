import type { Snapshot } from '@topsteel/domain/payment';

/** A transfer out of a deposit account that we have asked for. */
export interface Outgoing {
  kind: 'back' | 'refund';
  amountWei: bigint;
  status: 'waiting' | 'final' | 'failed';
}

/** What is known of a deposit account, and what was asked of it. */
export interface Deposit {
  seenWei: bigint;
  finalWei: bigint;
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
    capturedMinor: capturedWei < finalWei ? capturedWei : finalWei,
    voidedMinor: sum('back', 'final'),
    refundPendingMinor: sum('refund', 'waiting'),
    refundedMinor: sum('refund', 'final'),
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
