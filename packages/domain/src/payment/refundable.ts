import type { Snapshot } from './snapshot.ts';

/**
 * What of a captured payment may still be asked back. What is on its way is what the provider shows, or more: a refund
 * that it has taken on and does not show yet is on its way as well. One that came back, or that it says has failed, is not.
 *
 * @param askedMinor all refunds that the provider has taken on, those that failed later included
 * @param cameBackMinor by how much refunds have fallen between readings, in total
 * @example
 * refundableMinor({ ...emptySnapshot, capturedMinor: 1_000n }, { askedMinor: 1_000n, cameBackMinor: 1_000n }) // 1000n
 */
export function refundableMinor(
  { capturedMinor, reversedMinor, refundPendingMinor, refundedMinor, refundFailedMinor }: Snapshot,
  { askedMinor, cameBackMinor }: { askedMinor: bigint; cameBackMinor: bigint },
): bigint {
  const shownMinor = refundPendingMinor + refundedMinor;
  // A refund that was shown and failed is in both.
  const failedMinor = refundFailedMinor > cameBackMinor ? refundFailedMinor : cameBackMinor;
  const underWayMinor = askedMinor - failedMinor;
  const goneMinor = shownMinor > underWayMinor ? shownMinor : underWayMinor;
  const leftMinor = capturedMinor - reversedMinor - goneMinor;
  return leftMinor > 0n ? leftMinor : 0n;
}
