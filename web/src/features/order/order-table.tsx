import { useTranslations } from 'next-intl';
import type { OrderSummary } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { moveOf, statusTone } from './order-state.ts';

type OrderTableProps = {
  orders: OrderSummary[];
  side: 'buyer' | 'seller';
  base: '/orders' | '/vendor/orders';
};

/** Orders of one side; how each stands and whose move is next come first, for a phone shows no more. */
export function OrderTable({ orders, side, base }: OrderTableProps) {
  const t = useTranslations('order.list');
  return (
    <LedgerTable
      caption={side === 'buyer' ? t('caption') : t('captionSeller')}
      tools={side === 'buyer' ? 'orders' : 'vendor-orders'}
      columns={[
        t('order'),
        t('state'),
        t('next'),
        side === 'buyer' ? t('seller') : t('buyer'),
        t('product'),
        { figure: t('mass'), unit: 't' },
        { figure: t('weighed'), unit: 't' },
        { figure: t('max') },
      ]}
    >
      <tbody>
        {orders.map((order) => (
          <Row key={order.id} order={order} side={side} base={base} />
        ))}
      </tbody>
    </LedgerTable>
  );
}

function Row({ order, side, base }: { order: OrderSummary } & Pick<OrderTableProps, 'side' | 'base'>) {
  const t = useTranslations('order');
  const move = moveOf(order);
  const isMine = order.nextMove.who === side;
  return (
    <tr>
      <th scope="row">
        <Link href={`${base}/${order.id}`} prefetch={false} className="font-semibold whitespace-nowrap">
          {order.number}
        </Link>
        <div className="text-ink-2">
          {order.reference === null ? <When iso={order.createdAt} dayOnly /> : order.reference}
        </div>
      </th>
      <td>
        <Tag tone={statusTone(order.status)}>{t(`status.${order.status}`)}</Tag>
      </td>
      <td className="min-w-36">
        {move === null ? (
          t('none')
        ) : (
          <>
            <span className={isMine ? 'font-semibold text-hot' : ''}>{t(`move.${move}`)}</span>
            <div className="text-ink-2">
              {isMine ? t('list.yours') : t(`who.${order.nextMove.who}`)}
              {order.nextMove.by === null ? null : (
                <>
                  {' · '}
                  <When iso={order.nextMove.by} dayOnly />
                </>
              )}
            </div>
          </>
        )}
      </td>
      <td>{side === 'buyer' ? order.seller.name : order.buyer.name}</td>
      <td className="min-w-40">{order.description}</td>
      <td className="num">
        <Mass grams={order.massGrams} bare />
      </td>
      <td className="num">
        {order.weighedGrams === null ? t('none') : <Mass grams={order.weighedGrams} bare />}
      </td>
      <td className="num">
        <Money minor={order.maxAmountMinor} currency={order.currency} />
      </td>
    </tr>
  );
}
