import {
  emptyBooks,
  enterLinked,
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
  /** Every entry, in the order in which it was entered. */
  journal: readonly Entry[];
  /** The entries that were linked to the hash chain. */
  links: readonly Link[];
  /** False only to plant a bug. */
  areLimitsKept: boolean;
}
/** An entry's place in the hash chain. */
export interface Link {
  entry: Entry;
  hash: string;
}
/** Whatever has books. */
export interface Bookkeeping {
  readonly now: { books: SimBooks };
  transact(work: (tables: { books: SimBooks }) => { books?: SimBooks }): void;
  write(work: (tables: { books: SimBooks }) => { books?: SimBooks }): void;
}
export interface SimGroup {
  state: GroupState;
  entries: readonly Entry[];
  blockNumber: bigint | null;
}

export const freshBooks = (areLimitsKept = true): SimBooks => ({
  ...{ books: emptyBooks, groups: new Map(), journal: [], links: [] },
  areLimitsKept,
});

export const nameOf = (ref: AccountRef): string => `${ref.code}|${ref.owner}`;
/** Accounts are few and asked for with every entry. */
const limits = new Map<string, BalanceLimit>();
export function limitOf(account: string): BalanceLimit {
  let limit = limits.get(account);
  if (limit === undefined) {
    ({ limit } = chartOfAccounts[account.slice(0, account.indexOf('|')) as AccountCode]);
    limits.set(account, limit);
  }
  return limit;
}
const noLimit = (): BalanceLimit => 'none';

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
  if (act === 'reverse') return reverse(state, posting.ref, groups);
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

/** What was posted for an event goes back, the last movement first, so that no account is short on the way. */
function reverse(state: SimBooks, ref: string, groups: readonly SimGroup[]): SimBooks {
  const at = groups.findIndex((group) => group.state === 'posted');
  const posted = groups[at] as SimGroup;
  const entries = posted.entries.toReversed().map(
    ({ id, debit, credit, amountMinor }): Entry => ({
      ...{ id: `${id}/reverse`, kind: 'single', debit: credit, credit: debit, amountMinor },
    }),
  );
  return put(state, ref, groups.with(at, { ...posted, state: 'reversed' }), entries);
}

/** Enters movements that no block has caused, once by their reference. */
export function enterOnce(state: SimBooks, ref: string, legs: readonly Leg[]): SimBooks {
  return enterStage(state, { ref, blockNumber: null, legs }, 'final');
}

function put(state: SimBooks, ref: string, groups: readonly SimGroup[], entries: readonly Entry[]): SimBooks {
  const rules = { limitOf: state.areLimitsKept ? limitOf : noLimit };
  return {
    ...state,
    books: enterLinked(state.books, entries, rules),
    groups: new Map(state.groups).set(ref, groups),
    journal: [...state.journal, ...entries],
  };
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
