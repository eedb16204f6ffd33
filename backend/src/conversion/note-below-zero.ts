import type { AccountRef } from '@topsteel/domain/ledger';
import { chartOfAccounts } from '@topsteel/domain/ledger';
import { formatAmount, type Currency } from '@topsteel/domain/units';
import { balanceMinorOf, nameOfAccount } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { closeWorkUnder, openWork } from '../work/index.ts';

const keyOf = (account: AccountRef, currency: Currency): string =>
  `below-zero:${nameOfAccount(account, currency)}:`;

/**
 * Tells a person when what just left an account of ours took it below zero in the books: money is there that nobody has
 * recorded, such as what a provider sent to our wallet.
 *
 * @param left what left it, which is in the books; `ref` names it for ever
 */
export async function noteBelowZero(
  tx: Tx,
  left: { account: AccountRef; currency: Currency; amountMinor: bigint; ref: string },
): Promise<void> {
  const { account, currency, amountMinor, ref } = left;
  const balanceMinor = await balanceMinorOf(tx, account, currency);
  // Only what crosses zero tells of it; below zero it has been told.
  if (balanceMinor >= 0n || balanceMinor + amountMinor < 0n) return;
  await openWork(tx, {
    key: `${keyOf(account, currency)}${ref}`,
    kind: 'account-below-zero',
    orderId: null,
    organisationId: null,
    reason: `By the books ${formatAmount(-balanceMinor, currency)} ${currency} more have left “${chartOfAccounts[account.code].name}” (${account.owner}) than came onto it.`,
    action:
      'Record at /finance/conversions what came onto the account, such as what a provider sent to our wallet, with the hash of its transaction.',
    details: { page: '/finance/conversions', balanceMinor: balanceMinor.toString(), currency },
  });
}

/** Closes that work once the account is covered again. */
export async function noteCovered(tx: Tx, account: AccountRef, currency: Currency): Promise<void> {
  if ((await balanceMinorOf(tx, account, currency)) < 0n) return;
  await closeWorkUnder(tx, keyOf(account, currency), 'system', 'What came onto the account was recorded.');
}
