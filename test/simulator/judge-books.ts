import type { Entry } from '@topsteel/domain/ledger';
import { limitOf, type SimBooks } from './fake-books.ts';
import { firstHash, type LinkHash } from './processes/seal.ts';

interface Sums {
  posted: bigint;
  pending: bigint;
}

/**
 * M-1, M-5 and M-6 from the journal alone, without the rules that entered it: the totals are what the entries sum to, no
 * limited account's posted balance was ever below zero, and every entry hangs in the hash chain, in its place, once.
 */
export function judgeBooks(
  { books, journal, links }: SimBooks,
  linkHash: LinkHash,
  isSealed: boolean,
): string[] {
  const violations: string[] = [];
  const sums = new Map<string, Sums>();
  const amounts = new Map<string, bigint>();
  const below = new Set<string>();
  for (const entry of journal) {
    const posted = entry.kind === 'single' || entry.kind === 'post' ? entry.amountMinor : 0n;
    const claimed =
      entry.kind === 'pending' ? entry.amountMinor : -(amounts.get(entry.pendingId ?? '') ?? 0n);
    if (entry.kind === 'pending') amounts.set(entry.id, entry.amountMinor);
    move(sums, entry.debit, posted, claimed);
    move(sums, entry.credit, -posted, -claimed);
    for (const account of [entry.debit, entry.credit]) {
      const limit = limitOf(account);
      const balance = sums.get(account)?.posted ?? 0n;
      const isBelow =
        limit === 'none' ? false : limit === 'debits-within-credits' ? balance > 0n : balance < 0n;
      if (isBelow && !below.has(account)) {
        below.add(account);
        violations.push(`limit: ${account} stood at ${balance} after ${entry.id}`);
      }
    }
  }
  for (const [account, { posted, pending }] of sums) {
    const kept = books.totals.get(account);
    const [bookPosted, bookPending] = kept
      ? [kept.debitsPosted - kept.creditsPosted, kept.debitsPending - kept.creditsPending]
      : [0n, 0n];
    if (bookPosted !== posted || bookPending !== pending)
      violations.push(
        `replay: ${account} is ${bookPosted} and ${bookPending}, its entries sum to ${posted} and ${pending}`,
      );
  }
  return [...violations, ...judgeLinks(journal, links, linkHash, isSealed)];
}

function move(sums: Map<string, Sums>, account: string, posted: bigint, pending: bigint): void {
  const before = sums.get(account);
  if (before === undefined) sums.set(account, { posted, pending });
  else {
    before.posted += posted;
    before.pending += pending;
  }
}

function judgeLinks(
  journal: readonly Entry[],
  links: SimBooks['links'],
  linkHash: LinkHash,
  isSealed: boolean,
): string[] {
  let hash = firstHash;
  for (const [at, link] of links.entries()) {
    const entry = journal[at];
    if (entry === undefined || link.entry.id !== entry.id)
      return [`hash chain: place ${at + 1} holds ${link.entry.id}, not ${entry?.id ?? 'nothing'}`];
    hash = linkHash(hash, at + 1, entry);
    if (hash !== link.hash) return [`hash chain: the link of ${entry.id} is broken`];
  }
  return isSealed && links.length !== journal.length
    ? [`hash chain: ${journal.length - links.length} entries are not linked`]
    : [];
}
