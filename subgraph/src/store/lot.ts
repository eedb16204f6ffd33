import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Lot, Reservation, TitleTransfer } from '../../generated/types/schema';
import { lotId, partId, reservationId } from './id';
import { loadProtocol } from './protocol';

/** A new lot with nothing reserved; the caller adds where it comes from, and saves it. */
export function createLot(
  number: BigInt,
  massGrams: BigInt,
  emissionsGrams: BigInt,
  event: ethereum.Event,
): Lot {
  const lot = new Lot(lotId(number));
  lot.lotId = number;
  lot.massGrams = massGrams;
  lot.emissionsGrams = emissionsGrams;
  lot.reservedGrams = BigInt.zero();
  lot.transformedGrams = BigInt.zero();
  lot.commissionedAt = event.block.timestamp;
  lot.transaction = event.transaction.hash;
  const protocol = loadProtocol();
  protocol.lotCount += 1;
  protocol.save();
  return lot;
}

/** The lot of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireLot(number: BigInt): Lot {
  const lot = Lot.load(lotId(number));
  if (lot === null) log.critical('An event speaks of lot {}, which was never made.', [number.toString()]);
  return lot as Lot;
}

/** One movement of title. */
export function saveTransfer(
  number: BigInt,
  from: Address,
  to: Address,
  grams: BigInt,
  event: ethereum.Event,
  part: i32,
): void {
  const transfer = new TitleTransfer(partId(event, part));
  transfer.lot = lotId(number);
  transfer.from = from;
  transfer.to = to;
  transfer.grams = grams;
  transfer.at = event.block.timestamp;
  transfer.transaction = event.transaction.hash;
  transfer.save();
}

/** The reservation of a payment, made at its first event. */
export function loadReservation(payment: Bytes, number: BigInt, holder: Address): Reservation {
  const id = reservationId(payment, number, holder);
  const known = Reservation.load(id);
  if (known !== null) return known;
  const reservation = new Reservation(id);
  reservation.paymentId = payment;
  reservation.lot = lotId(number);
  reservation.holder = holder;
  reservation.reservedGrams = BigInt.zero();
  reservation.releasedGrams = BigInt.zero();
  reservation.cancelledGrams = BigInt.zero();
  return reservation;
}

/** Changes what open payments hold of a lot; negative when goods leave or are freed. */
export function changeReserved(number: BigInt, grams: BigInt): void {
  const lot = requireLot(number);
  lot.reservedGrams = lot.reservedGrams.plus(grams);
  lot.save();
}
