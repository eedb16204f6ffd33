import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Anchor, Book } from '../../generated/types/schema';
import { anchorId, bookId } from './id';

/** A closing of a book; `previousSequence` is 0 for the first one. */
export function saveAnchor(
  publisher: Address,
  name: Bytes,
  sequence: BigInt,
  root: Bytes,
  closedAt: BigInt,
  previousSequence: BigInt,
  signer: Address,
  event: ethereum.Event,
): void {
  const anchor = new Anchor(anchorId(publisher, name, sequence));
  anchor.book = bookId(publisher, name);
  anchor.sequence = sequence;
  anchor.root = root;
  anchor.closedAt = closedAt;
  if (!previousSequence.isZero()) anchor.previous = anchorId(publisher, name, previousSequence);
  anchor.signer = signer;
  anchor.anchoredAt = event.block.timestamp;
  anchor.transaction = event.transaction.hash;
  anchor.save();
  let book = Book.load(anchor.book);
  if (book === null) {
    book = new Book(anchor.book);
    book.publisher = publisher;
    book.book = name;
    book.anchorCount = 0;
  }
  book.latest = anchor.id;
  book.anchorCount += 1;
  book.save();
}
