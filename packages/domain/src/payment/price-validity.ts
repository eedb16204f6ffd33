import type { Snapshot } from './snapshot.ts';

/**
 * How long after the price has lapsed a transfer on a chain may be put into a block, in ms. Who sends in the last second
 * does not choose the block: 25 slots of 12 s, so that a transfer at a fair fee that is passed over some times still counts.
 * Longer, and the payer could wait to see where the rate goes.
 */
export const INCLUSION_GRACE_MS = 300_000;

/** Money that reached us at a moment: that of its block, or of the bank's booking. */
export interface Arrival {
  amountMinor: bigint;
  atMs: number;
}

/**
 * What of the money was paid when its price did not hold any more. It is judged by when it was paid, never by when it was
 * seen: else whoever waits could pay the old price, or not, once it has seen the new one.
 *
 * @param priceUntilMs when the price lapses; null where it does not
 * @example lateMinorOf([{ amountMinor: 5n, atMs: 400_000 }], 100_000) // 0n
 * @example lateMinorOf([{ amountMinor: 5n, atMs: 400_001 }], 100_000) // 5n
 */
export function lateMinorOf(arrivals: readonly Arrival[], priceUntilMs: number | null): bigint {
  if (priceUntilMs === null) return 0n;
  return arrivals.reduce(
    (sum, { amountMinor, atMs }) => (atMs > priceUntilMs + INCLUSION_GRACE_MS ? sum + amountMinor : sum),
    0n,
  );
}

/** What was paid while the price held: only this can pay for the order. */
export const inTimeMinor = ({ authorizedMinor, lateMinor }: Snapshot): bigint => authorizedMinor - lateMinor;

/** Nothing can come of the payment any more: what was paid while the price held did not cover it. */
export const isTooLate = (said: Snapshot, amountMinor: bigint): boolean =>
  said.lateMinor > 0n && said.capturedMinor === 0n && inTimeMinor(said) < amountMinor;
