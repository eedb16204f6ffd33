import type { OrderGroup } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { statusTone } from '../order/order-state.ts';

/** The orders that a purchase became: one for each lot. `isBare`: without links, for who has no sign-in. */
export function GroupOrders({ group, isBare = false }: { group: OrderGroup; isBare?: boolean }) {
  const t = useTranslations('orderGroup');
  return (
    <LedgerTable
      caption={t('table.caption')}
      columns={[
        t('table.order'),
        t('table.product'),
        { figure: t('table.mass'), unit: 't' },
        { figure: t('table.amount') },
        t('table.state'),
      ]}
    >
      <tbody>
        {group.vendors.flatMap(({ seller, orders }) =>
          orders.map((order) => (
            <tr key={order.id}>
              <th scope="row" className="whitespace-nowrap">
                {isBare ? order.number : <Link href={`/orders/${order.id}`}>{order.number}</Link>}
              </th>
              <td className="min-w-44">
                {order.description}
                <div className="text-ink-2">{seller.name}</div>
              </td>
              <td className="num">
                <Mass grams={order.massGrams} bare />
              </td>
              <td className="num">
                <Money minor={order.payAmountMinor} currency={order.payCurrency} />
              </td>
              <td>
                <Tag tone={statusTone(order.status)}>{t(`state.${order.status}`)}</Tag>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </LedgerTable>
  );
}
