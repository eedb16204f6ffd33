import type { Tx } from '../platform/database/index.ts';
import { distributionsOf } from './infra/distribution-store.ts';
import { payoutsOfOrder } from './infra/payout-store.ts';

/** Where the payout of an order stands, in one word. */
export type PayoutFact = 'none' | 'scheduled' | 'sent' | 'settled' | 'returned';

/**
 * Where an order's payout stands: by the newest payout that took it up. `settled` only when nothing more is due; what the
 * vendor owes after a refund does not count. `returned` until a new payout takes it up.
 *
 * @example await payoutFactOf(tx, orderId) // 'scheduled' from the proposal on, 'sent' once bank or chain have it
 */
export async function payoutFactOf(tx: Tx, orderId: string): Promise<PayoutFact> {
  const [newest] = await payoutsOfOrder(tx, orderId);
  if (!newest) return 'none';
  switch (newest.state) {
    case 'scheduled':
    case 'approved':
      return 'scheduled';
    case 'sent':
      return 'sent';
    case 'returned':
      return 'returned';
    case 'declined':
      return 'none';
    case 'settled': {
      const distributions = await distributionsOf(tx, orderId);
      return distributions.some(({ netMinor, allocatedMinor }) => netMinor > allocatedMinor)
        ? 'none'
        : 'settled';
    }
  }
}
