import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Holding, OrderRail, Reservation, TitleTransfer } from '../../generated/types/schema';
import { holdingId, lotId, orderRailId, partId, reservationId } from './id';
import { changeReserved, requireLot } from './lot';
import { loadProtocol } from './protocol';

const NO_EVENT = Bytes.fromHexString('0x' + '0'.repeat(64));

/** One movement of title. The making of a lot names its EPCIS event; other acts add theirs in the event that follows. */
export function saveTransfer(
  number: BigInt,
  from: Address,
  to: Address,
  grams: BigInt,
  event: ethereum.Event,
  part: i32,
): void {
  // ERC-1155 lets anybody move nothing, even of a lot that was never made.
  if (grams.isZero()) return;
  const lot = requireLot(number);
  const isMaking = from.equals(Address.zero());
  const isEnd = to.equals(Address.zero());
  const transfer = new TitleTransfer(partId(event, part));
  transfer.lot = lot.id;
  transfer.kind = isMaking ? 'MADE' : isEnd ? 'CONSUMED' : 'TRANSFERRED';
  transfer.from = from;
  transfer.to = to;
  transfer.grams = grams;
  if (isMaking) transfer.epcisEvent = lot.epcisEvent;
  transfer.at = event.block.timestamp;
  transfer.transaction = event.transaction.hash;
  transfer.save();
  lot.lastTransfer = transfer.id;
  lot.save();
  if (!isMaking) changeHolding(number, from, grams.neg());
  if (!isEnd) changeHolding(number, to, grams);
}

/**
 * Adds what an event says of the movement that the ledger wrote just before it: the last one of the lot, in the same
 * transaction and of the same grams. Anything else is a defect and stops the index.
 *
 * @param paymentId The payment that title moved against, or null.
 * @param epcisEvent Zero when there is none: title moved by a ruling.
 */
export function explainTransfer(
  number: BigInt,
  from: Address,
  to: Address,
  grams: BigInt,
  paymentId: Bytes | null,
  epcisEvent: Bytes,
  event: ethereum.Event,
): void {
  const last = requireLot(number).lastTransfer;
  const transfer = TitleTransfer.load(last === null ? '' : last);
  if (
    transfer === null ||
    transfer.transaction != event.transaction.hash ||
    transfer.from != from ||
    transfer.to != to ||
    transfer.grams != grams
  ) {
    log.critical('Log {} of transaction {} explains a movement of lot {} that was not made.', [
      event.logIndex.toString(),
      event.transaction.hash.toHexString(),
      number.toString(),
    ]);
    return;
  }
  if (paymentId !== null) {
    transfer.kind = 'RELEASED';
    transfer.paymentId = paymentId;
  }
  if (epcisEvent != NO_EVENT) transfer.epcisEvent = epcisEvent;
  transfer.save();
}

/** Grams of the holder are pinned for a payment; `reservedTotal` is what all payments hold of this holder's grams. */
export function saveReservation(
  payment: Bytes,
  orderRef: Bytes,
  number: BigInt,
  holder: Address,
  grams: BigInt,
  reservedTotal: BigInt,
): void {
  const reservation = new Reservation(reservationId(payment, number, holder));
  reservation.paymentId = payment;
  reservation.orderRef = orderRef;
  reservation.lot = lotId(number);
  reservation.holder = holder;
  reservation.reservedGrams = grams;
  reservation.releasedGrams = BigInt.zero();
  reservation.cancelledGrams = BigInt.zero();
  reservation.save();
  setReserved(number, holder, reservedTotal);
  changeReserved(number, grams);
}

/** Reserved grams went to the buyer; `releasedTotal` is what the payment released so far. */
export function releaseReservation(
  payment: Bytes,
  number: BigInt,
  holder: Address,
  grams: BigInt,
  releasedTotal: BigInt,
): void {
  const reservation = requireReservation(payment, number, holder);
  reservation.reservedGrams = reservation.reservedGrams.minus(grams);
  reservation.releasedGrams = releasedTotal;
  reservation.save();
  setReserved(number, holder, loadHolding(number, holder).reservedGrams.minus(grams));
  changeReserved(number, grams.neg());
  const protocol = loadProtocol();
  protocol.deliveredGrams = protocol.deliveredGrams.plus(grams);
  protocol.save();
}

/** Reserved grams are free to the holder again. */
export function cancelReservation(
  payment: Bytes,
  number: BigInt,
  holder: Address,
  grams: BigInt,
  reservedTotal: BigInt,
): void {
  const reservation = requireReservation(payment, number, holder);
  reservation.reservedGrams = reservation.reservedGrams.minus(grams);
  reservation.cancelledGrams = reservation.cancelledGrams.plus(grams);
  reservation.save();
  setReserved(number, holder, reservedTotal);
  changeReserved(number, grams.neg());
}

/** The settlement contract that an order is pinned to. */
export function saveOrderRail(holder: Address, orderRef: Bytes, rail: Address, event: ethereum.Event): void {
  const order = new OrderRail(orderRailId(holder, orderRef));
  order.holder = holder;
  order.orderRef = orderRef;
  order.rail = rail;
  order.pinnedAt = event.block.timestamp;
  order.transaction = event.transaction.hash;
  order.save();
}

/** The reservation of an event that presupposes one. Its absence is a defect and stops the index. */
function requireReservation(payment: Bytes, number: BigInt, holder: Address): Reservation {
  const reservation = Reservation.load(reservationId(payment, number, holder));
  if (reservation === null)
    log.critical('An event speaks of a reservation of lot {} that was never made.', [number.toString()]);
  return reservation as Reservation;
}

function setReserved(number: BigInt, holder: Address, reservedGrams: BigInt): void {
  const holding = loadHolding(number, holder);
  holding.reservedGrams = reservedGrams;
  holding.save();
}

function changeHolding(number: BigInt, holder: Address, grams: BigInt): void {
  const holding = loadHolding(number, holder);
  holding.grams = holding.grams.plus(grams);
  holding.save();
}

function loadHolding(number: BigInt, holder: Address): Holding {
  const known = Holding.load(holdingId(number, holder));
  if (known !== null) return known;
  const holding = new Holding(holdingId(number, holder));
  holding.lot = lotId(number);
  holding.holder = holder;
  holding.grams = BigInt.zero();
  holding.reservedGrams = BigInt.zero();
  return holding;
}
