/** An amount that has been open since a day. */
export interface OpenAmount {
  amountMinor: bigint;
  since: Date;
}

/** Sums by age in days, in minor units. */
export interface AgedBalance {
  /** 0 to 30 days. */
  currentMinor: bigint;
  /** 31 to 60. */
  over30Minor: bigint;
  /** 61 to 90. */
  over60Minor: bigint;
  /** 91 and more. */
  over90Minor: bigint;
  totalMinor: bigint;
}

const DAY_MS = 86_400_000;

/**
 * Sorts open amounts by their age in whole days.
 *
 * @example ageOf([{ amountMinor: 5n, since: 31 days ago }], now).over30Minor // 5n
 */
export function ageOf(open: readonly OpenAmount[], now: Date): AgedBalance {
  const aged = { currentMinor: 0n, over30Minor: 0n, over60Minor: 0n, over90Minor: 0n, totalMinor: 0n };
  for (const { amountMinor, since } of open) {
    const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
    const bucket =
      days > 90 ? 'over90Minor' : days > 60 ? 'over60Minor' : days > 30 ? 'over30Minor' : 'currentMinor';
    aged[bucket] += amountMinor;
    aged.totalMinor += amountMinor;
  }
  return aged;
}
