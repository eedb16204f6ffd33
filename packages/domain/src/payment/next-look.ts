import { isOver } from './assess-receipt.ts';
import type { Snapshot } from './snapshot.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Chargebacks come up to 120 days after a payment, and decisions later. */
const WATCHED_MS = 200 * 24 * HOUR_MS;

/**
 * How long to wait before the provider is asked again without having called, in milliseconds; null when never. A
 * webhook may not come at all; asking bounds what that costs. Closed attempts are watched too: money comes late, and
 * banks take it back.
 *
 * @example nextLookMs({ ...emptySnapshot, phase: 'processing' }, 0) // 15000
 */
export function nextLookMs(snapshot: Snapshot, unchangedForMs: number): number | null {
  if (unchangedForMs > WATCHED_MS) return null;
  const isMoving =
    snapshot.phase !== 'closed' && snapshot.phase !== 'held'
      ? true
      : snapshot.refundPendingMinor > 0n || !snapshot.isFinal;
  const leastMs = isMoving ? 15 * SECOND_MS : isOver(snapshot) ? HOUR_MS : 10 * MINUTE_MS;
  const mostMs = isMoving ? 10 * MINUTE_MS : 24 * HOUR_MS;
  return Math.min(Math.max(leastMs, Math.floor(unchangedForMs / 4)), mostMs);
}
