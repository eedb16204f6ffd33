import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Payment, PaymentEvent } from '../../generated/types/schema';
import { bookShares, feeOn } from './commission';
import { moveEscrow } from './escrow-balance';
import { hashId, logId } from './id';
import { addTokenChange, TokenChange } from './money-period';
import { loadProtocol } from './protocol';
import { add, addTo, subtract } from './sums';

/** Of a payment event that speaks of the whole payment. */
export const WHOLE_PAYMENT = -1;

/** How money that was in escrow was divided. */
export class Division {
  /** To the receiver's side, commission included. */
  toReceiver: BigInt;
  toPayer: BigInt;
  /** Commission within what went to the receiver's side. */
  fee: BigInt;
  /** Title that went with it, as far as the event says. */
  grams: BigInt = BigInt.zero();

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

/**
 * A payment whose terms are set: all of its money is in escrow. Whoever changes a payment ends with savePaymentEvent,
 * which saves it.
 */
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
  const token = Address.fromBytes(payment.token);
  moveEscrow(token, payment.authorizedMinor, BigInt.zero(), BigInt.zero(), BigInt.zero());
  const protocol = loadProtocol();
  protocol.paymentCount += 1;
  protocol.save();
}

/** A payment that went out as it came in: nothing was ever in escrow. Its shares are saved by the caller. */
export function chargePayment(payment: Payment, event: ethereum.Event): Division {
  const amount = payment.authorizedMinor;
  const fee = feeOn(amount, payment.feeBps);
  payment.capturedMinor = amount;
  payment.feeMinor = fee;
  payment.voidedMinor = BigInt.zero();
  payment.refundedMinor = BigInt.zero();
  payment.feeReversedMinor = BigInt.zero();
  payment.openMinor = BigInt.zero();
  payment.refundableMinor = amount;
  payment.disputedMinor = BigInt.zero();
  payment.capturedGrams = BigInt.zero();
  payment.openDisputes = [];
  payment.phase = 'CLOSED';
  payment.authorizedAt = event.block.timestamp;
  moveEscrow(Address.fromBytes(payment.token), amount, amount, BigInt.zero(), BigInt.zero());
  const protocol = loadProtocol();
  protocol.paymentCount += 1;
  protocol.save();
  return new Division(amount, BigInt.zero(), fee);
}

/**
 * Brings a payment to what an event says of it: what is left in escrow, and what the receiver's side has. The
 * difference is what went to whom, and the commission follows from it.
 */
export function dividePayment(payment: Payment, openMinor: BigInt, refundableMinor: BigInt): Division {
  const feeBps = payment.feeBps;
  const before = payment.refundableMinor;
  const feeLow = feeOn(before, feeBps);
  const feeHigh = feeOn(refundableMinor, feeBps);
  const fee = subtract(feeHigh, feeLow);
  const toReceiver = subtract(refundableMinor, before);
  const toPayer = subtract(subtract(payment.openMinor, openMinor), toReceiver);
  bookShares(payment, feeLow, feeHigh, false);
  addTo(payment, 'capturedMinor', toReceiver);
  addTo(payment, 'feeMinor', fee);
  addTo(payment, 'voidedMinor', toPayer);
  payment.openMinor = openMinor;
  payment.refundableMinor = refundableMinor;
  if (openMinor.isZero()) payment.phase = 'CLOSED';
  moveEscrow(Address.fromBytes(payment.token), BigInt.zero(), toReceiver, toPayer, BigInt.zero());
  return new Division(toReceiver, toPayer, fee);
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
  addTo(payment, 'refundedMinor', amount);
  addTo(payment, 'feeReversedMinor', feeReversed);
  payment.refundableMinor = refundableMinor;
}

/** A capture: what the receiver's side has more is no longer capturable. */
export function capturePayment(payment: Payment, refundableMinor: BigInt): Division {
  const captured = subtract(refundableMinor, payment.refundableMinor);
  return dividePayment(payment, subtract(payment.openMinor, captured), refundableMinor);
}

/**
 * Title to grams moved against a payment by a ruling or a settlement, whose event just before in the same transaction says
 * nothing of grams. Of an order that is paid through banks there is no payment here.
 */
export function addReleasedGrams(
  id: Bytes,
  grams: BigInt,
  releasedTotal: BigInt,
  event: ethereum.Event,
): void {
  const key = hashId(id);
  let payment = Payment.loadInBlock(key);
  if (payment === null) payment = Payment.load(key);
  // A delivery says its grams itself.
  if (payment === null || payment.capturedGrams == releasedTotal) return;
  payment.capturedGrams = releasedTotal;
  payment.save();
  const line = PaymentEvent.loadInBlock(payment.lastEvent);
  if (line === null || line.transaction != event.transaction.hash) {
    log.critical('Title moved against payment {} without an event of the escrow.', [id.toHexString()]);
    return;
  }
  addTo(line, 'grams', grams);
  line.save();
}

/**
 * One line of a payment's history, and the payment as it stands after it; grams of a ruling are added when the ledger tells of
 * them.
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
  line.grams = division.grams;
  line.account = account;
  line.at = event.block.timestamp;
  line.block = event.block.number;
  line.transaction = event.transaction.hash;
  line.save();
  payment.lastEvent = line.id;
  payment.save();
  addTokenChange(Address.fromBytes(payment.token), changeOf(kind, amountMinor, division), event);
}

/** What a line of a payment's history adds to the figures of its token. */
function changeOf(kind: string, amountMinor: BigInt, division: Division): TokenChange {
  const change = new TokenChange();
  if (kind == 'AUTHORIZED' || kind == 'CHARGED') {
    change.payments = 1;
    change.authorized = amountMinor;
  }
  if (kind == 'DISPUTED') change.disputed = amountMinor;
  if (kind == 'REFUNDED') {
    change.refunded = division.toPayer;
    change.feeReversed = division.fee;
  } else {
    change.captured = division.toReceiver;
    change.voided = division.toPayer;
    change.fee = division.fee;
  }
  return change;
}
