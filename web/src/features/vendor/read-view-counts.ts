import 'server-only';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { viewQuery, type ViewCounts } from './order-views.ts';

const COUNTED = ['accept', 'ship', 'shipped', 'disputed'] as const;
const LIMIT = 50;

/** How many orders wait in each view of work. A view that cannot be read has no count. */
export async function readViewCounts(): Promise<ViewCounts> {
  const answers = await Promise.all(
    COUNTED.map((view) => read(`/v2/orders?${viewQuery(view, { limit: LIMIT }).toString()}`, orderPage)),
  );
  return Object.fromEntries(
    COUNTED.flatMap((view, index) => {
      const answer = answers[index];
      if (answer?.ok !== true) return [];
      const { items, nextCursor } = answer.value;
      return [[view, nextCursor === null ? items.length : `${LIMIT.toString()}+`]];
    }),
  );
}
