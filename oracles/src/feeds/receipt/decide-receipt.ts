/** What was reported last for the order. Times in Unix seconds. */
export interface ReportedReceipt {
  value: bigint;
  observedAt: number;
}

/** A receipt is reported again this long before it is too old to release title by. */
export const REFRESH_SECONDS = 86_400;

/**
 * Whether what was read becomes a report. Pure. A total that differs from the reported one is reported, a lower one too:
 * banks return money. The same total is reported again only while an open order waits and the report is about to be too
 * old for it.
 *
 * @param maxAgeSeconds how long the contract counts a receipt as fresh
 * @param nowSeconds the chain's time
 * @example decideReceipt({ receivedMinor: 311_245n, isOpen: true }, null, 604_800, now) // 'report'
 */
export function decideReceipt(
  reading: { receivedMinor: bigint; isOpen: boolean },
  last: ReportedReceipt | null,
  maxAgeSeconds: number,
  nowSeconds: number,
): 'report' | 'keep' {
  if (last === null) return reading.receivedMinor > 0n ? 'report' : 'keep';
  if (reading.receivedMinor !== last.value) return 'report';
  const isAging = nowSeconds - last.observedAt >= maxAgeSeconds - REFRESH_SECONDS;
  return reading.isOpen && isAging && reading.receivedMinor > 0n ? 'report' : 'keep';
}

const DAY_MS = 86_400_000;
/** Cards can be disputed for 120 days, and a court's word takes longer; after this nobody looks any more. */
const LONGEST_WATCH_MS = 400 * DAY_MS;

/**
 * When to look next: often while the order is open, daily once it is closed, with growing pauses when the provider does not
 * answer; null when it is over.
 */
export function nextLookMs(
  watch: { isOpen: boolean; failures: number; ageMs: number },
  everyMs: number,
): number | null {
  if (watch.ageMs > LONGEST_WATCH_MS) return null;
  if (watch.failures > 0) return Math.min(DAY_MS, everyMs * 2 ** Math.min(watch.failures, 12));
  return watch.isOpen ? everyMs : DAY_MS;
}
