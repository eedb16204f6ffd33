import Link from 'next/link';
import type { OrderSummary } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { statusTone } from './order-state.ts';
import { texts } from './texts.ts';

type OrderTableProps = {
  orders: OrderSummary[];
  side: 'buyer' | 'seller';
  base: '/orders' | '/vendor/orders';
};

/** Orders of one side, with whose move is next. */
export function OrderTable({ orders, side, base }: OrderTableProps) {
  const words = texts.list;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.order,
        side === 'buyer' ? words.seller : words.buyer,
        words.product,
        { figure: words.mass },
        { figure: words.weighed },
        { figure: words.max },
        words.state,
        words.next,
      ]}
    >
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <Link href={`${base}/${order.id}`} prefetch={false} className="font-semibold whitespace-nowrap">
                {order.number}
              </Link>
              <div className="text-ink-2">
                {order.reference === null ? <When iso={order.createdAt} dayOnly /> : order.reference}
              </div>
            </th>
            <td>{side === 'buyer' ? order.seller.name : order.buyer.name}</td>
            <td className="min-w-40">{order.description}</td>
            <td className="num">
              <Mass grams={order.massGrams} bare />
            </td>
            <td className="num">
              {order.weighedGrams === null ? words.notYet : <Mass grams={order.weighedGrams} bare />}
            </td>
            <td className="num">
              <Money minor={order.maxAmountMinor} bare />
            </td>
            <td>
              <Tag tone={statusTone(order.status)}>{texts.status[order.status]}</Tag>
            </td>
            <td className="min-w-40">
              {order.nextMove.who === 'nobody' ? (
                words.notYet
              ) : (
                <span className={order.nextMove.who === side ? 'font-semibold text-hot' : ''}>
                  {order.nextMove.what}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
