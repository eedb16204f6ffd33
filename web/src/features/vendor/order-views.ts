/** The views of a seller's orders, in the order of the work. */
export const orderViews = ['accept', 'ship', 'shipped', 'disputed', 'all'] as const;
export type OrderView = (typeof orderViews)[number];

/** How many orders each view holds, where that is counted; text where there are more than were counted. */
export type ViewCounts = Partial<Record<OrderView, number | string>>;

/** The view that was asked for; by itself the first that holds work, else all. */
export function viewOf(asked: string | undefined, counts: ViewCounts): OrderView {
  const named = orderViews.find((view) => view === asked);
  if (named !== undefined) return named;
  return orderViews.find((view) => counts[view] !== undefined && counts[view] !== 0) ?? 'all';
}

const FILTERS: Record<OrderView, Record<string, string>> = {
  accept: { needs: 'acceptance' },
  ship: { needs: 'shipment' },
  shipped: { status: 'shipped' },
  disputed: { status: 'disputed' },
  all: {},
};

/** What the API is asked for a view. @example viewQuery('ship', {}).toString() // 'side=seller&limit=50&needs=shipment' */
export function viewQuery(
  view: OrderView,
  { text = '', cursor, limit = 50 }: { text?: string; cursor?: string | undefined; limit?: number },
): URLSearchParams {
  return new URLSearchParams({
    side: 'seller',
    limit: limit.toString(),
    ...FILTERS[view],
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(cursor === undefined ? {} : { cursor }),
  });
}
