import { Address, BigInt, Bytes } from '@graphprotocol/graph-ts';
import {
  CreditAssigned,
  CreditClaimed,
  DeliveryCaptured,
  DisputeResolved,
  DisputesLapsed,
  MilestoneCaptured,
  PaymentAuthorized,
  PaymentAuthorizedTermsStruct,
  PaymentCaptured,
  PaymentCharged,
  PaymentDisputed,
  PaymentReclaimed,
  PaymentRefunded,
  PaymentSettled,
  PaymentVoided,
  TokenAccepted,
} from '../../generated/types/SettlementEscrow/SettlementEscrow';
import { Payment } from '../../generated/types/schema';
import { saveShares } from '../store/commission';
import { assignCredit, claimCredit } from '../store/credit';
import { endDisputes, openDispute, requireDispute, resolveDispute, saveMilestone } from '../store/dispute';
import { saveCap } from '../store/escrow-balance';
import { hashId, lotId } from '../store/id';
import {
  capturePayment,
  chargePayment,
  dividePayment,
  Division,
  noDivision,
  openPayment,
  refundPayment,
  requirePayment,
  savePaymentEvent,
  WHOLE_PAYMENT,
} from '../store/payment';
import { subtract } from '../store/sums';
import { isNone } from '../store/zero';

export function handleTokenAccepted(event: TokenAccepted): void {
  saveCap(event.params.token, event.params.cap);
}

export function handlePaymentAuthorized(event: PaymentAuthorized): void {
  const payment = paymentOf(event.params.paymentId, event.params.terms);
  payment.isCharged = false;
  saveSharesOf(payment, event.params.terms, BigInt.zero());
  openPayment(payment, event);
  const amount = payment.authorizedMinor;
  savePaymentEvent(payment, 'AUTHORIZED', WHOLE_PAYMENT, amount, noDivision(), payment.payer, event);
}

export function handlePaymentCharged(event: PaymentCharged): void {
  // The terms of both events are one Solidity struct; only their generated classes differ.
  const terms = changetype<PaymentAuthorizedTermsStruct>(event.params.terms);
  const payment = paymentOf(event.params.paymentId, terms);
  payment.isCharged = true;
  const division = chargePayment(payment, event);
  saveSharesOf(payment, terms, division.fee);
  const amount = payment.authorizedMinor;
  savePaymentEvent(payment, 'CHARGED', WHOLE_PAYMENT, amount, division, payment.operator, event);
}

export function handlePaymentCaptured(event: PaymentCaptured): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = capturePayment(payment, made.refundable);
  savePaymentEvent(
    payment,
    'CAPTURED',
    WHOLE_PAYMENT,
    division.toReceiver,
    division,
    payment.operator,
    event,
  );
}

export function handleMilestoneCaptured(event: MilestoneCaptured): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = capturePayment(payment, made.refundable);
  saveMilestone(payment, made.index, made.totalCaptured);
  savePaymentEvent(payment, 'CAPTURED', made.index, division.toReceiver, division, payment.operator, event);
}

export function handleDeliveryCaptured(event: DeliveryCaptured): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = capturePayment(payment, made.refundable);
  division.grams = subtract(made.totalGrams, payment.capturedGrams);
  payment.capturedGrams = made.totalGrams;
  savePaymentEvent(
    payment,
    'CAPTURED',
    WHOLE_PAYMENT,
    division.toReceiver,
    division,
    payment.operator,
    event,
  );
}

/** With disputes open only the receiver can void: it concedes them. */
export function handlePaymentVoided(event: PaymentVoided): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = dividePayment(payment, BigInt.zero(), payment.refundableMinor);
  endDisputes(payment, 'CONCEDED', made.actor, event);
  savePaymentEvent(payment, 'VOIDED', WHOLE_PAYMENT, made.amount, division, made.actor, event);
}

export function handlePaymentReclaimed(event: PaymentReclaimed): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = dividePayment(payment, made.capturable, payment.refundableMinor);
  savePaymentEvent(payment, 'RECLAIMED', WHOLE_PAYMENT, made.amount, division, made.actor, event);
}

