import { AppError } from '../errors/index.ts';
import { emptyTotals, overdraws, type AccountTotals, type Entry } from './transfers.ts';
import type { BalanceLimit } from './accounts.ts';

/** The books as computed from nothing but their entries. */
export interface Books {
  totals: ReadonlyMap<string, AccountTotals>;
  /** Pending transfers that nothing has resolved yet. */
  open: ReadonlyMap<string, Entry>;
}

export const emptyBooks: Books = { totals: new Map(), open: new Map() };

/** What the books have to know to judge an entry. */
export interface BookRules {
  limitOf: (account: string) => BalanceLimit;
  /** The one currency of an account; without it currencies are not judged. */
  currencyOf?: ((account: string) => string) | undefined;
  /** The clock for expiry, in milliseconds since 1970; without it expiry is not judged. */
  nowMs?: number | undefined;
}

interface Draft {
  totals: Map<string, AccountTotals>;
  open: Map<string, Entry>;
}

/**
 * The books after one more entry. The same rules as the database's; a test holds the two against each other.
 *
 * @throws AppError `not-conserved` when the entry breaks a rule or passes an account's limit.
 * @example
 * enter(emptyBooks, { id: 'a', kind: 'single', debit: 'bank', credit: 'owner', amountMinor: 5n }, () => 'none')
 *   .totals.get('bank')?.debitsPosted // 5n
 */
export function enter(books: Books, entry: Entry, limitOf: (account: string) => BalanceLimit): Books {
  return enterLinked(books, [entry], { limitOf });
}

/**
 * The books after linked entries, which are judged one by one, each on what the earlier ones left, and entered all or not
 * at all: when one is refused, nothing has changed.
 *
 * @throws AppError `not-conserved` as `enter` does.
 */
export function enterLinked(books: Books, entries: readonly Entry[], rules: BookRules): Books {
  const draft: Draft = { totals: new Map(books.totals), open: new Map(books.open) };
  for (const entry of entries) apply(draft, entry, rules);
  return draft;
}

/**
 * The books from all their entries, in the order in which they were sealed.
 *
 * @throws AppError `not-conserved` at the first entry that could not have been entered.
 */
export function replayEntries(entries: Iterable<Entry>, rules: BookRules): Books {
  const draft: Draft = { totals: new Map(), open: new Map() };
  for (const entry of entries) apply(draft, entry, rules);
  return draft;
}

/** Claims that are past their time, each with the entry that gives it back. @example expiriesAt(books, nowMs) */
export function expiriesAt(books: Books, nowMs: number): Entry[] {
  return [...books.open.values()]
    .filter(({ expiresAtMs }) => expiresAtMs !== undefined && expiresAtMs <= nowMs)
    .map((claim) => ({ ...claim, id: `${claim.id}:expire`, kind: 'expire', pendingId: claim.id }));
}

function apply(draft: Draft, entry: Entry, { limitOf, currencyOf, nowMs }: BookRules): void {
  if (entry.amountMinor <= 0n) refuse(entry, 'an amount is above zero');
  if (entry.debit === entry.credit) refuse(entry, 'a transfer has two accounts');
  if (currencyOf && currencyOf(entry.debit) !== currencyOf(entry.credit))
    refuse(entry, 'a transfer stays in one currency');
  let pendingChange = 0n;
  if (entry.kind === 'pending') {
    draft.open.set(entry.id, entry);
    pendingChange = entry.amountMinor;
  } else if (entry.kind !== 'single') {
    const claim = entry.pendingId === undefined ? undefined : draft.open.get(entry.pendingId);
    if (claim === undefined) return refuse(entry, 'the transfer it resolves is not pending');
    if (claim.debit !== entry.debit || claim.credit !== entry.credit)
      refuse(entry, 'it names other accounts');
    if (entry.amountMinor > claim.amountMinor) refuse(entry, 'it is above what was pending');
    if (entry.kind !== 'post' && entry.amountMinor !== claim.amountMinor)
      refuse(entry, 'it resolves in part');
    if (nowMs !== undefined) {
      const isExpired = claim.expiresAtMs !== undefined && claim.expiresAtMs <= nowMs;
      if (entry.kind === 'expire' && !isExpired) refuse(entry, 'the transfer it resolves has not expired');
      if (entry.kind === 'post' && isExpired) refuse(entry, 'the transfer it resolves has expired');
    }
    draft.open.delete(claim.id);
    pendingChange = -claim.amountMinor;
  }
  const posted = entry.kind === 'single' || entry.kind === 'post' ? entry.amountMinor : 0n;
  const debited = draft.totals.get(entry.debit) ?? emptyTotals;
  const credited = draft.totals.get(entry.credit) ?? emptyTotals;
  const debit = {
    ...debited,
    debitsPosted: debited.debitsPosted + posted,
    debitsPending: debited.debitsPending + pendingChange,
  };
  const credit = {
    ...credited,
    creditsPosted: credited.creditsPosted + posted,
    creditsPending: credited.creditsPending + pendingChange,
  };
  // A void or an expiry only takes a claim back; it must always be possible.
  if (entry.kind === 'single' || entry.kind === 'pending' || entry.kind === 'post') {
    if (overdraws(limitOf(entry.debit), debited, debit))
      refuse(entry, `${entry.debit} would fall below zero`);
    if (overdraws(limitOf(entry.credit), credited, credit))
      refuse(entry, `${entry.credit} would fall below zero`);
  }
  draft.totals.set(entry.debit, debit);
  draft.totals.set(entry.credit, credit);
}

function refuse(entry: Entry, why: string): never {
  throw new AppError('not-conserved', {
    message: `The transfer ${entry.id} is not entered: ${why}.`,
    details: { id: entry.id, kind: entry.kind },
  });
}
