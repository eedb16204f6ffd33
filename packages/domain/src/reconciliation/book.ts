import type { Direction } from '../camt/index.ts';

/** One transaction on our account, as the matching reads it. Amounts in cents. */
export interface BankLine {
  id: string;
  direction: Direction;
  amountMinor: bigint;
  /** `2026-11-26`. */
  bookedOn: string;
  counterpartyName: string | null;
  counterpartyIban: string | null;
  /** Every mention of an ISO 11649 reference, each with all its readings that have right check digits. */
  rfReferences: readonly (readonly string[])[];
  texts: readonly string[];
  endToEndId: string | null;
  /** The banks' own names for the payment; a return repeats those of what it undoes. */
  bankReferences: readonly string[];
  /** The message of ours that a batch booking is for. */
  messageId: string | null;
  /** Charges taken on the way, as the bank states them or as follows from what was instructed. */
  chargesMinor: bigint;
  /** It undoes an earlier payment. */
  isReturn: boolean;
  /** Why, by ISO 20022 code; null when the bank does not say. */
  returnReason: string | null;
  /** The bank's own charges. */
  isCharges: boolean;
}

/** A transfer that we wait for. */
export interface Claim {
  id: string;
  /** ISO 11649, without spaces. */
  reference: string;
  orderNumber: string;
  /** What has not come yet; negative when too much came. */
  dueMinor: bigint;
  payerName: string;
  /** Accounts that the payer has paid from before. */
  payerIbans: readonly string[];
  openedOn: string;
  /** Nothing is expected any more; money that names it still belongs to it. */
  isClosed: boolean;
}

/** A transfer that we sent. */
export interface SentTransfer {
  id: string;
  endToEndId: string;
  messageId: string;
  amountMinor: bigint;
  creditorIban: string;
  isSettled: boolean;
  isReturned: boolean;
  /** The bank has refused it; what its statement shows counts all the same. */
  isRefused: boolean;
}

/** Money that a claim has received, for what is taken back later. */
export interface Receipt {
  lineId: string;
  claimId: string;
  amountMinor: bigint;
  takenBackMinor: bigint;
  payerIban: string | null;
  endToEndId: string | null;
  bankReferences: readonly string[];
  rfReferences: readonly string[];
}

/** Money that a payment provider has sent, or said that it would send, to our account. */
export interface ProviderPayout {
  id: string;
  /** E.g. `stripe`. */
  provider: string;
  /** The provider's own name for it. */
  ref: string;
  amountMinor: bigint;
  /** When the provider says that it is there: `2026-11-26`. */
  arrivesOn: string;
  /** The provider has taken it back. */
  isFailed: boolean;
  isArrived: boolean;
  /** It came and went out again. */
  isBack: boolean;
}

export interface Book {
  claims: readonly Claim[];
  transfers: readonly SentTransfer[];
  receipts: readonly Receipt[];
  payouts: readonly ProviderPayout[];
}

export interface MatchingPolicy {
  /** Charges on the way that we bear without asking. */
  feeLimitMinor: bigint;
  /** How long after it was asked for an unnamed payment is taken for the one. */
  windowDays: number;
}

export const usualPolicy: Readonly<MatchingPolicy> = { feeLimitMinor: 2_500n, windowDays: 60 };

/** What a line, or a part of it, is for. */
export interface Part {
  kind: 'receipt' | 'taken-back' | 'settled' | 'returned' | 'charges' | 'payout-arrived' | 'payout-back';
  /** The claim, the transfer or the provider's payout; null for charges. */
  targetId: string | null;
  /** The line that brought what is taken back; null for the other kinds. */
  receiptLineId: string | null;
  amountMinor: bigint;
  /** Charges on the way that we bear: the claim counts both. */
  feeMinor: bigint;
}

/** The rule that a match rests on, strongest first. */
export type MatchRule =
  | 'reference-and-amount'
  | 'reference-and-payer'
  | 'references-and-sum'
  | 'order-number-and-amount'
  | 'order-numbers-and-sum'
  | 'payer-and-amount'
  | 'payer-and-sum'
  | 'end-to-end-id'
  | 'message-and-sum'
  | 'return-of-transfer'
  | 'return-of-receipt'
  | 'bank-charges'
  | 'payout-reference-and-amount'
  | 'payout-amount-and-day';

export interface Candidate {
  /** Names the proposal, so that a declined one is not made again. */
  key: string;
  parts: Part[];
  /** Sentences for the person who decides. */
  why: string[];
  score: number;
}

export type Decision =
  | { lineId: string; kind: 'match'; rule: MatchRule; parts: Part[]; why: string[] }
  | { lineId: string; kind: 'suggest'; candidates: Candidate[] }
  | { lineId: string; kind: 'none' };
