import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Above an order for recalled material: what was recalled, and that nothing goes on. */
export function OrderRecall({ order }: { order: Order }) {
  const t = useTranslations('recall.order');
  if (order.recall === null) return null;
  const { lotCode } = order.recall;
  return (
    <Notice tone="bad" title={t('title', { lot: lotCode })}>
      {t.rich('text', { radius: (words) => <Link href={`/genealogy/${lotCode}`}>{words}</Link> })}
    </Notice>
  );
}
