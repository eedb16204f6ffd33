import type { FeedLimits } from '@topsteel/chain';
import type { WeighTicket } from '@topsteel/domain/bridge';
import type { PaymentFacts } from '../order-facts.ts';
import { isHeldBack } from './hold-load.ts';
import type { RunningInspection } from './hold-load.ts';

/** The last weight reported for the payment, of all its loads together. */
export interface LastReport {
  ticketNo: string;
  valueGrams: bigint;
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
  /** What the ticket speaks of is not known yet, the chain's clock is behind the ticket's, or an earlier load is inspected. */
  | { do: 'wait' }
  | { do: 'reject'; reason: string };

/** How far the weighbridge's clock and the chain's may be apart. */
const CLOCK_TOLERANCE_SECONDS = 300;
const PATIENCE_SECONDS = 7 * 86_400;
const DAY_SECONDS = 86_400;

const daysOf = (seconds: number): string => (Math.floor((seconds / DAY_SECONDS) * 10) / 10).toString();

/**
 * Whether a ticket becomes a report. Pure. What is reported is the total of all loads of the payment: the ticket's and
 * those of `others`. A later weighing of the same load corrects the earlier one in the next round, until it was paid; a
 * repeated or older ticket changes nothing. A load whose ticket comes late adds to what was reported last, under the time
 * of that report: observations don't go back in time. A further load waits while an earlier total is inspected, since its
 * report would begin that inspection anew (`isHeldBack`); a correction does not.
 *
 * @param others the newest ticket of each other load that was reported
 * @param limits how old a weighing may be when the contract accepts it, and how far its clock may run ahead
 * @param nowSeconds the chain's time
 * @param running the total that is on the chain, where none was proposed after it; a signer gives none: when a load is
 * reported is not its concern
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
  others: readonly WeighTicket[] = [],
  running: RunningInspection | null = null,
): Decision {
  const netGrams = BigInt(ticket.netGrams);
  const othersGrams = others.reduce((sum, other) => sum + BigInt(other.netGrams), 0n);
  const isNewLoad = last !== null && others.length > 0 && othersGrams === last.valueGrams;
  const weighedAt = Math.floor(Date.parse(ticket.weighedAt) / 1000);
  const observedAt = isNewLoad && weighedAt < last.observedAt ? last.observedAt : weighedAt;
  const reject = (reason: string): Decision => ({ do: 'reject', reason });

  if (netGrams <= 0n) return reject('The net mass is not above zero.');
  if (BigInt(ticket.grossGrams) - BigInt(ticket.tareGrams) !== netGrams) {
    return reject('Gross less tare is not the net mass.');
  }
  if (weighedAt > nowSeconds + CLOCK_TOLERANCE_SECONDS) return reject('The weighing lies in the future.');
  if (weighedAt > nowSeconds + limits.maxAheadSeconds) return { do: 'wait' };
  if (nowSeconds - weighedAt >= limits.maxAgeSeconds) {
    return reject(
      `The weighing is ${daysOf(nowSeconds - weighedAt)} days old; weighings are reported below ${daysOf(limits.maxAgeSeconds)} days.`,
    );
  }
  if (payment === null) {
    return nowSeconds - weighedAt > PATIENCE_SECONDS
      ? reject('No payment of this id was authorized within seven days.')
      : { do: 'wait' };
  }
  const refs = new Set([ticket.deliveryRef, ...others.map(({ deliveryRef }) => deliveryRef)]);
  if (refs.size !== others.length + 1) return reject('A load is named twice.');
  if (payment.lotId === 0n) return reject('The payment has no goods to weigh.');
  if (last !== null && last.ticketNo === ticket.ticketNo) {
    return reject(`Ticket ${ticket.ticketNo} is reported already.`);
  }
  if (weighedAt < payment.authorizedAt - CLOCK_TOLERANCE_SECONDS) {
    return reject('The weighing is older than the payment.');
  }
  if (last !== null && !isNewLoad && observedAt <= last.observedAt) {
    return reject(`The weighing is not later than ticket ${last.ticketNo}, which is reported already.`);
  }
  if (payment.isClosed) return reject('The payment is closed.');
  if (last !== null && payment.capturedGrams > othersGrams) {
    return reject(`Ticket ${last.ticketNo} was paid already; a correction needs a person.`);
  }
  const valueGrams = othersGrams + netGrams;
  if (valueGrams > payment.maxGrams) {
    return reject(
      `The net mass of ${valueGrams.toString()} g is above the ${payment.maxGrams.toString()} g of the order.`,
    );
  }
  const ends = weighedAt + limits.maxAgeSeconds;
  if (isNewLoad && running !== null && isHeldBack(payment, running, ends, nowSeconds)) return { do: 'wait' };
  return {
    do: 'report',
    report: {
      valueGrams,
      observedAt,
      validUntil: observedAt + limits.maxAgeSeconds,
      round: (last?.round ?? 0) + 1,
    },
  };
}
