import {
  findingSentence,
  heldMinor,
  lossMinorOf,
  type Finding,
  type Judgement,
  type RailAbilities,
  type Snapshot,
} from '@topsteel/domain/payment';
import { formatAmount } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { closeWork, openWork, type WorkRequest } from '../work/index.ts';
import type { StoredAttempt } from './payments.ts';

/** Readings that were not believed go to a person; the next one that is believed ends the matter. */
export async function noteFindings(
  tx: Tx,
  attempt: StoredAttempt,
  findings: readonly Finding[],
): Promise<void> {
  const key = `attempt:${attempt.id}:reading:${attempt.version}`;
  if (findings.length === 0) {
    await closeWork(tx, key, 'system', 'The provider’s next answer was in order.');
    return;
  }
  await openWork(tx, {
    key,
    kind: 'payment-amount',
    orderId: attempt.orderId,
    organisationId: null,
    reason: `${findings.map(findingSentence).join(' ')} Nothing was booked.`,
    action:
      'Compare the payment with the provider’s own record. It closes by itself when the answers agree again.',
    details: { attemptId: attempt.id, rail: attempt.rail },
  });
}

/** What a change means for people: failed refunds, money taken back, losses, disputes, too little money. */
export async function noteTroubles(
  tx: Tx,
  before: Snapshot,
  attempt: StoredAttempt,
  { holds, tellsRefusals = false }: RailAbilities,
  buyerId: string,
  judgement: Judgement | null,
): Promise<void> {
  const { snapshot: after, orderNumber } = attempt;
  const amount = (minor: bigint): string => `${formatAmount(minor, attempt.currency)} ${attempt.currency}`;
  const key = (rest: string): string => `attempt:${attempt.id}:${rest}`;
  const open = (work: Pick<WorkRequest, 'key' | 'kind' | 'reason' | 'action' | 'details'>) =>
    openWork(tx, { ...work, orderId: attempt.orderId, organisationId: null });

  const cameBack = tellsRefusals ? fallOfRefunds(before, after) : refundsMissed(before, after);
  if (cameBack > 0n) {
    await open({
      key: key(`refund-failed:${attempt.version}`),
      kind: 'refund-failed',
      reason: `A refund of ${amount(cameBack)} for order ${orderNumber} did not reach the payer.`,
      action: 'Refund it again, or ask the payer for an account to send it to.',
      details: { attemptId: attempt.id, amountMinor: cameBack.toString() },
    });
  }
  if (after.reversedMinor > before.reversedMinor) {
    const takenBack = after.reversedMinor - before.reversedMinor;
    await open({
      key: key(`reversed:${after.reversedMinor}`),
      kind: 'payment-reversed',
      reason: `${amount(takenBack)} of order ${orderNumber} were taken back by the payer’s bank or provider.`,
      action: 'Ask the buyer to pay again; what the seller has had is kept as its debt.',
      details: { attemptId: attempt.id, amountMinor: takenBack.toString() },
    });
  }
  const lossMinor = lossMinorOf(after, holds);
  if (lossMinor > lossMinorOf(before, holds)) {
    await open({
      key: key(`loss:${lossMinor}`),
      kind: 'payment-reversed',
      reason: `The payer of order ${orderNumber} has had ${amount(lossMinor)} back twice. They are booked as a loss.`,
      action: 'Ask the payer for them, by a lawyer if need be; what it pays back is booked when it comes.',
      details: { attemptId: attempt.id, lossMinor: lossMinor.toString() },
    });
  }
  if (after.disputedMinor > before.disputedMinor) {
    await open({
      key: key('dispute'),
      kind: 'dispute',
      reason: `The payer disputes ${amount(after.disputedMinor)} of order ${orderNumber} with its bank.`,
      action: 'Send the delivery’s evidence to the provider before its time is over.',
      details: { attemptId: attempt.id, amountMinor: after.disputedMinor.toString() },
    });
  } else if (after.disputedMinor === 0n && before.disputedMinor > 0n) {
    const isLost = after.reversedMinor > before.reversedMinor;
    await closeWork(tx, key('dispute'), 'system', isLost ? 'The dispute was lost.' : 'The dispute was won.');
  }
  if (after.authorizedMinor > before.authorizedMinor) {
    await closeWork(tx, key(`short:${before.authorizedMinor}`), 'system', 'More money came in.');
  }
  if (after.voidedMinor > before.voidedMinor && heldMinor(after) === 0n) {
    await closeWork(tx, key(`short:${after.authorizedMinor}`), 'system', 'The money went back to the buyer.');
  }
  if (judgement?.act === 'work') {
    await openWork(tx, {
      key: key(`short:${after.authorizedMinor}`),
      kind: judgement.kind,
      orderId: attempt.orderId,
      organisationId: buyerId === '' ? null : buyerId,
      reason: `${amount(judgement.shortMinor)} are missing for order ${orderNumber}: ${amount(after.authorizedMinor)} came in.`,
      action:
        'Wait for the rest until the time to pay is over, when it goes back by itself; or give it back now.',
      details: { attemptId: attempt.id, shortMinor: judgement.shortMinor.toString() },
    });
  }
}

const fallOfRefunds = (before: Snapshot, after: Snapshot): bigint =>
  before.refundPendingMinor + before.refundedMinor - after.refundPendingMinor - after.refundedMinor;

/** What of the refunds did not reach the payer since, whether it was ever shown on its way or not. */
function refundsMissed(before: Snapshot, after: Snapshot): bigint {
  const fall = fallOfRefunds(before, after);
  const failed = after.refundFailedMinor - before.refundFailedMinor;
  return failed > fall ? failed : fall;
}
