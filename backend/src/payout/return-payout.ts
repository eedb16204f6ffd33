import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { dueOf, nextPayoutState, planReturn } from '@topsteel/domain/payout';
import { formatAmount } from '@topsteel/domain/units';
import { enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { lockDistribution, updateDistribution } from './infra/distribution-store.ts';
import { movePayout, type StoredPayout } from './infra/payout-store.ts';

/**
 * Gives back what a payout had taken up, once: its orders are due again, and a new payout can take them up. The money is
 * still on its way when the bank or the chain refused it, and back on our account when a bank returned it.
 */
export async function returnPayout(
  tx: Tx,
  payout: StoredPayout,
  { at, failure }: { at: Date; failure: string },
): Promise<void> {
  const state = nextPayoutState(payout.state, 'return');
  const lines = [...payout.lines].sort((a, b) => a.orderId.localeCompare(b.orderId));
  const dues = [];
  for (const line of lines) {
    const before = await lockDistribution(tx, line.orderId, line.currency);
    if (!before) continue;
    const after = {
      ...before,
      allocatedMinor: before.allocatedMinor - (line.toMinor - line.fromMinor),
      allocation: before.allocation + 1,
    };
    await updateDistribution(tx, after);
    dues.push({ beforeMinor: dueOf(before), afterMinor: dueOf(after) });
  }
  await enterGroup(tx, {
    externalRef: `payout:${payout.id}:return`,
    orderId: null,
    effectiveAt: at,
    legs: planReturn(dues, { from: whereItIs(payout), seller: payout.sellerAccount }).map((leg) => ({
      ...leg,
      currency: payout.currency,
    })),
  });
  await movePayout(tx, payout.id, { state, cause: failure, lines: 'released', failure });
  await openWork(tx, {
    key: `payout-returned:${payout.id}`,
    kind: payout.state === 'settled' ? 'payout-returned' : 'payout-failed',
    orderId: null,
    organisationId: payout.sellerId,
    reason: `The payout of ${formatAmount(payout.amountMinor, payout.currency)} ${payout.currency} to ${payout.destination.holder} did not arrive. ${failure}`,
    action:
      payout.method === 'sepa'
        ? 'Ask the vendor for the right bank account, have it approved, and propose the payout again; what is owed stands again.'
        : 'See why the transfer was refused, and propose the payout again; what is owed stands again.',
    details: { payoutId: payout.id, batchId: payout.batchId, amountMinor: payout.amountMinor.toString() },
  });
}

function whereItIs(payout: StoredPayout): AccountRef {
  if (payout.state !== 'settled' || payout.paidFrom === null) return accountOf('payout_in_flight', payout.id);
  return accountOf(payout.method === 'sepa' ? 'bank' : 'treasury_wallet', payout.paidFrom);
}
