import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import {
  Holding,
  Lot,
  OrderRail,
  Reservation,
  TitleOperator,
  TitleTransfer,
} from '../../generated/types/schema';
import {
  holdingId,
  lotId,
  orderRailId,
  partAfterId,
  partBeforeId,
  partId,
  reservationId,
  titleOperatorId,
} from './id';
import { changeReserved, requireChangedLot, requireLot } from './lot';
import { loadProtocol } from './protocol';
import { addTo, subtract } from './sums';
import { isNone } from './zero';

/**
 * Title to a new lot, whole and in one hand. The ledger tells of it in the log just after the one of the lot; written here,
 * the lot is not read and written once more for it. The caller saves the lot.
 */
export function makeTitle(lot: Lot, to: Address, event: ethereum.Event): void {
  const transfer = new TitleTransfer(partAfterId(event));
  transfer.lot = lot.id;
  transfer.kind = 'MADE';
  transfer.from = Address.zero();
  transfer.to = to;
  transfer.grams = lot.massGrams;
  transfer.epcisEvent = lot.epcisEvent;
  transfer.at = event.block.timestamp;
  transfer.transaction = event.transaction.hash;
  transfer.save();
  lot.lastTransfer = transfer.id;
  addHolding(lot.id, to, lot.massGrams);
}

/**
 * One movement of title between holders, or its end. The acts behind it add their EPCIS event in the event that follows.
 */
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
  // The log of the lot just before it has told of its making.
  if (isNone(from)) return;
  const isEnd = isNone(to);
  const lot = requireLot(number);
  const transfer = new TitleTransfer(partId(event, part));
  transfer.lot = lot.id;
  transfer.kind = isEnd ? 'CONSUMED' : 'TRANSFERRED';
  transfer.from = from;
  transfer.to = to;
  transfer.grams = grams;
  transfer.at = event.block.timestamp;
  transfer.transaction = event.transaction.hash;
  transfer.save();
  lot.lastTransfer = transfer.id;
  lot.save();
  if (from != to) moveHolding(lot.id, from, isEnd ? null : to, grams, lot.remainingGrams);
}

/**
 * Adds what an event says of the movement that the ledger told in the log just before it: of the same lot, from and to the
 * same and of the same grams. Anything else is a defect and stops the index.
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
  const transfer = TitleTransfer.loadInBlock(partBeforeId(event));
  if (
    transfer === null ||
    transfer.lot != lotId(number) ||
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
  if (!isNone(epcisEvent)) transfer.epcisEvent = epcisEvent;
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
  const lot = requireLot(number);
  const reservation = new Reservation(reservationId(payment, lot.id, holder));
  reservation.paymentId = payment;
  reservation.orderRef = orderRef;
  reservation.lot = lot.id;
  reservation.holder = holder;
  reservation.reservedGrams = grams;
  reservation.releasedGrams = BigInt.zero();
  reservation.cancelledGrams = BigInt.zero();
  reservation.save();
  setReserved(loadHolding(lot.id, holder), reservedTotal);
  changeReserved(lot, grams);
}

/** Reserved grams went to the buyer, as the log before it told; `releasedTotal` is what the payment released so far. */
export function releaseReservation(
  payment: Bytes,
  number: BigInt,
  holder: Address,
  grams: BigInt,
  releasedTotal: BigInt,
): void {
  const lot = requireChangedLot(number);
  const reservation = requireReservation(payment, lot.id, holder);
  reservation.reservedGrams = subtract(reservation.reservedGrams, grams);
  reservation.releasedGrams = releasedTotal;
  reservation.save();
  const holding = loadHolding(lot.id, holder);
  setReserved(holding, subtract(holding.reservedGrams, grams));
  changeReserved(lot, subtract(BigInt.zero(), grams));
  const protocol = loadProtocol();
  addTo(protocol, 'deliveredGrams', grams);
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
  const lot = requireLot(number);
  const reservation = requireReservation(payment, lot.id, holder);
  reservation.reservedGrams = subtract(reservation.reservedGrams, grams);
  addTo(reservation, 'cancelledGrams', grams);
  reservation.save();
  setReserved(loadHolding(lot.id, holder), reservedTotal);
  changeReserved(lot, subtract(BigInt.zero(), grams));
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

/** An account may move the holder's title, or may not any more. */
export function saveTitleOperator(holder: Address, operator: Address, isApproved: boolean, at: BigInt): void {
  const row = new TitleOperator(titleOperatorId(holder, operator));
  row.holder = holder;
  row.operator = operator;
  row.isApproved = isApproved;
  row.changedAt = at;
  row.save();
}

/** The reservation of an event that presupposes one. Its absence is a defect and stops the index. */
function requireReservation(payment: Bytes, lot: string, holder: Address): Reservation {
  const reservation = Reservation.load(reservationId(payment, lot, holder));
  if (reservation === null)
    log.critical('An event speaks of a reservation of lot {} that was never made.', [lot]);
  return reservation as Reservation;
}

function setReserved(holding: Holding, reservedGrams: BigInt): void {
  holding.reservedGrams = reservedGrams;
  holding.save();
}

/** Grams change hands, or end when nobody gets them. @param all grams of the lot that anybody holds */
function moveHolding(lot: string, from: Address, to: Address | null, grams: BigInt, all: BigInt): void {
  const giving = loadHolding(lot, from);
  // Who has all of a lot leaves nothing to anybody else, held or reserved: the other row need not be read.
  const isOnlyHolder = giving.grams == all;
  giving.grams = subtract(giving.grams, grams);
  giving.save();
  if (to === null) return;
  if (isOnlyHolder) {
    addHolding(lot, to, grams);
    return;
  }
  const taking = loadHolding(lot, to);
  addTo(taking, 'grams', grams);
  taking.save();
}

/** A holding of somebody who had nothing of the lot. */
function addHolding(lot: string, holder: Address, grams: BigInt): void {
  const holding = newHolding(holdingId(lot, holder), lot, holder);
  holding.grams = grams;
  holding.save();
}

function loadHolding(lot: string, holder: Address): Holding {
  const id = holdingId(lot, holder);
  const known = Holding.load(id);
  if (known !== null) return known;
  return newHolding(id, lot, holder);
}

function newHolding(id: string, lot: string, holder: Address): Holding {
  const holding = new Holding(id);
  holding.lot = lot;
  holding.holder = holder;
  holding.grams = BigInt.zero();
  holding.reservedGrams = BigInt.zero();
  return holding;
}
