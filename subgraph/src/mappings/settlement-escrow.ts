import { Address, BigInt } from '@graphprotocol/graph-ts';
import {
  CreditAssigned,
  CreditClaimed,
  FeePaid,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentReclaimed,
  PaymentRefunded,
  PaymentVoided,
} from '../../generated/types/SettlementEscrow/SettlementEscrow';
import { Payment } from '../../generated/types/schema';
import { hashId, lotId } from '../store/id';
import {
  loadEscrowBalance,
  requirePayment,
  saveEscrowBalance,
  savePayment,
  savePaymentEvent,
} from '../store/payment';
import { loadProtocol } from '../store/protocol';

export function handlePaymentAuthorized(event: PaymentAuthorized): void {
  const made = event.params;
  const payment = new Payment(hashId(made.paymentId));
  payment.payer = made.payer;
  payment.receiver = made.receiver;
  payment.operator = made.terms.operator;
  payment.token = made.token;
  payment.orderRef = made.orderRef;
  if (!made.lotId.isZero()) payment.lot = lotId(made.lotId);
  payment.maxGrams = made.maxGrams;
  payment.feeBps = made.terms.feeBps;
  payment.captureBefore = made.terms.captureBefore;
  payment.authorizedMinor = made.amount;
  payment.capturedMinor = BigInt.zero();
  payment.feeMinor = BigInt.zero();
  payment.voidedMinor = BigInt.zero();
  payment.refundedMinor = BigInt.zero();
  payment.feeReversedMinor = BigInt.zero();
  payment.capturedGrams = BigInt.zero();
  payment.authorizedAt = event.block.timestamp;
  savePayment(payment);
  savePaymentEvent(made.paymentId, 'AUTHORIZED', made.amount, BigInt.zero(), made.payer, event);

  const balance = loadEscrowBalance(made.token);
  balance.authorizedMinor = balance.authorizedMinor.plus(made.amount);
  saveEscrowBalance(balance);
  const protocol = loadProtocol();
  protocol.paymentCount += 1;
  protocol.save();
}

export function handlePaymentCaptured(event: PaymentCaptured): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  payment.capturedMinor = made.totalCaptured;
  payment.feeMinor = payment.feeMinor.plus(made.fee);
  payment.capturedGrams = made.totalGrams;
  savePayment(payment);
  savePaymentEvent(made.paymentId, 'CAPTURED', made.amount, made.grams, made.actor, event);

  const balance = loadEscrowBalance(Address.fromBytes(payment.token));
  balance.capturedMinor = balance.capturedMinor.plus(made.amount);
  saveEscrowBalance(balance);
}

export function handlePaymentVoided(event: PaymentVoided): void {
  const made = event.params;
  returnToPayer(requirePayment(made.paymentId), made.amount);
  savePaymentEvent(made.paymentId, 'VOIDED', made.amount, BigInt.zero(), made.actor, event);
}

export function handlePaymentReclaimed(event: PaymentReclaimed): void {
  const made = event.params;
  returnToPayer(requirePayment(made.paymentId), made.amount);
  savePaymentEvent(made.paymentId, 'RECLAIMED', made.amount, BigInt.zero(), made.actor, event);
}

export function handlePaymentRefunded(event: PaymentRefunded): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  payment.refundedMinor = made.totalRefunded;
  payment.feeReversedMinor = payment.feeReversedMinor.plus(made.feeReversed);
  savePayment(payment);
  savePaymentEvent(made.paymentId, 'REFUNDED', made.amount, BigInt.zero(), made.actor, event);
}

export function handleFeePaid(event: FeePaid): void {
  const paid = event.params;
  savePaymentEvent(paid.paymentId, 'FEE_PAID', paid.amount, BigInt.zero(), paid.receiver, event);
}

export function handleCreditAssigned(event: CreditAssigned): void {
  changeCredit(event.params.token, event.params.amount);
}

export function handleCreditClaimed(event: CreditClaimed): void {
  changeCredit(event.params.token, event.params.amount.neg());
}

/** What was not captured leaves the escrow towards the payer. */
function returnToPayer(payment: Payment, amount: BigInt): void {
  payment.voidedMinor = payment.voidedMinor.plus(amount);
  savePayment(payment);
  const balance = loadEscrowBalance(Address.fromBytes(payment.token));
  balance.voidedMinor = balance.voidedMinor.plus(amount);
  saveEscrowBalance(balance);
}

/** A payout that failed stays in the escrow until its receiver claims it. */
function changeCredit(token: Address, amount: BigInt): void {
  const balance = loadEscrowBalance(token);
  balance.creditMinor = balance.creditMinor.plus(amount);
  saveEscrowBalance(balance);
}
