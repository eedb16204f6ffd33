import { moneyCodes } from '@topsteel/domain/conversion';
import { planJournal } from '@topsteel/domain/journal';
import type { AccountCode } from '@topsteel/domain/ledger';
import { announceBooking, withdrawBookings } from '../bank/index.ts';
import { noteBelowZero, noteCovered } from '../conversion/index.ts';
import { enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredJournalEntry } from './infra/journal-store.ts';

const isMoney = (code: AccountCode): boolean => (moneyCodes as readonly AccountCode[]).includes(code);

/** A counter entry stands under its entry's name, so that what both have moved is nothing. */
export const bookedRefOf = ({ id, reverses }: Pick<StoredJournalEntry, 'id' | 'reverses'>): string =>
  reverses === null ? `journal:${id}` : `journal:${reverses.id}:reversal`;

/**
 * Enters an approved entry in the books, and tells the bank's desk what it moved there.
 *
 * @returns its name in the books
 * @throws AppError `not-conserved` when a limit would be passed; `conflict` with reason `explains-line` when what a counter
 *   entry takes back has closed a line of the bank.
 */
export async function bookJournalEntry(tx: Tx, entry: StoredJournalEntry): Promise<string> {
  const { lines, currency, number, dated, reverses } = entry;
  const ref = bookedRefOf(entry);
  if (reverses !== null) await withdrawBookings(tx, `journal:${reverses.id}`);
  await enterGroup(tx, {
    externalRef: ref,
    orderId: entry.orderId,
    effectiveAt: new Date(`${dated}T00:00:00Z`),
    legs: planJournal(lines, currency, reverses === null ? 'journal' : 'journal-reversed'),
  });
  for (const { account, side, amountMinor } of lines) {
    if (!isMoney(account.code)) continue;
    if (side === 'debit') await noteCovered(tx, account, currency);
    else await noteBelowZero(tx, { account, currency, amountMinor, ref });
    if (reverses !== null) continue;
    const movedMinor = side === 'debit' ? amountMinor : -amountMinor;
    const label = `${number} ${entry.reference}`;
    await announceBooking(tx, { ref, label, account, currency, movedMinor, happenedOn: dated });
  }
  return ref;
}
