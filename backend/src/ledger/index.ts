export { enterPosting } from './enter-posting.ts';
export type { Posting } from './enter-posting.ts';
export { LedgerModule } from './ledger-module.ts';
export { ReadBooks } from './read-books.ts';
