import type { PaymentFacts } from '../order-facts.ts';

/** What may be captured on silence is on the chain so long after its inspection ended. */
const CAPTURE_SECONDS = 3_600;
/** Loads of one convoy: an inspection that has run for less is begun again for the next, and loses no more than this. */
const CONVOY_SECONDS = 900;
/** What is left of the time to capture, and of the age of a weighing, when a load is not held back any longer. */
const MARGIN_SECONDS = 86_400;

/** The weight that is on the chain for a payment. Times in Unix seconds, the chain's. */
export interface RunningInspection {
  valueGrams: bigint;
  acceptedAt: number;
}

/**
 * Whether the report of a further load waits. Pure. The contract counts the payer's inspection from the newest report, so a
 * report starts anew the inspection of all that is not paid: with a truck every other day and three days to inspect, nothing
 * would ever be paid by silence. A further load is therefore held back while an earlier total is being inspected, until that
 * is captured; not so long that itself could not be inspected and captured any more, or its weighing be too old.
 *
 * @param ends when the weighing of the load is too old to be reported
 * @example
 * // accepted at 0, three days to inspect, captured by day 30: a load of day 2 waits until day 3
 * isHeldBack({ capturedGrams: 0n, inspection: { seconds: 259_200, captureBefore: 2_592_000 } },
 *   { valueGrams: 5_000_000n, acceptedAt: 0 }, 2_592_000, 172_800) // true
 */
export function isHeldBack(
  { capturedGrams, inspection = null }: Pick<PaymentFacts, 'capturedGrams' | 'inspection'>,
  running: RunningInspection,
  ends: number,
  nowSeconds: number,
): boolean {
  if (inspection === null || capturedGrams >= running.valueGrams) return false;
  const { seconds, captureBefore } = inspection;
  if (nowSeconds >= running.acceptedAt + seconds + CAPTURE_SECONDS) return false;
  if (nowSeconds >= ends - MARGIN_SECONDS) return false;
  // Too late for this load to be captured on silence: what is inspected now is paid first.
  if (nowSeconds + seconds + CAPTURE_SECONDS >= captureBefore) return true;
  if (nowSeconds >= captureBefore - seconds - MARGIN_SECONDS) return false;
  return nowSeconds >= running.acceptedAt + CONVOY_SECONDS;
}
