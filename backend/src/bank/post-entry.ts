import { accountOf, type AccountRef, type TransferCode } from '@topsteel/domain/ledger';
import { enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { inTransitOf } from './expect-payout.ts';
import type { StoredEntry } from './infra/entry-store.ts';

/**
 * Postings of bank entries that nobody else makes. What is matched to a payment or a payout is booked by those; what
 * matches nothing yet stands in `unmatched_receipts`, and leaves it when it is matched.
 */
export type EntryPosting =
  | { kind: 'unmatched'; amountMinor: bigint }
  | { kind: 'matched'; amountMinor: bigint }
  | { kind: 'charges'; amountMinor: bigint }
  | { kind: 'sent-back'; amountMinor: bigint }
  | { kind: 'came-back'; amountMinor: bigint }
  | { kind: 'payout-arrived' | 'payout-back'; amountMinor: bigint; provider: string };

/** @param ref names the posting within the entry, for ever */
export async function postEntry(
  tx: Tx,
  entry: StoredEntry,
  ref: string,
  posting: EntryPosting,
): Promise<void> {
  const { kind, amountMinor } = posting;
  const bank = accountOf('bank', entry.iban);
  const unmatched = accountOf('unmatched_receipts', entry.iban);
  const inTransit = inTransitOf('provider' in posting ? posting.provider : '');
  const legs: Record<EntryPosting['kind'], [AccountRef, AccountRef, TransferCode]> = {
    unmatched: [bank, unmatched, 'receive'],
    matched: [unmatched, bank, 'match'],
    charges: [accountOf('provider_fees', 'bank'), bank, 'provider-fee'],
    'sent-back': [unmatched, bank, 'refund-sent'],
    'came-back': [bank, unmatched, 'refund-failed'],
    'payout-arrived': [bank, inTransit, 'match'],
    'payout-back': [inTransit, bank, 'match'],
  };
  const [debit, credit, code] = legs[kind];
  await enterGroup(tx, {
    externalRef: `bank-entry:${entry.id}:${ref}`,
    orderId: null,
    effectiveAt: new Date(`${entry.line.bookedOn}T00:00:00Z`),
    legs: [{ debit, credit, amountMinor, currency: 'EUR', code }],
  });
}
