import type { AccountRef, BalanceLimit } from './accounts.ts';

/**
 * `single` posts at once. `pending` claims; `post` (in full or in part), `void` or `expire` resolves it, once.
 * What a partial post leaves is given back to both accounts.
 */
export type TransferKind = 'single' | 'pending' | 'post' | 'void' | 'expire';

/** What a transfer stands for in the trade. */
export type TransferCode =
  | 'authorize'
  | 'capture'
  | 'commission'
  | 'payout'
  | 'commission-earned'
  | 'commission-paid'
  | 'commission-returned'
  | 'void'
  | 'reclaim'
  | 'resolve'
  | 'settle'
  | 'lapse'
  | 'credit-assigned'
  | 'credit-claimed'
  | 'receive'
  | 'match'
  | 'release-rest'
  | 'refund'
  | 'refund-sent'
  | 'refund-failed'
  | 'reverse'
  | 'taken-back'
  | 'dispute-opened'
  | 'dispute-won'
  | 'dispute-lost'
  | 'tax'
  | 'provider-fee'
  | 'provider-payout'
  | 'payout-approved'
  | 'payout-settled'
  | 'payout-returned'
  | 'vendor-debt'
  | 'debt-repaid'
  | 'convert'
  | 'transfer'
  | 'fx-gain'
  | 'fx-loss'
  | 'gas'
  | 'sweep'
  | 'opening'
  | 'write-off'
  | 'rounding'
  | 'journal'
  | 'journal-reversed';

/** One planned movement: money from the credit side to the debit side, in minor units. */
export interface Leg {
  debit: AccountRef;
  credit: AccountRef;
  amountMinor: bigint;
  code: TransferCode;
}

/** Totals of one account. */
export interface AccountTotals {
  debitsPending: bigint;
  debitsPosted: bigint;
  creditsPending: bigint;
  creditsPosted: bigint;
}

export const emptyTotals: Readonly<AccountTotals> = {
  debitsPending: 0n,
  debitsPosted: 0n,
  creditsPending: 0n,
  creditsPosted: 0n,
};

/** A transfer as entered, with account names instead of shapes, for replay. */
export interface Entry {
  id: string;
  kind: TransferKind;
  pendingId?: string | undefined;
  debit: string;
  credit: string;
  amountMinor: bigint;
  /** When a claim lapses, in milliseconds since 1970. */
  expiresAtMs?: number | undefined;
}

/**
 * Does an entry take from an account what is not there? Posted credits cover posted debits, and with what is pending on
 * both sides; an entry is judged by what it lowers. So an account that stands below zero with what is pending, because a
 * claim under another one was given back, still takes what comes in, and posts what its posted balance covers.
 *
 * @example overdraws('debits-within-credits', emptyTotals, { ...emptyTotals, debitsPosted: 1n }) // true
 */
export function overdraws(limit: BalanceLimit, before: AccountTotals, after: AccountTotals): boolean {
  if (limit === 'none') return false;
  const [had, has] = [roomOf(limit, before), roomOf(limit, after)];
  return (
    (has.posted < 0n && has.posted < had.posted) || (has.projected < 0n && has.projected < had.projected)
  );
}

/** What may still be drawn: of what is posted, and once all that is pending is posted too. */
function roomOf(limit: BalanceLimit, totals: AccountTotals): { posted: bigint; projected: bigint } {
  const sign = limit === 'debits-within-credits' ? 1n : -1n;
  const posted = sign * (totals.creditsPosted - totals.debitsPosted);
  return { posted, projected: posted + sign * (totals.creditsPending - totals.debitsPending) };
}

/** Posted balance on the normal side; negative when the account stands on the other. */
export function balanceOf(side: 'debit' | 'credit', totals: AccountTotals): bigint {
  return side === 'debit'
    ? totals.debitsPosted - totals.creditsPosted
    : totals.creditsPosted - totals.debitsPosted;
}
