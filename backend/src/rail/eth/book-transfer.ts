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
  /** Who pays the gas. */
  relayer: string;
}

/**
 * Enters a transfer that is final, once: what moved between a deposit account and the treasury, and its gas. What goes to a
 * payer is booked with the payment it belongs to, out of the deposit account: paid by the treasury, it has come there first.
 *
 * The gas is ours: the relayer makes up for it on the account, so that a deposit's books are what its buyer sent.
 */
export async function bookTransfer(
  tx: Tx,
  { key, amountWei, outOf }: IntentPayload<'send-native'>,
  feeWei: bigint,
  { orderId, deposit, treasury, relayer }: TransferBooks,
): Promise<void> {
  const lying = accountOf('native_wallet', deposit);
  const swept = accountOf('native_wallet', treasury);
  const legs: GroupLeg[] = [];
  const move = { amountMinor: BigInt(amountWei), currency: 'ETH', code: 'sweep' } as const;
  if (kindOf(key) === 'sweep') legs.push({ debit: swept, credit: lying, ...move });
  if (outOf === 'treasury') legs.push({ debit: lying, credit: swept, ...move });
  legs.push({
    debit: accountOf('gas_expense'),
    credit: accountOf('treasury_wallet', relayer),
    amountMinor: feeWei,
    currency: 'ETH',
    code: 'gas',
  });
  await enterGroup(tx, { externalRef: `send-native:${key}`, orderId, effectiveAt: new Date(), legs });
}
