import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Payment, PaymentEvent } from '../../generated/types/schema';
import { bookShares, feeOn } from './commission';
import { moveEscrow } from './escrow-balance';
import { hashId, logId } from './id';
import { loadProtocol } from './protocol';

/** Of a payment event that speaks of the whole payment. */
export const WHOLE_PAYMENT = -1;

/** How money that was in escrow was divided. */
export class Division {
  /** To the receiver's side, commission included. */
  toReceiver: BigInt;
  toPayer: BigInt;
  /** Commission within what went to the receiver's side. */
  fee: BigInt;

  constructor(toReceiver: BigInt, toPayer: BigInt, fee: BigInt) {
    this.toReceiver = toReceiver;
    this.toPayer = toPayer;
    this.fee = fee;
  }
}

/** Nothing went anywhere. */
export function noDivision(): Division {
  return new Division(BigInt.zero(), BigInt.zero(), BigInt.zero());
}

/** The payment of an event that presupposes one. Its absence is a defect and stops the index. */
export function requirePayment(id: Bytes): Payment {
  const payment = Payment.load(hashId(id));
  if (payment === null) log.critical('An event speaks of payment {}, never authorized.', [id.toHexString()]);
  return payment as Payment;
}

/** A payment whose terms are set: all of its money is in escrow. */
export function openPayment(payment: Payment, event: ethereum.Event): void {
  payment.capturedMinor = BigInt.zero();
  payment.feeMinor = BigInt.zero();
  payment.voidedMinor = BigInt.zero();
  payment.refundedMinor = BigInt.zero();
  payment.feeReversedMinor = BigInt.zero();
  payment.openMinor = payment.authorizedMinor;
  payment.refundableMinor = BigInt.zero();
  payment.disputedMinor = BigInt.zero();
  payment.capturedGrams = BigInt.zero();
  payment.openDisputes = [];
  payment.phase = 'AUTHORIZED';
  payment.authorizedAt = event.block.timestamp;
  payment.lastEvent = logId(event);
  payment.save();
  const token = Address.fromBytes(payment.token);
  moveEscrow(token, payment.authorizedMinor, BigInt.zero(), BigInt.zero(), BigInt.zero());
  const protocol = loadProtocol();
  protocol.paymentCount += 1;
  protocol.save();
}

/**
 * Brings a payment to what an event says of it: what is left in escrow, and what the receiver's side has. The
 * difference is what went to whom, and the commission follows from it.
 */
export function dividePayment(payment: Payment, openMinor: BigInt, refundableMinor: BigInt): Division {
  const feeLow = feeOn(payment.refundableMinor, payment.feeBps);
  const feeHigh = feeOn(refundableMinor, payment.feeBps);
  const toReceiver = refundableMinor.minus(payment.refundableMinor);
  const toPayer = payment.openMinor.minus(openMinor).minus(toReceiver);
  bookShares(payment, feeLow, feeHigh, false);
  payment.capturedMinor = payment.capturedMinor.plus(toReceiver);
  payment.feeMinor = payment.feeMinor.plus(feeHigh).minus(feeLow);
  payment.voidedMinor = payment.voidedMinor.plus(toPayer);
  payment.openMinor = openMinor;
  payment.refundableMinor = refundableMinor;
  if (openMinor.isZero()) payment.phase = 'CLOSED';
  payment.save();
  moveEscrow(Address.fromBytes(payment.token), BigInt.zero(), toReceiver, toPayer, BigInt.zero());
  return new Division(toReceiver, toPayer, feeHigh.minus(feeLow));
}

/** Captured money goes back to the payer, past the escrow: from the operator alone, or from all who had it. */
export function refundPayment(
  payment: Payment,
  amount: BigInt,
  feeReversed: BigInt,
  refundableMinor: BigInt,
  actor: Address,
): void {
  if (actor != payment.operator) {
    const feeLow = feeOn(refundableMinor, payment.feeBps);
    bookShares(payment, feeLow, feeOn(payment.refundableMinor, payment.feeBps), true);
  }
  payment.refundedMinor = payment.refundedMinor.plus(amount);
  payment.feeReversedMinor = payment.feeReversedMinor.plus(feeReversed);
  payment.refundableMinor = refundableMinor;
  payment.save();
}

/** A capture: what the receiver's side has more is no longer capturable. */
export function capturePayment(payment: Payment, refundableMinor: BigInt): Division {
  const captured = refundableMinor.minus(payment.refundableMinor);
  return dividePayment(payment, payment.openMinor.minus(captured), refundableMinor);
}

/**
 * Title to grams moved against a payment, by what the escrow said just before in the same transaction: a delivery, a
 * ruling, a settlement. Of an order that is paid through banks there is no payment here.
 */
export function addReleasedGrams(
  id: Bytes,
  grams: BigInt,
  releasedTotal: BigInt,
  event: ethereum.Event,
): void {
  const payment = Payment.load(hashId(id));
  if (payment === null) return;
  payment.capturedGrams = releasedTotal;
  payment.save();
  const line = PaymentEvent.load(payment.lastEvent);
  if (line === null || line.transaction != event.transaction.hash) {
    log.critical('Title moved against payment {} without an event of the escrow.', [id.toHexString()]);
    return;
  }
  line.grams = line.grams.plus(grams);
  line.save();
}

/**
 * One line of a payment's history; grams are added when the ledger tells of them.
 *
 * @param milestone The milestone that it speaks of, or WHOLE_PAYMENT.
 */
export function savePaymentEvent(
  payment: Payment,
  kind: string,
  milestone: i32,
  amountMinor: BigInt,
  division: Division,
  account: Bytes,
  event: ethereum.Event,
): void {
  const line = new PaymentEvent(logId(event));
  line.payment = payment.id;
  line.kind = kind;
  if (milestone != WHOLE_PAYMENT) line.milestone = milestone;
  line.amountMinor = amountMinor;
  line.toReceiverMinor = division.toReceiver;
  line.toPayerMinor = division.toPayer;
  line.feeMinor = division.fee;
  line.grams = BigInt.zero();
  line.account = account;
  line.at = event.block.timestamp;
  line.block = event.block.number;
  line.transaction = event.transaction.hash;
  line.save();
  payment.lastEvent = line.id;
  payment.save();
}
