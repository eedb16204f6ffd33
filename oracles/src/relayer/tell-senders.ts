import type { Metrics } from '../metrics/metrics.ts';
import type { Sender } from './advance-intent.ts';

/** How many transactions of each signer wait, for how long, and whether the ceiling on fees holds one back. */
export function tellSenders(
  metrics: Metrics,
  senders: Readonly<Record<string, Sender>>,
  nowMs = Date.now(),
): void {
  for (const [signer, { waiting, waitingSinceMs, isAtFeeCeiling }] of Object.entries(senders)) {
    const seconds = waitingSinceMs === null ? 0 : Math.floor((nowMs - waitingSinceMs) / 1_000);
    metrics.gauge('topsteel_signer_waiting', waiting, { signer });
    metrics.gauge('topsteel_signer_waiting_seconds', seconds, { signer });
    metrics.gauge('topsteel_signer_at_fee_ceiling', isAtFeeCeiling ? 1 : 0, { signer });
  }
}
