import {
  emptyBooks,
  enter,
  planStage,
  type AccountRef,
  type BalanceLimit,
  type Books,
  type Entry,
  type GroupState,
  type Leg,
} from '@topsteel/domain/ledger';
import { chartOfAccounts, type AccountCode } from '@topsteel/domain/ledger';
import type { EventStage } from '@topsteel/domain/bridge';

/** The ledger of a simulation: entries by the product's own rules, and which groups a reference has caused. */
export interface SimBooks {
  books: Books;
  groups: ReadonlyMap<string, readonly SimGroup[]>;
  entries: number;
}
export interface SimGroup {
  state: GroupState;
  entries: readonly Entry[];
  blockNumber: bigint | null;
}

export const freshBooks: SimBooks = { books: emptyBooks, groups: new Map(), entries: 0 };

const nameOf = (ref: AccountRef): string => `${ref.code}|${ref.owner}`;
const limitOf = (account: string): BalanceLimit =>
  chartOfAccounts[account.slice(0, account.indexOf('|')) as AccountCode].limit;

/** Brings the books to the stage of an event. @throws AppError `not-conserved` as the product's ledger does. */
export function enterStage(
  state: SimBooks,
  posting: { ref: string; blockNumber: bigint | null; legs: readonly Leg[] },
  stage: EventStage,
): SimBooks {
  const groups = state.groups.get(posting.ref) ?? [];
  const act = planStage(
    groups.map((group) => group.state),
    stage,
  );
  const legs = posting.legs.filter(({ amountMinor }) => amountMinor > 0n);
  if (act === 'nothing' || (legs.length === 0 && (act === 'claim' || act === 'enter'))) return state;
  if (act === 'reverse') {
    const posted = groups.findLast((group) => group.state === 'posted') as SimGroup;
    const entries = posted.entries.toReversed().map(
      (entry, index): Entry => ({
        id: `${posting.ref}/${groups.length}/${index}`,
        kind: 'single',
        debit: entry.credit,
        credit: entry.debit,
        amountMinor: entry.amountMinor,
      }),
    );
    const group: SimGroup = { state: 'reversal', entries, blockNumber: posting.blockNumber };
    return put(state, posting.ref, [...groups, group], entries);
  }
  if (act === 'claim' || act === 'enter') {
    const kind = act === 'claim' ? 'pending' : 'single';
    const entries = legs.map(
      (leg, index): Entry => ({
        id: `${posting.ref}/${groups.length}/${index}`,
        kind,
        debit: nameOf(leg.debit),
        credit: nameOf(leg.credit),
        amountMinor: leg.amountMinor,
      }),
    );
    const group: SimGroup = {
      state: act === 'claim' ? 'pending' : 'posted',
      entries,
      blockNumber: posting.blockNumber,
    };
    return put(state, posting.ref, [...groups, group], entries);
  }
  const claim = groups.findIndex((group) => group.state === 'pending');
  const claimed = groups[claim] as SimGroup;
  const entries = claimed.entries.map(
    (entry): Entry => ({
      ...entry,
      id: `${entry.id}/${act}`,
      kind: act,
      pendingId: entry.id,
    }),
  );
  const after = groups.map((group, index) =>
    index === claim ? { ...group, state: act === 'post' ? ('posted' as const) : ('voided' as const) } : group,
  );
  return put(state, posting.ref, after, entries);
}

/** Enters movements that no block has caused, once by their reference. */
export function enterOnce(state: SimBooks, ref: string, legs: readonly Leg[]): SimBooks {
  return enterStage(state, { ref, blockNumber: null, legs }, 'final');
}

function put(state: SimBooks, ref: string, groups: readonly SimGroup[], entries: readonly Entry[]): SimBooks {
  let { books } = state;
  for (const entry of entries) books = enter(books, entry, limitOf);
  return { books, groups: new Map(state.groups).set(ref, groups), entries: state.entries + entries.length };
}

/** Debits less credits of an account: posted and claimed. */
export function balanceIn(state: SimBooks, account: string): bigint {
  const totals = state.books.totals.get(account);
  if (totals === undefined) return 0n;
  return totals.debitsPosted + totals.debitsPending - totals.creditsPosted - totals.creditsPending;
}

/** The same from groups of blocks up to B alone, as the product's `reconcile` counts. */
export function balanceAt(state: SimBooks, account: string, blockNumber: bigint): bigint {
  let balance = 0n;
  for (const groups of state.groups.values()) {
    for (const group of groups) {
      if (group.blockNumber === null || group.blockNumber > blockNumber) continue;
      if (group.state !== 'posted' && group.state !== 'pending') continue;
      for (const { debit, credit, amountMinor } of group.entries) {
        if (debit === account) balance += amountMinor;
        if (credit === account) balance -= amountMinor;
      }
    }
  }
  return balance;
}
