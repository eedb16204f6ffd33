import { handRuleOf, type JournalFault, type JournalLine } from '@topsteel/domain/journal';
import { chartOfAccounts } from '@topsteel/domain/ledger';
import { formatAmount, type Currency } from '@topsteel/domain/units';
import { ownAccounts } from '../conversion/index.ts';
import { balanceMinorOf, isAccountOfOrder, isOpened } from '../ledger/index.ts';
import type { Settings } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';

/**
 * What the books themselves have against lines of an entry: an account that is not ours, or not the order's, and more
 * than an account under a limit holds. What happens between this look and the booking is judged by the ledger.
 */
export async function bookFaults(
  tx: Tx,
  settings: Settings,
  { lines, currency, orderId }: { lines: readonly JournalLine[]; currency: Currency; orderId: string | null },
): Promise<JournalFault[]> {
  const own = ownAccounts(settings);
  const faults: JournalFault[] = [];
  for (const [index, { account, side, amountMinor }] of lines.entries()) {
    const say = (field: string, message: string) =>
      faults.push({ field: `lines.${index}.${field}`, message });
    const { normalSide, limit, name } = chartOfAccounts[account.code];
    const rule = handRuleOf(account.code);
    const isOurs =
      rule !== 'own' ||
      own.some(
        (one) => one.code === account.code && one.owner === account.owner && one.currency === currency,
      ) ||
      (await isOpened(tx, account, currency));
    if (!isOurs) {
      say(
        'owner',
        'This is no account of the platform in this currency. Choose one that money was booked on.',
      );
      continue;
    }
    if (rule === 'order' && (orderId === null || !(await isAccountOfOrder(tx, account, currency, orderId)))) {
      say('code', `Nothing of this order is on “${name}” in ${currency}.`);
      continue;
    }
    if (limit === 'none' || side === normalSide) continue;
    const heldMinor = await balanceMinorOf(tx, account, currency);
    if (heldMinor >= amountMinor) continue;
    say(
      'amountMinor',
      `The books have ${formatAmount(heldMinor, currency)} ${currency} on “${name}”, less than that.`,
    );
  }
  return faults;
}
