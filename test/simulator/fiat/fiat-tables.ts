import type { Snapshot } from '@topsteel/domain/payment';
import type { Distribution, PayoutLine, PayoutState } from '@topsteel/domain/payout';
import type { Settlement, SettlementFacts } from '@topsteel/domain/settlement';
import { freshBooks, type SimBooks } from '../fake-books.ts';
import type { Database } from '../fake-database.ts';
import type { SimWebhook } from './fake-provider.ts';

export interface SimOrder {
  id: string;
  amountMinor: bigint;
  captureMinor: bigint;
  /** What a person gives back of it, once it is captured. */
  refunds: readonly bigint[];
  weighed: boolean;
  settlement: Settlement;
  pin: SettlementFacts['pin'];
  title: SettlementFacts['title'];
  isReceiptWatched: boolean;
  isCommissionPosted: boolean;
  closed: SettlementFacts['closed'];
  isRecalled: boolean;
  /** The goods are to be free again. */
  isPinCancelled: boolean;
  /** From then on the seller can't be paid any more. */
  releaseBeforeMs: number;
}
export interface SimAttempt {
  id: string;
  orderId: string;
  version: number;
  snapshot: Snapshot;
  isOpened: boolean;
}
export interface SimCommand {
  key: string;
  attemptId: string;
  verb: 'capture' | 'void' | 'refund';
  amountMinor: bigint;
  isDone: boolean;
}
export interface SimPayout {
  id: string;
  state: PayoutState;
  amountMinor: bigint;
  payableMinor: bigint;
  debtMinor: bigint;
  lines: readonly PayoutLine[];
}

/** What the marketplace keeps of payments, vendors and payouts. */
export interface FiatTables {
  orders: ReadonlyMap<string, SimOrder>;
  attempts: ReadonlyMap<string, SimAttempt>;
  commands: ReadonlyMap<string, SimCommand>;
  inbox: ReadonlyMap<string, SimWebhook & { isDone: boolean }>;
  distributions: ReadonlyMap<string, Distribution>;
  payouts: ReadonlyMap<string, SimPayout>;
  /** Lines of the bank's statement that were taken in. */
  booked: ReadonlySet<string>;
  books: SimBooks;
  work: ReadonlySet<string>;
  /** The chain is in alarm. */
  isMoneyStopped: boolean;
  /** What was asked for and must not have been. */
  wrongs: readonly string[];
}

export const freshFiatTables = (areLimitsKept: boolean): FiatTables => ({
  orders: new Map(),
  attempts: new Map(),
  commands: new Map(),
  inbox: new Map(),
  distributions: new Map(),
  payouts: new Map(),
  booked: new Set(),
  books: freshBooks(areLimitsKept),
  work: new Set(),
  isMoneyStopped: false,
  wrongs: [],
});

export type FiatDatabase = Database<FiatTables>;
