import type { SpendingLimit } from '@topsteel/domain/api';

/** A limit that counts an order, with what would be left of it; null where it counts in another currency. */
export type CountedLimit = SpendingLimit & { afterMinor: bigint | null; isOver: boolean };

type Parent = { id: string; parentId: string | null };

/** A cost centre and those above it. */
function withParents(costCentreId: string | undefined, centres: readonly Parent[]): Set<string> {
  const found = new Set<string>();
  for (let at = costCentreId; at !== undefined && !found.has(at); ) {
    found.add(at);
    at = centres.find(({ id }) => id === at)?.parentId ?? undefined;
  }
  return found;
}

/**
 * The limits that count an order of a member, on a cost centre and those above it.
 *
 * @param order the most it may cost, in minor units of its currency
 * @example countedLimits([limit], { userId, maxMinor: 300_000n, currency: 'EUR' }, [])[0].afterMinor // 200_000n
 */
export function countedLimits(
  limits: readonly SpendingLimit[],
  order: { userId: string; costCentreId?: string | undefined; maxMinor: bigint; currency: string },
  centres: readonly Parent[],
): CountedLimit[] {
  const booked = withParents(order.costCentreId, centres);
  return limits
    .filter(({ userId, costCentreId }) =>
      userId === null ? costCentreId !== null && booked.has(costCentreId) : userId === order.userId,
    )
    .map((limit) => {
      const left = BigInt(limit.period === 'order' ? limit.amountMinor : limit.leftMinor);
      const afterMinor = limit.currency === order.currency ? left - order.maxMinor : null;
      return { ...limit, afterMinor, isOver: afterMinor !== null && afterMinor < 0n };
    });
}
