import { hasLapsed, type Snapshot } from '@topsteel/domain/payment';
import { railTraits } from '@topsteel/domain/settlement';
import type { StoredOrder } from '../order/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredAttempt } from '../rail/index.ts';
import { commandProgress } from './infra/progress-queries.ts';

/** How the hold of an order's payment ended by itself: nothing had left for the buyer yet, or something had. */
export type Lapse = 'none' | 'before-shipping' | 'after-shipping';

/**
 * Whether what was held for an order was let go by its provider without a word of ours. Goods that have left cannot be taken
 * off an order by that: it is to be paid again.
 *
 * @param said what the provider says now; without it, what it said last
 */
export async function lapseOf(
  tx: Tx,
  { closedAs, delivery }: Pick<StoredOrder, 'closedAs' | 'delivery'>,
  attempt: StoredAttempt | null,
  said?: Snapshot,
): Promise<Lapse> {
  if (attempt === null || closedAs !== null || railTraits[attempt.rail].holds !== 'authorization')
    return 'none';
  if (!hasLapsed(said ?? attempt.snapshot)) return 'none';
  if ((await commandProgress(tx, attempt.id, 'void')) !== 'none') return 'none';
  return delivery === null ? 'before-shipping' : 'after-shipping';
}
