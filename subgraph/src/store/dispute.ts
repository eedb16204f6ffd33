import { BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Dispute, Milestone, Payment } from '../../generated/types/schema';
import { paymentPartId } from './id';
import { loadProtocol } from './protocol';

/** What was captured of a milestone so far. */
export function saveMilestone(payment: Payment, index: i32, capturedMinor: BigInt): void {
  const milestone = loadMilestone(payment, index);
  milestone.capturedMinor = capturedMinor;
  milestone.save();
}

/** What is left of a milestone is frozen. A milestone is disputed once: a ruling leaves nothing of it. */
export function openDispute(
  payment: Payment,
  index: i32,
  amountMinor: BigInt,
  reason: Bytes,
  raisedBy: Bytes,
  event: ethereum.Event,
): void {
  const dispute = new Dispute(paymentPartId(payment.id, index));
  dispute.payment = payment.id;
  dispute.index = index;
  dispute.state = 'OPEN';
  dispute.amountMinor = amountMinor;
  dispute.reason = reason;
  dispute.raisedBy = raisedBy;
  dispute.raisedAt = event.block.timestamp;
  dispute.transaction = event.transaction.hash;
  dispute.save();
  if (payment.milestonesHash !== null) {
    const milestone = loadMilestone(payment, index);
    milestone.dispute = dispute.id;
    milestone.save();
  }
  const indices = payment.openDisputes;
  indices.push(index);
  payment.openDisputes = indices;
  payment.disputedMinor = payment.disputedMinor.plus(amountMinor);
  const protocol = loadProtocol();
  protocol.disputeCount += 1;
  protocol.save();
}

/** The arbiter divided what is left of a disputed milestone. */
export function resolveDispute(
  payment: Payment,
  dispute: Dispute,
  toReceiverMinor: BigInt,
  arbiter: Bytes,
  event: ethereum.Event,
): void {
  dispute.toReceiverMinor = toReceiverMinor;
  dispute.toPayerMinor = dispute.amountMinor.minus(toReceiverMinor);
  endDispute(dispute, 'RESOLVED', arbiter, event);
  const open: i32[] = [];
  for (let i = 0; i < payment.openDisputes.length; i++) {
    if (payment.openDisputes[i] != dispute.index) open.push(payment.openDisputes[i]);
  }
  payment.openDisputes = open;
  payment.disputedMinor = payment.disputedMinor.minus(dispute.amountMinor);
}

/** Whatever is disputed ends together with the payment. */
export function endDisputes(payment: Payment, state: string, endedBy: Bytes, event: ethereum.Event): void {
  const indices = payment.openDisputes;
  for (let i = 0; i < indices.length; i++) {
    endDispute(requireDispute(payment.id, indices[i]), state, endedBy, event);
  }
  payment.openDisputes = [];
  payment.disputedMinor = BigInt.zero();
}

function endDispute(dispute: Dispute, state: string, endedBy: Bytes, event: ethereum.Event): void {
  dispute.state = state;
  dispute.endedBy = endedBy;
  dispute.endedAt = event.block.timestamp;
  dispute.save();
}

/** The dispute of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireDispute(payment: string, index: i32): Dispute {
  const dispute = Dispute.load(paymentPartId(payment, index));
  if (dispute === null)
    log.critical('An event ends dispute {} of payment {}, never raised.', [index.toString(), payment]);
  return dispute as Dispute;
}

function loadMilestone(payment: Payment, index: i32): Milestone {
  const known = Milestone.load(paymentPartId(payment.id, index));
  if (known !== null) return known;
  const milestone = new Milestone(paymentPartId(payment.id, index));
  milestone.payment = payment.id;
  milestone.index = index;
  milestone.capturedMinor = BigInt.zero();
  return milestone;
}
