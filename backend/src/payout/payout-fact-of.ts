import type { PayoutState } from '@topsteel/domain/payout';
import type { Tx } from '../platform/database/index.ts';
import { distributionsOf } from './infra/distribution-store.ts';
import { payoutsOfOrder } from './infra/payout-store.ts';

/** Where the payout of an order stands, in one word. */
export type PayoutFact = 'none' | 'scheduled' | 'sent' | 'settled' | 'returned';

/**
 * Where an order's payout stands: by the one of its payouts that is least far. `settled` only when none of them is
 * scheduled, approved or sent and nothing more is due; what the vendor owes after a refund does not count. `returned`
 * until a new payout takes it up.
 *
 * @example await payoutFactOf(tx, orderId) // 'scheduled' from the proposal on, 'sent' once bank or chain have it
 */
export async function payoutFactOf(tx: Tx, orderId: string): Promise<PayoutFact> {
  const payouts = await payoutsOfOrder(tx, orderId);
  const has = (...states: PayoutState[]): boolean => payouts.some(({ state }) => states.includes(state));
  if (has('scheduled', 'approved')) return 'scheduled';
  if (has('sent')) return 'sent';
  const distributions = await distributionsOf(tx, orderId);
  const isMoreDue = distributions.some(({ netMinor, allocatedMinor }) => netMinor > allocatedMinor);
  if (isMoreDue) return payouts[0]?.state === 'returned' ? 'returned' : 'none';
  return has('settled') ? 'settled' : 'none';
}
