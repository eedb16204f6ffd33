export { handCodes, handRuleOf, notByHand, ownerFault } from './hand-rule.ts';
export type { HandRule } from './hand-rule.ts';
export {
  counterLines,
  journalFaults,
  MOST_JOURNAL_LINES,
  planJournal,
  requireJournal,
  sidesOf,
} from './plan-journal.ts';
export type { JournalFault, JournalLine } from './plan-journal.ts';
