import { AppError } from '../errors/index.ts';
import { emptyTotals, isWithinLimit, type AccountTotals, type Entry } from './transfers.ts';
import type { BalanceLimit } from './accounts.ts';

/** The books as computed from nothing but their entries. */
export interface Books {
  totals: ReadonlyMap<string, AccountTotals>;
  /** Pending transfers that nothing has resolved yet. */
  open: ReadonlyMap<string, Entry>;
}

export const emptyBooks: Books = { totals: new Map(), open: new Map() };

/**
 * The books after one more entry. The same rules as the database's; a test holds the two against each other.
 *
 * @throws AppError `not-conserved` when the entry breaks a rule or passes an account's limit.
 * @example
 * enter(emptyBooks, { id: 'a', kind: 'single', debit: 'bank', credit: 'owner', amountMinor: 5n }, () => 'none')
 *   .totals.get('bank')?.debitsPosted // 5n
 */
export function enter(books: Books, entry: Entry, limitOf: (account: string) => BalanceLimit): Books {
  if (entry.amountMinor <= 0n) refuse(entry, 'an amount is above zero');
  if (entry.debit === entry.credit) refuse(entry, 'a transfer has two accounts');
  const open = new Map(books.open);
  let pendingChange = 0n;
  if (entry.kind === 'pending') {
    open.set(entry.id, entry);
    pendingChange = entry.amountMinor;
  } else if (entry.kind !== 'single') {
    const claim = entry.pendingId === undefined ? undefined : open.get(entry.pendingId);
    if (claim === undefined) return refuse(entry, 'the transfer it resolves is not pending');
    if (claim.debit !== entry.debit || claim.credit !== entry.credit)
      refuse(entry, 'it names other accounts');
    if (entry.amountMinor > claim.amountMinor) refuse(entry, 'it is above what was pending');
    if (entry.kind !== 'post' && entry.amountMinor !== claim.amountMinor)
      refuse(entry, 'it resolves in part');
    open.delete(claim.id);
    pendingChange = -claim.amountMinor;
  }
  const posted = entry.kind === 'single' || entry.kind === 'post' ? entry.amountMinor : 0n;
  const totals = new Map(books.totals);
  const debit = { ...(totals.get(entry.debit) ?? emptyTotals) };
  const credit = { ...(totals.get(entry.credit) ?? emptyTotals) };
  debit.debitsPosted += posted;
  debit.debitsPending += pendingChange;
  credit.creditsPosted += posted;
  credit.creditsPending += pendingChange;
  if (entry.kind === 'single' || entry.kind === 'pending' || entry.kind === 'post') {
    if (!isWithinLimit(limitOf(entry.debit), debit)) refuse(entry, `${entry.debit} would fall below zero`);
    if (!isWithinLimit(limitOf(entry.credit), credit)) refuse(entry, `${entry.credit} would fall below zero`);
  }
  totals.set(entry.debit, debit);
  totals.set(entry.credit, credit);
  return { totals, open };
}

function refuse(entry: Entry, why: string): never {
  throw new AppError('not-conserved', {
    message: `The transfer ${entry.id} is not entered: ${why}.`,
    details: { id: entry.id, kind: entry.kind },
  });
}
