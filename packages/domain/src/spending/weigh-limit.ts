import type { SpendingPeriod } from './period-key.ts';

/** What a limit has left beside an order, in the limit's minor units. */
export interface LimitWeight {
  /** Before the order; of a limit for an order, all of it. */
  leftMinor: bigint;
  /** What would be missing; nothing when the order fits. */
  missingMinor: bigint;
}

/**
 * Weighs an order against a limit without taking anything of it.
 *
 * @param takenMinor what was taken in the period that runs; not read of a limit for an order
 * @example weighLimit({ period: 'month', amountMinor: 500_000n, takenMinor: 380_000n }, 200_000n) // { leftMinor: 120_000n, missingMinor: 80_000n }
 */
export function weighLimit(
  limit: { period: SpendingPeriod; amountMinor: bigint; takenMinor: bigint },
  orderMinor: bigint,
): LimitWeight {
  const takenMinor = limit.period === 'order' ? 0n : limit.takenMinor;
  const leftMinor = limit.amountMinor > takenMinor ? limit.amountMinor - takenMinor : 0n;
  return { leftMinor, missingMinor: orderMinor > leftMinor ? orderMinor - leftMinor : 0n };
}
