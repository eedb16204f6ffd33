import { formatAmount, type Currency } from '@topsteel/domain/units';
import { unexplainedDebitsMinor } from '../bank/index.ts';
import type { OrganisationFacts } from '../organisation/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { accountInUse } from './infra/account-store.ts';
import type { Destination, PayoutMethod } from './infra/payout-store.ts';
import { transferKeyOf } from './send-payouts.ts';

/** Where a vendor is paid what it is owed in a currency, and in which; or why it cannot be. */
export type Way = { method: PayoutMethod; destination: Destination; currency: Currency } | { why: string };

/**
 * USDC goes to the vendor's own account in the directory, EUR to the bank account that two people agreed on. What is owed in
 * another currency is paid as EUR where the vendor has such a bank account, and as USDC where it has none. While something
 * has left for that account that the books know nothing of, nothing more does: a database that was restored may have
 * forgotten a payout.
 *
 * @param payoutIds of payouts that are about to be approved: what has left under their names is theirs
 */
export async function wayOf(
  tx: Tx,
  seller: Pick<OrganisationFacts, 'id' | 'name' | 'account'>,
  currency: Currency,
  now: Date,
  payoutIds: readonly string[] = [],
): Promise<Way> {
  if (currency === 'USDC') {
    if (seller.account === null) return { why: 'The vendor has no account in the directory.' };
    const destination = { holder: seller.name, iban: null, bic: null, address: seller.account };
    return { method: 'chain', destination, currency };
  }
  const account = await accountInUse(tx, seller.id, 'EUR');
  if (currency !== 'EUR' && account === null && seller.account !== null)
    return wayOf(tx, seller, 'USDC', now);
  if (!account?.usableFrom) return { why: 'The vendor has no approved bank account for EUR yet.' };
  if (now < account.usableFrom)
    return {
      why: `The vendor’s bank account is new and is paid to from ${account.usableFrom.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    };
  const unexplainedMinor = await unexplainedDebitsMinor(tx, account.iban, payoutIds.map(transferKeyOf));
  if (unexplainedMinor > 0n)
    return {
      why: `${formatAmount(unexplainedMinor, 'EUR')} EUR went out to the vendor’s bank account and nothing says what for: match it at /finance/reconcile first.`,
    };
  return {
    method: 'sepa',
    currency: 'EUR',
    destination: { holder: account.holder, iban: account.iban, bic: account.bic, address: null },
  };
}

/** @example destinationText({ iban: 'FR76…', … }) // 'FR76…' */
export const destinationText = (destination: Destination): string =>
  destination.iban ?? destination.address ?? '';

export const isSameDestination = (a: Destination, b: Destination): boolean =>
  destinationText(a).toLowerCase() === destinationText(b).toLowerCase() && a.holder === b.holder;
