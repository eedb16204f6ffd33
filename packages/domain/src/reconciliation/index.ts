export { usualPolicy } from './book.ts';
export type {
  BankLine,
  Book,
  Candidate,
  Claim,
  Decision,
  MatchRule,
  MatchingPolicy,
  Part,
  ProviderPayout,
  Receipt,
  SentTransfer,
} from './book.ts';
export { linesOfEntry } from './line-of-entry.ts';
export { matchLines } from './match-lines.ts';
export { comparableName, isSameName } from './payer-name.ts';
