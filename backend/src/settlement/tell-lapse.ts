import { formatAmount } from '@topsteel/domain/units';
import { noteOrderEvent, type StoredOrder } from '../order/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Payments, StoredAttempt } from '../rail/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import type { Lapse } from './lapsed-hold.ts';

const lapseKey = (attemptId: string): string => `lapsed:${attemptId}`;

/** Says on the order that its hold has ended by itself; where steel had left, to a person as well. */
export async function tellLapse(
  tx: Tx,
  { id, number, buyerId }: StoredOrder,
  attempt: StoredAttempt,
  lapse: Exclude<Lapse, 'none'>,
): Promise<void> {
  if (lapse === 'before-shipping') {
    await noteOrderEvent(tx, id, {
      code: 'cancelled',
      what: 'The hold on the card ended before anything had left. The order is over, and nothing was taken.',
      by: null,
    });
    return;
  }
  await noteOrderEvent(tx, id, {
    code: 'payment-failed',
    what: 'The hold on the card ended before the seller was paid, and steel had left. The buyer pays again.',
    by: null,
  });
  const { authorizedMinor } = attempt.snapshot;
  const amount = `${formatAmount(authorizedMinor, attempt.currency)} ${attempt.currency}`;
  await openWork(tx, {
    key: lapseKey(attempt.id),
    kind: 'settlement-stuck',
    orderId: id,
    organisationId: buyerId,
    reason: `Order ${number}: the hold of ${amount} on the card ended before the seller was paid, and steel had left.`,
    action:
      'The buyer pays again on the order’s page. If it does not, have the seller take the load back and cancel the order.',
    details: { attemptId: attempt.id, rail: attempt.rail, amountMinor: authorizedMinor.toString() },
  });
}

/** The order is paid again: nobody has to look at its earlier holds any more. */
export async function closeLapses(tx: Tx, payments: Payments, { id, orderId }: StoredAttempt): Promise<void> {
  for (const earlier of await payments.attemptsOf(tx, orderId)) {
    if (earlier.id !== id) await closeWork(tx, lapseKey(earlier.id), 'system', 'The order was paid again.');
  }
}

/** What was held is taken or let go: the warning that it would end has had its time. */
export async function closeHoldWarning(tx: Tx, { id, snapshot }: StoredAttempt): Promise<void> {
  if (snapshot.capturedMinor === 0n && snapshot.voidedMinor === 0n) return;
  await closeWork(tx, `hold-ends:${id}`, 'system', 'Nothing is held on the card any more.');
}
