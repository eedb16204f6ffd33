import { AppError, isAppError } from '@topsteel/domain/errors';
import {
  emptyTotals,
  entryDigest,
  entryText,
  FIRST_HASH,
  judgeClosings,
  replayEntries,
  sealHash,
  type AccountTotals,
  type AnchoredRoot,
  type BalanceLimit,
  type Closing,
  type ClosingsJudgement,
  type Entry,
  type EntryFacts,
} from '@topsteel/domain/ledger';

type Hash = `0x${string}`;

/** An entry as the database keeps it; sequence and hash are null while it waits to be sealed. */
export interface KeptEntry extends EntryFacts {
  entry: bigint;
  digest: Hash;
  sequence: bigint | null;
  hash: Hash | null;
}

export interface KeptAccount {
  id: string;
  code: string;
  owner: string;
  currency: string;
  limit: BalanceLimit;
  totals: AccountTotals;
}

export interface KeptBooks {
  accounts: readonly KeptAccount[];
  /** Sealed ones in the order of the chain, then the rest in the order of entering. */
  entries: readonly KeptEntry[];
  head: { sequence: bigint; hash: Hash };
  closings: readonly Closing[];
}

export interface Judgement {
  entries: number;
  unsealed: number;
  accounts: number;
  closings: number;
  /** How far the chain vouches for the books. */
  onChain: Pick<ClosingsJudgement, 'compared' | 'vouchedTo' | 'open'>;
  head: Hash;
  totals: { currency: string; debitsMinor: bigint; creditsMinor: bigint }[];
  /** What does not hold, one sentence each; at most fifty. */
  findings: string[];
}

const MOST = 50;

/**
 * Recomputes the books from nothing but their entries: every digest, every link of the hash chain, every rule and limit in
 * the order of the chain, and every account's totals, and holds them against what the database keeps.
 *
 * @param anchors what the chain has of the books; undefined when it was not asked
 */
export function judgeBooks(
  { accounts, entries, head, closings }: KeptBooks,
  anchors?: readonly AnchoredRoot[],
): Judgement {
  const findings: string[] = [];
  const found = (sentence: string): void => {
    if (findings.length < MOST) findings.push(sentence);
  };
  const last = judgeChain(entries, found);
  if (last.sequence !== head.sequence || last.hash !== head.hash)
    found(
      `The chain ends at ${last.sequence} with ${last.hash}, and its head says ${head.sequence} with ${head.hash}.`,
    );
  const links = new Map(
    entries.flatMap(({ sequence, hash }) => (sequence === null || hash === null ? [] : [[sequence, hash]])),
  );
  const { findings: roots, ...onChain } = judgeClosings(closings, links, anchors);
  for (const { sentence } of roots) found(sentence);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const replayed = replay(entries, byId, found);
  const totals = new Map<string, { currency: string; debitsMinor: bigint; creditsMinor: bigint }>();
  for (const account of accounts) {
    const computed = replayed?.get(account.id) ?? emptyTotals;
    if (replayed && !isSame(computed, account.totals))
      found(
        `${account.code} ${account.owner} ${account.currency} is kept as ${written(account.totals)} and its entries make ${written(computed)}.`,
      );
    const total = totals.get(account.currency) ?? {
      currency: account.currency,
      debitsMinor: 0n,
      creditsMinor: 0n,
    };
    total.debitsMinor += computed.debitsPosted;
    total.creditsMinor += computed.creditsPosted;
    totals.set(account.currency, total);
  }
  for (const { currency, debitsMinor, creditsMinor } of totals.values())
    if (debitsMinor !== creditsMinor)
      found(`${currency} does not balance: debits ${debitsMinor}, credits ${creditsMinor}.`);
  return {
    entries: entries.length,
    unsealed: entries.filter(({ sequence }) => sequence === null).length,
    accounts: accounts.length,
    closings: closings.length,
    onChain,
    head: head.hash,
    totals: [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency)),
    findings,
  };
}

function judgeChain(
  entries: readonly KeptEntry[],
  found: (sentence: string) => void,
): { sequence: bigint; hash: Hash } {
  let sequence = 0n;
  let hash: Hash = FIRST_HASH;
  for (const kept of entries) {
    const digest = entryDigest(entryText(kept));
    if (digest !== kept.digest) found(`Entry ${kept.entry} says something else than when it was entered.`);
    if (kept.sequence === null || kept.hash === null) continue;
    if (kept.sequence < 1n) {
      found(`Entry ${kept.entry} was slipped in at ${kept.sequence}: the chain begins at 1.`);
      continue;
    }
    sequence += 1n;
    if (kept.sequence !== sequence) {
      found(`The chain goes from ${sequence - 1n} to ${kept.sequence}.`);
      sequence = kept.sequence;
    }
    const expected = sealHash(hash, kept.sequence, digest);
    if (kept.hash !== expected) found(`The link of entry ${kept.entry} at ${kept.sequence} does not hold.`);
    hash = kept.hash;
  }
  return { sequence, hash };
}

function replay(
  entries: readonly KeptEntry[],
  accounts: ReadonlyMap<string, KeptAccount>,
  found: (sentence: string) => void,
): ReadonlyMap<string, AccountTotals> | null {
  const accountOf = (id: string): KeptAccount => {
    const account = accounts.get(id);
    if (account) return account;
    throw new AppError('not-conserved', {
      message: `An entry names account ${id}, which is not in the books.`,
    });
  };
  const replayed = entries.map(
    (kept): Entry => ({
      id: kept.id,
      kind: kept.kind,
      ...(kept.pendingId === null ? {} : { pendingId: kept.pendingId }),
      debit: kept.debitAccountId,
      credit: kept.creditAccountId,
      amountMinor: kept.amountMinor,
    }),
  );
  try {
    return replayEntries(replayed, {
      limitOf: (id) => accountOf(id).limit,
      currencyOf: (id) => accountOf(id).currency,
    }).totals;
  } catch (error) {
    if (!isAppError(error)) throw error;
    found(error.message);
    return null;
  }
}

const isSame = (one: AccountTotals, other: AccountTotals): boolean =>
  one.debitsPending === other.debitsPending &&
  one.debitsPosted === other.debitsPosted &&
  one.creditsPending === other.creditsPending &&
  one.creditsPosted === other.creditsPosted;

const written = ({ debitsPosted, debitsPending, creditsPosted, creditsPending }: AccountTotals): string =>
  `debits ${debitsPosted} (${debitsPending} pending), credits ${creditsPosted} (${creditsPending} pending)`;
