import type { Order } from '@topsteel/domain/api';
import { Notice } from '../../ui/notice.tsx';

/** Above an order for recalled material: what was recalled, and that nothing goes on. */
export function OrderRecall({ order }: { order: Order }) {
  if (order.recall === null) return null;
  const { lotCode } = order.recall;
  return (
    <Notice tone="bad" title={`Lot ${lotCode} was recalled`}>
      Set the material aside and do not use it. It is neither shipped nor paid for.{' '}
      <a href={`/genealogy/${lotCode}`}>See what the recall concerns</a>
    </Notice>
  );
}
