import type { FeedLimits } from '@topsteel/chain';
import type { WeighTicket } from '@topsteel/domain/bridge';
import type { PaymentFacts } from '../order-facts.ts';

/** The last weight reported for the payment. */
export interface LastReport {
  ticketNo: string;
  observedAt: number;
  round: number;
}

export interface WeightReport {
  valueGrams: bigint;
  observedAt: number;
  validUntil: number;
  round: number;
}

export type Decision =
  | { do: 'report'; report: WeightReport }
  /** What the ticket speaks of is not known yet, or the chain's clock is behind the ticket's. */
  | { do: 'wait' }
  | { do: 'reject'; reason: string };

/** How far the weighbridge's clock and the chain's may be apart. */
const CLOCK_TOLERANCE_SECONDS = 300;
const PATIENCE_SECONDS = 7 * 86_400;
const DAY_SECONDS = 86_400;

const daysOf = (seconds: number): string => (Math.floor((seconds / DAY_SECONDS) * 10) / 10).toString();

/**
 * Whether a ticket becomes a report. Pure. A later weighing of the same delivery corrects the earlier one in
 * the next round, until something was captured on it; a repeated or older ticket changes nothing.
 *
 * @param limits how old a weighing may be when the contract accepts it, and how far its clock may run ahead
 * @param nowSeconds the chain's time
 * @example
 * decideReport(ticket of 4,982,000 g, { maxGrams: 5_000_000n, … }, null, limits, now)
 * // { do: 'report', report: { valueGrams: 4982000n, round: 1, … } }
 */
export function decideReport(
  ticket: WeighTicket,
  payment: PaymentFacts | null,
  last: LastReport | null,
  limits: FeedLimits,
  nowSeconds: number,
): Decision {
  const netGrams = BigInt(ticket.netGrams);
  const observedAt = Math.floor(Date.parse(ticket.weighedAt) / 1000);
  const reject = (reason: string): Decision => ({ do: 'reject', reason });

  if (netGrams <= 0n) return reject('The net mass is not above zero.');
  if (BigInt(ticket.grossGrams) - BigInt(ticket.tareGrams) !== netGrams) {
    return reject('Gross less tare is not the net mass.');
  }
  if (observedAt > nowSeconds + CLOCK_TOLERANCE_SECONDS) return reject('The weighing lies in the future.');
  if (observedAt > nowSeconds + limits.maxAheadSeconds) return { do: 'wait' };
  if (nowSeconds - observedAt >= limits.maxAgeSeconds) {
    return reject(
      `The weighing is ${daysOf(nowSeconds - observedAt)} days old; weighings are reported below ${daysOf(limits.maxAgeSeconds)} days.`,
    );
  }
  if (payment === null) {
    return nowSeconds - observedAt > PATIENCE_SECONDS
      ? reject('No payment of this id was authorized within seven days.')
      : { do: 'wait' };
  }
  if (payment.lotId === 0n) return reject('The payment has no goods to weigh.');
  if (last !== null && last.ticketNo === ticket.ticketNo) {
    return reject(`Ticket ${ticket.ticketNo} is reported already.`);
  }
  if (observedAt < payment.authorizedAt - CLOCK_TOLERANCE_SECONDS) {
    return reject('The weighing is older than the payment.');
  }
  if (last !== null && observedAt <= last.observedAt) {
    return reject(`The weighing is not later than ticket ${last.ticketNo}, which is reported already.`);
  }
  if (payment.isClosed) return reject('The payment is closed.');
  if (last !== null && payment.capturedGrams > 0n) {
    return reject(`Ticket ${last.ticketNo} was paid already; a correction needs a person.`);
  }
  if (netGrams > payment.maxGrams) {
    return reject(
      `The net mass of ${netGrams.toString()} g is above the ${payment.maxGrams.toString()} g of the order.`,
    );
  }
  return {
    do: 'report',
    report: {
      valueGrams: netGrams,
      observedAt,
      validUntil: observedAt + limits.maxAgeSeconds,
      round: (last?.round ?? 0) + 1,
    },
  };
}
