import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { DueByVendor } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';
import { Told } from '../told/told.tsx';
import { PaidAsNote } from './paid-as-note.tsx';

/** What vendors are due, one row a vendor and currency. */
export function DueTable({ vendors }: { vendors: readonly DueByVendor[] }) {
  const t = useTranslations('payout');
  if (vendors.length === 0) return <EmptyState title={t('due.empty')}>{t('due.emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('due.caption')}
      columns={[
        t('due.vendor'),
        { figure: t('due.amount') },
        { figure: t('due.payable') },
        t('due.to'),
        t('due.why'),
      ]}
    >
      <tbody>
        {vendors.map((vendor) => (
          <tr key={vendor.sellerId + vendor.currency}>
            <th scope="row">
              {vendor.sellerName}
              <div className="text-ink-2">{t('due.orders', { count: vendor.items.length })}</div>
            </th>
            <td className="num">
              <Money minor={vendor.dueMinor} currency={vendor.currency as Currency} />
            </td>
            <td className="num">
              <Money minor={vendor.payableNowMinor} currency={vendor.currency as Currency} />
              <PaidAsNote paidAs={vendor.paidAs} />
            </td>
            <td className="font-mono">{vendor.destination === null ? '–' : shorten(vendor.destination)}</td>
            <td>
              <Missing why={vendor.why} />
              <HeldBack items={vendor.items} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** What one vendor is due, one row an order. */
export function DueOrders({ vendors }: { vendors: readonly DueByVendor[] }) {
  const t = useTranslations('payout');
  if (vendors.length === 0) return <EmptyState title={t('due.empty')}>{t('due.emptyHint')}</EmptyState>;
  return vendors.map((vendor) => (
    <LedgerTable
      key={vendor.currency}
      caption={t('due.ownCaption', { currency: vendor.currency })}
      columns={[t('due.order'), t('due.captured'), { figure: t('due.amount') }, t('due.why')]}
    >
      <tbody>
        {vendor.items.map((item) => (
          <tr key={item.orderId}>
            <th scope="row">
              <Link href={`/vendor/orders/${item.orderId}`} className="font-mono">
                {item.orderNumber}
              </Link>
            </th>
            <td>
              <When iso={item.capturedAt} dayOnly />
            </td>
            <td className="num">
              <Money minor={item.dueMinor} currency={item.currency as Currency} bare />
            </td>
            <td>
              {item.heldBack === null ? (
                item.dueMinor.startsWith('-') ? (
                  t('due.owed')
                ) : (
                  t('due.ready')
                )
              ) : (
                <Told text={item.heldBack} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            <Missing why={vendor.why} />
            <PaidAsNote paidAs={vendor.paidAs} />
          </th>
          <td className="num">
            <Money minor={vendor.dueMinor} currency={vendor.currency as Currency} bare />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  ));
}

/** What keeps the money, or that nothing does. */
function Missing({ why }: Pick<DueByVendor, 'why'>) {
  const t = useTranslations('payout');
  return why === null ? t('due.ready') : <Told text={why} />;
}

/** The orders that are held back, each with what it lacks. */
function HeldBack({ items }: Pick<DueByVendor, 'items'>) {
  const held = items.filter(({ heldBack }) => heldBack !== null);
  if (held.length === 0) return null;
  return (
    <ul className="text-sm text-ink-2">
      {held.map((item) => (
        <li key={item.orderId}>
          <Link href={`/finance/ledger?order=${item.orderId}`} prefetch={false}>
            {item.orderNumber}
          </Link>
          : <Told text={item.heldBack ?? ''} />
        </li>
      ))}
    </ul>
  );
}
