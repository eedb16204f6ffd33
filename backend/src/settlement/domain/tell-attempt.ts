import type { TimelineEntry } from '@topsteel/domain/api';
import { inTimeMinor, type Snapshot } from '@topsteel/domain/payment';
import { formatAmount, type Currency } from '@topsteel/domain/units';

type Told = Pick<TimelineEntry, 'code' | 'what'>;

/**
 * What changed between two snapshots of a payment, in sentences for the order's timeline.
 *
 * @example tellAttempt(emptySnapshot, { ...emptySnapshot, authorizedMinor: 311_245n }, 'EUR')
 * // [{ code: 'payment-received', what: '3,112.45 EUR are held for the order.' }]
 */
export function tellAttempt(before: Snapshot, after: Snapshot, currency: Currency): Told[] {
  const grown = (total: (snapshot: Snapshot) => bigint): bigint => total(after) - total(before);
  const amount = (minor: bigint): string => `${formatAmount(minor, currency)} ${currency}`;
  const told: Told[] = [];
  const tell = (code: Told['code'], minor: bigint, rest: string): void => {
    if (minor > 0n) told.push({ code, what: `${amount(minor)} ${rest}` });
  };
  tell('payment-received', grown(inTimeMinor), 'are held for the order.');
  tell(
    'payment-failed',
    grown((s) => s.lateMinor),
    'were paid after the price had lapsed, and go back to the buyer.',
  );
  tell(
    'payment-captured',
    grown((s) => s.capturedMinor),
    'were captured for the seller.',
  );
  tell(
    'remainder-returned',
    grown((s) => s.voidedMinor),
    'went back to the buyer uncaptured.',
  );
  tell(
    'payment-refunded',
    grown((s) => s.refundedMinor),
    'were refunded to the buyer.',
  );
  tell(
    'payment-reversed',
    grown((s) => s.reversedMinor),
    'were taken back by the payer’s bank.',
  );
  tell(
    'payment-disputed',
    grown((s) => s.disputedMinor),
    'are held back: the payer disputes them with its bank.',
  );
  if (grown((s) => s.disputedMinor) < 0n) {
    const isLost = grown((s) => s.reversedMinor) > 0n;
    told.push({ code: 'dispute-resolved', what: `The dispute was ${isLost ? 'lost' : 'won'}.` });
  }
  if (after.phase === 'closed' && before.phase !== 'closed' && after.authorizedMinor === 0n) {
    told.push({ code: 'payment-failed', what: after.failure ?? 'The payment was not made in time.' });
  }
  return told;
}
