import { isAppError } from '@topsteel/domain/errors';
import { accountOf } from '@topsteel/domain/ledger';
import { balanceIn, enterOnce, nameOf, type Bookkeeping } from '../fake-books.ts';
import type { Notes } from '../notes.ts';
import type { Process } from '../process.ts';

const DESK = accountOf('bank', 'fr1420041010050500013m02606');
const UNMATCHED = accountOf('unmatched_receipts', 'fr1420041010050500013m02606');
const UNMATCHED_NAME = nameOf(UNMATCHED);

/** Somebody transfers money that matches no order. */
export function receiveUnmatched(db: Bookkeeping, ref: string, amountMinor: bigint): void {
  const leg = { debit: DESK, credit: UNMATCHED, amountMinor, code: 'receive' as const };
  db.write(({ books }) => ({ books: enterOnce(books, `unmatched:${ref}`, [leg]) }));
}

/**
 * A clerk sends back what it saw unmatched. Two of them see the same money, and nothing but the account's limit keeps them
 * from sending it back twice.
 */
export function* returnReceipt(db: Bookkeeping, clerk: string, notes: Notes): Process {
  const amountMinor = -balanceIn(db.now.books, UNMATCHED_NAME);
  if (amountMinor <= 0n) return;
  yield 'return receipt: amount seen';
  const leg = { debit: UNMATCHED, credit: DESK, amountMinor, code: 'refund' as const };
  try {
    db.transact(({ books }) => ({
      books: enterOnce(books, `returned:${clerk}:${books.journal.length}`, [leg]),
    }));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'not-conserved') throw error;
    notes.note('the books refused to overdraw');
  }
  yield 'return receipt: money returned';
}
