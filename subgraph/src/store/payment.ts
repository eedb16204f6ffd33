import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { EscrowBalance, Payment, PaymentEvent } from '../../generated/types/schema';
import { accountId, hashId, logId } from './id';

/** The payment of an event that presupposes one. Its absence is a defect and stops the index. */
export function requirePayment(id: Bytes): Payment {
  const payment = Payment.load(hashId(id));
  if (payment === null) log.critical('An event speaks of payment {}, never authorized.', [id.toHexString()]);
  return payment as Payment;
}

/** What is left in escrow follows from the totals; with nothing left the payment is closed. */
export function savePayment(payment: Payment): void {
  payment.openMinor = payment.authorizedMinor.minus(payment.capturedMinor).minus(payment.voidedMinor);
  payment.phase = payment.openMinor.isZero() ? 'CLOSED' : 'AUTHORIZED';
  payment.save();
}

/** One line of a payment's history. */
export function savePaymentEvent(
  payment: Bytes,
  kind: string,
  amountMinor: BigInt,
  grams: BigInt,
  account: Address,
  event: ethereum.Event,
): void {
  const line = new PaymentEvent(logId(event));
  line.payment = hashId(payment);
  line.kind = kind;
  line.amountMinor = amountMinor;
  line.grams = grams;
  line.account = account;
  line.at = event.block.timestamp;
  line.block = event.block.number;
  line.transaction = event.transaction.hash;
  line.save();
}

/** What the escrow holds of a token, made at the first event. */
export function loadEscrowBalance(token: Address): EscrowBalance {
  const known = EscrowBalance.load(accountId(token));
  if (known !== null) return known;
  const balance = new EscrowBalance(accountId(token));
  balance.openMinor = BigInt.zero();
  balance.creditMinor = BigInt.zero();
  balance.heldMinor = BigInt.zero();
  balance.authorizedMinor = BigInt.zero();
  balance.capturedMinor = BigInt.zero();
  balance.voidedMinor = BigInt.zero();
  return balance;
}

/** Open and held follow from the totals. */
export function saveEscrowBalance(balance: EscrowBalance): void {
  balance.openMinor = balance.authorizedMinor.minus(balance.capturedMinor).minus(balance.voidedMinor);
  balance.heldMinor = balance.openMinor.plus(balance.creditMinor);
  balance.save();
}
