import type { Snapshot } from '@topsteel/domain/payment';
import type { PaymentOnChain } from '../../payment/index.ts';

/** What is known of a payment in the escrow, and what was asked of it. */
export interface EscrowAccount {
  /** Folded from the events that are final. */
  final: PaymentOnChain;
  /** Folded from all events that stand. */
  standing: PaymentOnChain;
  /** Refunds asked for that are not final. */
  refundPendingMinor: bigint;
  /** Refunds asked for that the contract did not take. */
  refundFailedMinor: bigint;
  /** The payer's signature is on its way to the contract. */
  isAuthorizing: boolean;
  /** Why the contract did not take the payer's signature. */
  refusal: string | null;
  isVoided: boolean;
  isExpired: boolean;
}

/**
 * The totals of a payment in the escrow. What counts is final: a replaced block takes nothing back, and what stands in a
 * block that may still be replaced only says that the totals are about to move.
 *
 * @example final captured 700 of 1,000 and refunded 200 →
 * // { authorizedMinor: 1_000n, capturedMinor: 700n, voidedMinor: 300n, refundedMinor: 200n, … }
 */
export function snapshotOfEscrow(account: EscrowAccount): Snapshot {
  const { final, standing, refundPendingMinor, refundFailedMinor } = account;
  const phase = phaseOf(account);
  return {
    phase,
    authorizedMinor: final.authorizedMinor,
    lateMinor: 0n,
    capturedMinor: final.capturedMinor + final.refundedMinor,
    voidedMinor: final.returnedMinor - final.refundedMinor,
    refundPendingMinor,
    refundedMinor: final.refundedMinor,
    refundFailedMinor,
    reversedMinor: 0n,
    disputedMinor: final.disputedMinor,
    providerFeeMinor: 0n,
    isFinal: standing.isFinal,
    failure: phase === 'action-required' ? account.refusal : null,
  };
}

function phaseOf(account: EscrowAccount): Snapshot['phase'] {
  const { final, standing } = account;
  if (final.phase === 'authorized' || final.phase === 'disputed') return 'held';
  if (final.phase !== 'none') return 'closed';
  if (standing.phase !== 'none' || account.isAuthorizing) return 'processing';
  if (account.isVoided || account.isExpired) return 'closed';
  return account.refusal === null ? 'open' : 'action-required';
}