export function handleDisputesLapsed(event: DisputesLapsed): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = dividePayment(payment, BigInt.zero(), made.refundable);
  endDisputes(payment, 'LAPSED', made.actor, event);
  const amount = made.toReceiver.plus(made.toPayer);
  savePaymentEvent(payment, 'LAPSED', WHOLE_PAYMENT, amount, division, made.actor, event);
}

export function handlePaymentRefunded(event: PaymentRefunded): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  refundPayment(payment, made.amount, made.feeReversed, made.refundable, made.actor);
  const division = new Division(BigInt.zero(), made.amount, made.feeReversed);
  savePaymentEvent(payment, 'REFUNDED', WHOLE_PAYMENT, made.amount, division, made.actor, event);
}

export function handlePaymentDisputed(event: PaymentDisputed): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  openDispute(payment, made.index, made.amount, made.reason, made.actor, event);
  savePaymentEvent(
    payment,
    'DISPUTED',
    milestoneOf(payment, made.index),
    made.amount,
    noDivision(),
    made.actor,
    event,
  );
}

export function handleDisputeResolved(event: DisputeResolved): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const arbiter = payment.arbiter === null ? Address.zero() : payment.arbiter!;
  const dispute = requireDispute(payment.id, made.index);
  const amount = dispute.amountMinor;
  const division = dividePayment(payment, payment.openMinor.minus(amount), made.refundable);
  resolveDispute(payment, dispute, made.toReceiver, arbiter, event);
  const milestone = milestoneOf(payment, made.index);
  savePaymentEvent(payment, 'RESOLVED', milestone, amount, division, arbiter, event);
}

export function handlePaymentSettled(event: PaymentSettled): void {
  const made = event.params;
  const payment = requirePayment(made.paymentId);
  const division = dividePayment(payment, BigInt.zero(), made.refundable);
  endDisputes(payment, 'SETTLED', made.receiverSigner, event);
  savePaymentEvent(
    payment,
    'SETTLED',
    WHOLE_PAYMENT,
    made.toReceiver.plus(made.toPayer),
    division,
    made.receiverSigner,
    event,
  );
}

export function handleCreditAssigned(event: CreditAssigned): void {
  const made = event.params;
  assignCredit(made.token, made.account, made.amount, made.total, event);
}

export function handleCreditClaimed(event: CreditClaimed): void {
  const made = event.params;
  claimCredit(made.token, made.account, made.to, made.amount, event);
}

/** A payment with the terms as they were signed. */
function paymentOf(id: Bytes, terms: PaymentAuthorizedTermsStruct): Payment {
  const payment = new Payment(hashId(id));
  payment.payer = terms.payer;
  payment.receiver = terms.receiver;
  payment.operator = terms.operator;
  if (!isNone(terms.arbiter)) payment.arbiter = terms.arbiter;
  payment.token = terms.token;
  payment.orderRef = terms.orderRef;
  payment.maxGrams = terms.goods.maxGrams;
  if (!terms.goods.lotId.isZero()) {
    payment.lot = lotId(terms.goods.lotId);
    payment.titleTo = terms.goods.titleTo;
  }
  if (!isNone(terms.milestones)) payment.milestonesHash = terms.milestones;
  payment.feeBps = terms.feeBps;
  payment.silenceBps = terms.silenceBps;
  payment.inspectionSeconds = terms.inspectionSeconds;
  payment.authorizeBefore = terms.authorizeBefore;
  payment.captureBefore = terms.captureBefore;
  payment.resolveBefore = terms.resolveBefore;
  payment.refundBefore = terms.refundBefore;
  payment.authorizedMinor = terms.maxAmount;
  payment.shareCount = terms.feeShares.length;
  return payment;
}

function saveSharesOf(payment: Payment, terms: PaymentAuthorizedTermsStruct, fee: BigInt): void {
  const receivers: Address[] = [];
  const bps: i32[] = [];
  const shares = terms.feeShares;
  for (let place = 0; place < shares.length; place++) {
    receivers.push(shares[place].receiver);
    bps.push(shares[place].shareBps);
  }
  saveShares(payment, receivers, bps, fee);
}

/** A payment in one piece is its own milestone 0; what happens to it happens to the whole. */
function milestoneOf(payment: Payment, index: i32): i32 {
  return payment.milestonesHash === null ? WHOLE_PAYMENT : index;
}
