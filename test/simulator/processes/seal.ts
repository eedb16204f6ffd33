import { entryDigest, entryText, FIRST_HASH, sealHash, type Entry } from '@topsteel/domain/ledger';
import type { Bookkeeping } from '../fake-books.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';

/** The hash of an entry at its place in the chain, after the hash before it. */
export type LinkHash = (previous: string, place: number, entry: Entry) => string;

export const firstHash: string = FIRST_HASH;

/** The product's own hash. It takes more time than all the rest of a history, so few histories are sealed by it. */
export const productHash: LinkHash = (previous, place, entry) =>
  sealHash(previous as `0x${string}`, BigInt(place), entryDigest(textOf(entry)));

const textOf = ({ id, kind, pendingId, debit, credit, amountMinor }: Entry): string =>
  entryText({
    ...{
      id,
      kind,
      pendingId: pendingId ?? null,
      debitAccountId: debit,
      creditAccountId: credit,
      amountMinor,
    },
    ...{ code: 'match', expiresAtUs: null, position: 0, groupId: '', externalRef: '', orderId: null },
    ...{ chainId: null, blockNumber: null, effectiveAtUs: 0n, period: '2026-11' },
  });

/** FNV-1a over name and place: what may go wrong is which entries are linked, and that shows with any hash. */
export const quickHash: LinkHash = (previous, place, { id }) => {
  let hash = previous === firstHash ? 0x811c9dc5 : Number(`0x${previous}`);
  hash = Math.imul(hash ^ place, 0x01000193);
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
};

/** Links what was entered to the hash chain, from where the chain ends. */
export function* seal(db: Bookkeeping, linkHash: LinkHash, bug: PlantedBug | null): Process {
  const { journal, links } = db.now.books;
  if (journal.length === links.length) return;
  yield 'seal: entries waited';
  db.transact(({ books }) => {
    const isLate = books.journal.length > journal.length;
    const from = bug === 'link-skips-an-entry' && isLate ? journal.length : books.links.length;
    const next = [...books.links];
    let hash = next.at(-1)?.hash ?? firstHash;
    for (const entry of books.journal.slice(from)) {
      hash = linkHash(hash, next.length + 1, entry);
      next.push({ entry, hash });
    }
    return { books: { ...books, links: next } };
  });
  yield 'seal: entries linked';
}
