import { getTranslations } from 'next-intl/server';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { getSession, hasAccess } from '../session/get-me.ts';

const SHOWN = 3;

/** A buyer's last orders; nothing for anybody else. */
export async function LastOrders() {
  const session = await getSession();
  if (!hasAccess(session, 'buyer')) return null;
  const t = await getTranslations('steel.home');
  const answer = await read(`/v2/orders?side=buyer&limit=${String(SHOWN)}`, orderPage);
  if (!answer.ok) return null;
  const orders = answer.value.items;
  return (
    <section aria-labelledby="last-orders">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="last-orders">{t('orders')}</h2>
        {orders.length === 0 ? null : <Link href="/orders">{t('ordersAll')}</Link>}
      </div>
      {orders.length === 0 ? <p className="text-ink-2">{t('ordersNone')}</p> : null}
      <ul>
        {orders.map((order) => (
          <li
            key={order.id}
            className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-1.5 text-sm"
          >
            <Link href={`/orders/${order.id}`} className="font-semibold">
              {order.number}
            </Link>
            <span className="min-w-0 flex-1 basis-60">{order.description}</span>
            <span>
              <Mass grams={order.massGrams} />
            </span>
            <span>
              <Money minor={order.totalMinor} currency={order.currency} />
            </span>
            <span className="text-ink-2">
              <When iso={order.createdAt} dayOnly />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
