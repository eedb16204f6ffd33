import { useTranslations } from 'next-intl';
import type { OrderSummary } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';

/** Orders as the seller works through them: whose move is next, what was ordered and weighed, for how much. */
export function SellerOrders({
  orders,
  isCaptionHidden = false,
  tools,
}: {
  orders: readonly OrderSummary[];
  isCaptionHidden?: boolean;
  tools?: string;
}) {
  const t = useTranslations('vendor.orders');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      isCaptionHidden={isCaptionHidden}
      {...(tools === undefined ? {} : { tools })}
      columns={[
        t('number'),
        t('next'),
        t('what'),
        t('buyer'),
        { figure: t('ordered'), unit: 't' },
        { figure: t('weighed'), unit: 't' },
        { figure: t('total') },
        t('placed'),
      ]}
    >
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <Link href={`/vendor/orders/${order.id}`} className="font-semibold whitespace-nowrap">
                {order.number}
              </Link>
              {order.reference === null ? null : <div className="text-ink-2">{order.reference}</div>}
            </th>
            <td className="min-w-44">
              {order.nextMove.who === 'nobody'
                ? t(`move.${order.nextMove.code}`)
                : t.rich('nextIs', {
                    who: order.nextMove.who === 'seller' ? t('yours') : t(`who.${order.nextMove.who}`),
                    move: t(`move.${order.nextMove.code}`),
                    b: (text) => (
                      <span className={order.nextMove.who === 'seller' ? 'font-semibold text-hot' : ''}>
                        {text}
                      </span>
                    ),
                  })}
              {order.nextMove.by === null ? null : (
                <div className="text-ink-2">{t('by', { day: formats.instant(order.nextMove.by) })}</div>
              )}
            </td>
            <td className="min-w-44">{order.description}</td>
            <td>{order.buyer.name}</td>
            <td className="num">
              <Mass grams={order.massGrams} bare />
            </td>
            <td className="num">
              {order.weighedGrams === null ? '–' : <Mass grams={order.weighedGrams} bare />}
            </td>
            <td className="num">
              <Money minor={order.totalMinor} currency={order.currency} />
            </td>
            <td>
              <When iso={order.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
