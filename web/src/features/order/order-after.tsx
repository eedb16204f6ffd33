import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { Link } from '../../ui/link.tsx';
import { OrderAgain } from './order-acts.tsx';

/** What a buyer may still want: to say that something is wrong, or the same steel once more. */
export function OrderAfter({ order }: { order: Order }) {
  const t = useTranslations('order.after');
  if (order.mine !== 'buyer') return null;
  return (
    <section aria-labelledby="after">
      <h2 id="after" className="mb-3">
        {t('heading')}
      </h2>
      <div className="grid gap-6 sm:grid-cols-2">
        <OrderAgain order={order} />
        <div className="grid content-start justify-items-start gap-2">
          <Link href={`/orders/${order.id}/claim`} prefetch={false} className="button button-quiet">
            {t('claim')}
          </Link>
          <p className="max-w-prose text-sm text-ink-2">{t('claimHint')}</p>
        </div>
      </div>
    </section>
  );
}
