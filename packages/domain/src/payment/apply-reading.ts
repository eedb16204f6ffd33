import type { Leg } from '../ledger/index.ts';
import { isOver, judgeReceipt, type Judgement } from './assess-receipt.ts';
import { attemptStateOf, type AttemptState } from './attempt-state.ts';
import { observe, type Finding } from './observe.ts';
import { planReceiptPostings, type ReceiptBooks } from './plan-receipt-postings.ts';
import type { Snapshot } from './snapshot.ts';

/** An attempt as far as readings change it. */
export interface AttemptCore {
  snapshot: Snapshot;
  /** Counts the readings that changed something. */
  version: number;
  /** Over without money: another attempt may begin. */
  isClosed: boolean;
}

/** What is around the attempt when a reading is applied. */
export interface ReadingFacts {
  amountMinor: bigint;
  isOrderClosed: boolean;
  /** Another attempt of the order is open, has money, or is what the order is to be paid by since. */
  hasOpenAttempt: boolean;
  /** What came before is on its way back to the payer. */
  isGivenBack: boolean;
  books: ReceiptBooks;
}

/** What follows from a reading, to be done in one transaction and in this order. */
export interface AppliedReading {
  next: AttemptCore & { state: AttemptState };
  changed: boolean;
  findings: Finding[];
  /** Entered before whoever listens is told. */
  increases: Leg[];
  /** Entered after. */
  decreases: Leg[];
  judgement: Judgement | null;
}

/**
 * Applies a reading to an attempt: the whole decision, without any I/O. The same readings in whatever order, as often
 * as one likes, end in the attempt that the newest one describes.
 *
 * @example
 * applyReading({ snapshot: emptySnapshot, version: 0, isClosed: false }, said, facts).next.state // 'authorized'
 */
export function applyReading(kept: AttemptCore, said: Snapshot, facts: ReadingFacts): AppliedReading {
  const { after, changed, findings } = observe(kept.snapshot, said);
  const state = attemptStateOf(after);
  if (!changed) {
    return {
      next: { ...kept, state },
      changed,
      findings,
      increases: [],
      decreases: [],
      judgement: null,
    };
  }
  const judgement = judgeReceipt(kept.snapshot, after, {
    amountMinor: facts.amountMinor,
    isOrderClosed: facts.isOrderClosed,
    isPaidOtherwise: facts.hasOpenAttempt,
    isGivenBack: facts.isGivenBack,
  });
  // Money that comes to a closed attempt opens it again, unless it is to go back.
  const staysClosed = kept.isClosed && (facts.hasOpenAttempt || judgement?.act === 'give-back');
  return {
    next: {
      snapshot: after,
      version: kept.version + 1,
      isClosed: isOver(after) || staysClosed,
      state,
    },
    changed,
    findings,
    ...planReceiptPostings(kept.snapshot, after, facts.books),
    judgement,
  };
}
