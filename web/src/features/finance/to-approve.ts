import type { ConversionView, JournalEntryView, PayoutAccount, PayoutBatch } from '@topsteel/domain/api';

/** What waits for a second person, as the pages of the desk list it. */
export interface Waiting {
  batches: readonly Pick<PayoutBatch, 'state' | 'mayDecide'>[];
  accounts: readonly Pick<PayoutAccount, 'state'>[];
  conversions: readonly Pick<ConversionView, 'state' | 'mayDecide'>[];
  entries: readonly Pick<JournalEntryView, 'state' | 'mayDecide'>[];
}

const PAGES = {
  batches: '/finance/payouts',
  accounts: '/finance/payouts',
  conversions: '/finance/conversions',
  entries: '/finance/journal',
} as const satisfies Record<keyof Waiting, string>;

export interface ToApprove {
  what: keyof Waiting;
  count: number;
  href: string;
}

/**
 * What the reader may approve, and where: what it proposed itself waits for others. A seller's bank account is proposed by
 * the seller, so anyone of the desk may.
 *
 * @example toApprove({ …, entries: [{ state: 'waiting', mayDecide: true }] })
 * // [{ what: 'entries', count: 1, href: '/finance/journal' }]
 */
export function toApprove({ batches, accounts, conversions, entries }: Waiting): ToApprove[] {
  const counts: Record<keyof Waiting, number> = {
    batches: batches.filter(({ state, mayDecide }) => state === 'scheduled' && mayDecide).length,
    accounts: accounts.filter(({ state }) => state === 'proposed').length,
    conversions: conversions.filter(({ state, mayDecide }) => state === 'waiting' && mayDecide).length,
    entries: entries.filter(({ state, mayDecide }) => state === 'waiting' && mayDecide).length,
  };
  return (Object.keys(PAGES) as (keyof Waiting)[])
    .map((what) => ({ what, count: counts[what], href: PAGES[what] }))
    .filter(({ count }) => count > 0);
}
