import type { JournalEntryView } from '@topsteel/domain/api';
import { sidesOf } from '@topsteel/domain/journal';
import { chartOfAccounts } from '@topsteel/domain/ledger';
import { nameOfAccount, transferIdOf } from '../ledger/index.ts';
import type { StoredJournalEntry } from './infra/journal-store.ts';

/** @param person names a user by id; `mayDecide`, `mayReverse`: the reader may propose or decide that */
export function presentJournalEntry(
  entry: StoredJournalEntry,
  {
    person,
    orderNumber,
    readerId,
    isOfDesk,
  }: {
    person: (id: string) => { id: string; name: string };
    orderNumber: (id: string) => string;
    readerId: string;
    isOfDesk: boolean;
  },
): JournalEntryView {
  const { currency, orderId, decidedBy, bookedRef } = entry;
  return {
    id: entry.id,
    number: entry.number,
    state: entry.state,
    date: entry.dated,
    currency,
    totalMinor: sidesOf(entry.lines).debits.toString(),
    reference: entry.reference,
    reason: entry.reason,
    order: orderId === null ? null : { id: orderId, number: orderNumber(orderId) },
    bankEntryId: entry.bankEntryId,
    lines: entry.lines.map(({ account, side, amountMinor }) => ({
      code: account.code,
      name: chartOfAccounts[account.code].name,
      owner: account.owner,
      side,
      amountMinor: amountMinor.toString(),
      accountId: nameOfAccount(account, currency),
    })),
    reverses: entry.reverses,
    reversal: entry.reversal,
    transferId: bookedRef === null ? null : transferIdOf(bookedRef),
    proposedBy: person(entry.proposedBy),
    proposedAt: entry.proposedAt.toISOString(),
    decidedBy: decidedBy === null ? null : person(decidedBy),
    decidedAt: entry.decidedAt?.toISOString() ?? null,
    decisionNote: entry.decisionNote,
    mayDecide: entry.state === 'waiting' && isOfDesk && entry.proposedBy !== readerId,
    mayReverse: entry.state === 'booked' && isOfDesk && entry.reverses === null && entry.reversal === null,
  };
}
