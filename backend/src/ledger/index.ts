export { claimGroup, enterGroup, resolveGroup } from './enter-group.ts';
export type { Group, GroupLeg } from './enter-group.ts';
export { enterPosting } from './enter-posting.ts';
export type { Posting } from './enter-posting.ts';
export { LedgerModule } from './ledger-module.ts';
export { readEntries } from './read-entries.ts';
export type { AccountEntry } from './read-entries.ts';
export { ReadBooks } from './read-books.ts';
