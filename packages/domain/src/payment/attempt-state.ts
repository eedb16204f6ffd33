import { inTimeMinor } from './price-validity.ts';
import type { Snapshot } from './snapshot.ts';

/** `reversed` follows on success too: banks return money. */
export const attemptStates = [
  'requires-action',
  'processing',
  'authorized',
  'partially-captured',
  'captured',
  'partially-refunded',
  'refunded',
  'disputed',
  'reversed',
  'voided',
  'expired',
  'failed',
] as const;
export type AttemptState = (typeof attemptStates)[number];

/**
 * The one word for a snapshot. It has no memory: what the provider says last decides, in whatever order it was said.
 *
 * @example attemptStateOf({ ...emptySnapshot, authorizedMinor: 500n, capturedMinor: 500n, reversedMinor: 500n }) // 'reversed'
 */
export function attemptStateOf(snapshot: Snapshot): AttemptState {
  const { authorizedMinor, capturedMinor, voidedMinor, refundedMinor, reversedMinor, disputedMinor } =
    snapshot;
  if (reversedMinor > 0n && reversedMinor + refundedMinor + voidedMinor >= authorizedMinor) return 'reversed';
  if (disputedMinor > 0n) return 'disputed';
  if (capturedMinor > 0n) {
    if (refundedMinor >= capturedMinor) return 'refunded';
    if (refundedMinor > 0n) return 'partially-refunded';
    return capturedMinor + voidedMinor >= authorizedMinor ? 'captured' : 'partially-captured';
  }
  if (authorizedMinor > 0n) {
    if (voidedMinor >= authorizedMinor) return 'voided';
    return inTimeMinor(snapshot) > 0n ? 'authorized' : 'expired';
  }
  if (snapshot.phase === 'closed') return snapshot.failure === null ? 'expired' : 'failed';
  return snapshot.phase === 'processing' ? 'processing' : 'requires-action';
}
