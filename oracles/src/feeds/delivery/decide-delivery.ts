import type { FeedLimits } from '@topsteel/chain';
import type { ConsignmentMessage } from '@topsteel/domain/bridge';
import type { PaymentFacts } from '../order-facts.ts';

/** What the carrier has said of the same payment before. Times in Unix seconds. */
export interface KnownDelivery {
  /** When the consignment of this message was taken over, when that is known. */
  takenOverAt: number | null;
  /** Whether the delivery of this consignment is reported already. */
  isReported: boolean;
  /** The latest delivery that is reported for the payment. */
  lastDeliveredAt: number | null;
}

export type DeliveryDecision =
  | { do: 'report'; deliveredAt: number; validUntil: number }
  /** Kept, and nothing to report: taken over, or said before. */
  | { do: 'note' }
  | { do: 'wait' }
  | { do: 'reject'; reason: string };

const CLOCK_TOLERANCE_SECONDS = 300;
const PATIENCE_SECONDS = 7 * 86_400;

/**
 * Whether a carrier's message becomes a report. Pure. The value is the time at which the consignee took the goods over; of
 * several consignments of one order the latest counts. Messages may come twice, late and before those that they follow: a
 * repeated delivery and one that is older than the reported one are kept and change nothing.
 *
 * @param nowSeconds the chain's time
 * @example decideDelivery(delivered at 09:14, { … }, { isReported: false, … }, limits, now) // { do: 'report', deliveredAt: 1795425240, … }
 */
export function decideDelivery(
  message: ConsignmentMessage,
  payment: PaymentFacts | null,
  known: KnownDelivery,
  limits: FeedLimits,
  nowSeconds: number,
): DeliveryDecision {
  const happenedAt = Math.floor(Date.parse(message.happenedAt) / 1000);
  const reject = (reason: string): DeliveryDecision => ({ do: 'reject', reason });

  if (happenedAt > nowSeconds + CLOCK_TOLERANCE_SECONDS) return reject('The event lies in the future.');
  if (happenedAt > nowSeconds + limits.maxAheadSeconds) return { do: 'wait' };
  if (nowSeconds - happenedAt >= limits.maxAgeSeconds) {
    return reject('The event is older than deliveries are reported.');
  }
  if (payment === null) {
    return nowSeconds - happenedAt > PATIENCE_SECONDS
      ? reject('No payment or order of this id was opened within seven days.')
      : { do: 'wait' };
  }
  if (happenedAt < payment.authorizedAt - CLOCK_TOLERANCE_SECONDS) {
    return reject('The event is older than the payment.');
  }
  if (message.status === 'taken-over') return { do: 'note' };
  if (known.takenOverAt !== null && happenedAt < known.takenOverAt) {
    return reject('The goods cannot be delivered before they are taken over.');
  }
  if (known.isReported) return { do: 'note' };
  if (known.lastDeliveredAt !== null && happenedAt <= known.lastDeliveredAt) return { do: 'note' };
  return { do: 'report', deliveredAt: happenedAt, validUntil: happenedAt + limits.maxAgeSeconds };
}
