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
  | 'fx-gain'
  | 'fx-loss'
  | 'gas'
  | 'write-off'
  | 'rounding';

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
 * May these totals stand under this limit? Pending credits cover pending debits, posted credits cover posted debits.
 *
 * @example isWithinLimit('debits-within-credits', { ...emptyTotals, debitsPosted: 1n }) // false
 */
export function isWithinLimit(limit: BalanceLimit, totals: AccountTotals): boolean {
  const { debitsPending, debitsPosted, creditsPending, creditsPosted } = totals;
  if (limit === 'none') return true;
  const [less, lessPending, more, morePending] =
    limit === 'debits-within-credits'
      ? [debitsPosted, debitsPending, creditsPosted, creditsPending]
      : [creditsPosted, creditsPending, debitsPosted, debitsPending];
  return less <= more && less + lessPending <= more + morePending;
}

/** Posted balance on the normal side; negative when the account stands on the other. */
export function balanceOf(side: 'debit' | 'credit', totals: AccountTotals): bigint {
  return side === 'debit'
    ? totals.debitsPosted - totals.creditsPosted
    : totals.creditsPosted - totals.debitsPosted;
}
