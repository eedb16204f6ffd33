import { accountOf } from '@topsteel/domain/ledger';
import type { IntentPayload } from '@topsteel/domain/bridge';
import { enterGroup, type GroupLeg } from '../../ledger/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { kindOf } from './deposit-store.ts';

/** Whose accounts a transfer moves coin between. */
export interface TransferBooks {
  orderId: string;
  /** The deposit account. */
  deposit: string;
  treasury: string;
}

/**
 * Enters a transfer that is final, once: what moved between a deposit account and the treasury. What goes to a payer is
 * booked with the payment it belongs to, out of the deposit account: paid by the treasury, it has come there first.
 *
 * Its gas is ours, and booked by its receipt ({@link BookEther}), so that a deposit's books are what its buyer sent.
 */
export async function bookTransfer(
  tx: Tx,
  { key, amountWei, outOf }: IntentPayload<'send-native'>,
  { orderId, deposit, treasury }: TransferBooks,
): Promise<void> {
  const lying = accountOf('native_wallet', deposit);
  const swept = accountOf('native_wallet', treasury);
  const legs: GroupLeg[] = [];
  const move = { amountMinor: BigInt(amountWei), currency: 'ETH', code: 'sweep' } as const;
  if (kindOf(key) === 'sweep') legs.push({ debit: swept, credit: lying, ...move });
  if (outOf === 'treasury') legs.push({ debit: lying, credit: swept, ...move });
  await enterGroup(tx, { externalRef: `send-native:${key}`, orderId, effectiveAt: new Date(), legs });
}
