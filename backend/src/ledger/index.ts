export { convertFunds } from './convert-funds.ts';
export type { Conversion, ConvertedSide } from './convert-funds.ts';
export { AnchorBooks } from './anchor-books.ts';
export { claimGroup, enterGroup, resolveGroup, transferIdOf } from './enter-group.ts';
export type { Group, GroupLeg } from './enter-group.ts';
export { enterPosting } from './enter-posting.ts';
export type { Posting } from './enter-posting.ts';
export { LedgerModule } from './ledger-module.ts';
export { readEntries } from './read-entries.ts';
export type { AccountEntry } from './read-entries.ts';
export {
  balanceMinorOf,
  isAccountOfOrder,
  isOpened,
  moneyRef,
  nameOfAccount,
  readMoney,
  readPositions,
} from './read-money.ts';
export { requireOpenMonth } from './require-open-month.ts';
export type { HeldMoney } from './read-money.ts';
export { ReadBooks } from './read-books.ts';
export { ReadPeriods } from './read-periods.ts';
